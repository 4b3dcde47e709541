import { parentPort, workerData } from "node:worker_threads";

import type { StoreAnswer, StoreCalls, StoreFailure, StoreRequest } from "./messages.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/** The store's thread: SQLite is synchronous, so that it never holds up the sockets it lives here. */
const { file, backups } = workerData as { readonly file: string; readonly backups: string };
const port = parentPort;
if (port === null) throw new Error("The store's thread is started by the node, not by hand.");

const store: StoreCalls = openSqliteStore(file, backups);

function failureOf(error: unknown): StoreFailure {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  const SQLITE_FULL = 13;
  const SQLITE_IOERR = 10;
  return code === SQLITE_FULL || code === SQLITE_IOERR ? "DISK_FULL" : "FAILED";
}

port.on("message", ({ id, call, args }: StoreRequest) => {
  let answer: StoreAnswer;
  try {
    const method = store[call] as (...parameters: readonly unknown[]) => unknown;
    answer = { id, ok: true, value: method(...args) };
  } catch (error) {
    answer = { id, ok: false, failure: failureOf(error), message: error instanceof Error ? error.message : "unknown" };
  }
  port.postMessage(answer);
  if (call === "close") port.close();
});
