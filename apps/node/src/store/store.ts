import { Worker } from "node:worker_threads";

import type { RefusalCode } from "@longtable/protocol";

import { packCommits } from "./commit-bytes.ts";
import type { RoomCommit, StoreAnswer, StoreCall, StoreCalls, StoreFailure } from "./messages.ts";

/** A call that the store could not carry out: nothing of it was written. */
export class StoreError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, message: string) {
    super(message);
    this.name = "StoreError";
    this.failure = failure;
  }
}

/** How a device is told of a failed call. */
export function failureCode(error: unknown): RefusalCode {
  return error instanceof StoreError && error.failure === "DISK_FULL" ? "DISK_FULL" : "UNAVAILABLE";
}

/** The store as the rest of the node sees it: every call of `StoreCalls`, answered later. */
export type Store = {
  readonly [C in Exclude<StoreCall, "commit">]: (
    ...args: Parameters<StoreCalls[C]>
  ) => Promise<ReturnType<StoreCalls[C]>>;
} & {
  /** Puts all of it on the disk, or nothing. One that does not follow on what the store has of a room fails. */
  readonly commit: (commits: readonly RoomCommit[]) => Promise<void>;
};

const CALLS: readonly StoreCall[] = [
  "load",
  "read",
  "envelope",
  "envelopeLeaves",
  "openMailbox",
  "closeMailbox",
  "mailbox",
  "addLetter",
  "letters",
  "expire",
  "upload",
  "beginUpload",
  "addPiece",
  "piece",
  "finishUpload",
  "dropUpload",
  "file",
  "keepFile",
  "fileBytes",
  "backup",
  "close",
];

/** Starts the store's thread on a file. When the store cannot be opened, the first call says why. */
export async function openStore(file: string, backups: string): Promise<Store> {
  const worker = new Worker(new URL("./store-thread.ts", import.meta.url), { workerData: { file, backups } });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 0;
  let ended: Error | null = null;
  const fail = (error: Error): void => {
    ended ??= error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on("message", (answer: StoreAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) one?.resolve(answer.value);
    else one?.reject(new StoreError(answer.failure, answer.message));
  });
  worker.on("error", (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => fail(new StoreError("FAILED", "The store's thread has ended.")));
  const ask = (call: StoreCall, args: readonly unknown[], handedOver: readonly ArrayBuffer[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, args }, handedOver);
    });
  const commit = async (commits: readonly RoomCommit[]): Promise<void> => {
    const packed = packCommits(commits);
    await ask("commit", [packed], [packed.buffer]);
  };
  const calls = Object.fromEntries(CALLS.map((call) => [call, (...args: readonly unknown[]) => ask(call, args)]));
  return { ...calls, commit } as unknown as Store;
}
