import { parentPort, workerData } from "node:worker_threads";

import { NodeError } from "../error.ts";
import type { StoreAnswer, StoreCalls, StoreFailure, StoreRequest } from "./messages.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/** The store's thread: SQLite is synchronous, so that it never holds up the sockets it lives here. */
const { file, backups } = workerData as { readonly file: string; readonly backups: string };
const port = parentPort;
if (port === null) throw new Error("The store's thread is started by the node, not by hand.");

/** Opened by the first call, so that what stands in the way of it is that call's answer. */
let opened: StoreCalls | null = null;

/** The low byte of SQLite's extended result codes: https://sqlite.org/rescode.html */
const FAILURES: ReadonlyMap<number, StoreFailure> = new Map([
  [5, "IN_USE"], // SQLITE_BUSY
  [6, "IN_USE"], // SQLITE_LOCKED
  [10, "DISK_FULL"], // SQLITE_IOERR
  [13, "DISK_FULL"], // SQLITE_FULL
]);

function failureOf(error: unknown): StoreFailure {
  if (error instanceof NodeError && error.code === "NEWER_STORE") return "NEWER";
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  return FAILURES.get(code) ?? "FAILED";
}

port.on("message", ({ id, call, args }: StoreRequest) => {
  let answer: StoreAnswer;
  try {
    opened ??= openSqliteStore(file, backups);
    const method = opened[call] as (...parameters: readonly unknown[]) => unknown;
    answer = { id, ok: true, value: method(...args) };
  } catch (error) {
    answer = { id, ok: false, failure: failureOf(error), message: error instanceof Error ? error.message : "unknown" };
  }
  port.postMessage(answer);
  if (call === "close") port.close();
});
