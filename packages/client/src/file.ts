import type { FileRef, Hash } from "@longtable/dialogue";
import { FILE_PIECE, equalBytes, fromHex, startHash, toHex } from "@longtable/protocol";
import { LARGEST_CONTENT, type Randomness, RoomError, openFile, sealFile } from "@longtable/room";

import type { Connection } from "./connection.ts";
import { ClientError } from "./error.ts";
import { PieceSource } from "./piece-source.ts";

/** Where files of a room are put and fetched. */
export interface FilePlace {
  readonly room: Uint8Array;
  /** The connection to use now; waits for the next one while there is none, and rejects when none will come. */
  readonly connection: () => Promise<Connection>;
}

/** How a transfer goes on. */
export interface FileProgress {
  readonly signal?: AbortSignal;
  /** Called with the bytes of ciphertext that are across, of how many. */
  readonly onProgress?: (across: number, of: number) => void;
}

/** So many times a transfer tries again without having come further. */
const TRIES = 5;

/**
 * Seals a file under a fresh key and puts it on the room's node, in pieces; goes on where it stopped when
 * the connection comes back. Resolves with what an act holds to share it; the act is the caller's. The file
 * stays on the node only once a member says that an act names it: `keepFile`. Refuses more than 100 MB
 * (`TOO_LARGE`); rejects with the signal's reason, and what was sent expires on the node by itself.
 */
export async function putFile(
  place: FilePlace,
  content: Blob,
  named: Pick<FileRef, "name" | "media">,
  random: Randomness,
  progress: FileProgress = {},
): Promise<FileRef> {
  if (content.size > LARGEST_CONTENT) {
    throw new ClientError("TOO_LARGE", "This file is larger than 100 MB: share it in parts.");
  }
  const key = random(32);
  const { ciphertext, length } = await sealFile(content, key);
  return { key, length, hash: await upload(place, { stream: ciphertext, length }, random, progress), ...named };
}

/**
 * Puts a photograph into a press room's files as it is, not encrypted: it is for the public. Resolves with its hash,
 * by which a statement names it; `keepFile` once that statement is placed.
 */
export async function putPhotograph(
  place: FilePlace,
  content: Blob,
  random: Randomness,
  progress: FileProgress = {},
): Promise<Hash> {
  return await upload(place, { stream: content.stream(), length: content.size }, random, progress);
}

/** Sends bytes in pieces, and goes on where it stopped; the hash of the whole. */
async function upload(
  place: FilePlace,
  { stream, length }: { readonly stream: ReadableStream<Uint8Array>; readonly length: number },
  random: Randomness,
  { signal, onProgress }: FileProgress,
): Promise<Hash> {
  const base = `/rooms/${toHex(place.room)}`;
  const id = toHex(random(32));
  const source = new PieceSource(stream, FILE_PIECE);
  const ask = { signal: signal ?? null };
  try {
    await persist(place, ask, async (connection, cameFurther) => {
      const begun = `${base}/uploads/${id}?length=${length}`;
      let held = await heldIn(await connection.request({ method: "PUT", target: begun, ...withSignal(signal) }));
      while (held < length) {
        const body = await source.pieceAt(held);
        const target = `${base}/uploads/${id}?offset=${held}`;
        const now = await heldIn(await connection.request({ method: "PATCH", target, body, ...withSignal(signal) }));
        if (now > held) cameFurther();
        else throw new ClientError("BAD_ANSWER", "The node does not take the next piece of this file.");
        held = now;
        onProgress?.(held, length);
      }
      const finished = `${base}/files/${toHex(source.hash())}?upload=${id}`;
      await connection.request({ method: "PUT", target: finished, ...withSignal(signal) });
    });
  } finally {
    await source.cancel();
  }
  return toHex(source.hash()) as Hash;
}

/**
 * Fetches a file that an act of this room shares, compares the hash of the whole ciphertext with the act's
 * and only then opens it. Goes on where it stopped when the connection comes back. Where nobody has yet
 * said that the record names this file, it says so. The content has no type: it is another's, and a browser
 * must not take it for a page. Refuses what is not the file that was shared: `FILE_DAMAGED`.
 */
export async function getFile(place: FilePlace, file: FileRef, progress: FileProgress = {}): Promise<Blob> {
  const { signal, onProgress } = progress;
  const target = targetOf(place, file);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const hash = startHash();
  let across = 0;
  let isKept = true;
  await persist(place, { signal: signal ?? null }, async (connection, cameFurther) => {
    if (across === file.length) return;
    const headers = { Range: `bytes=${across}-` };
    const response = await connection.request({ method: "GET", target, headers, ...withSignal(signal) });
    if (response.status !== 206 || totalOf(response) !== file.length) throw damaged();
    isKept = response.headers.get("Longtable-Kept") !== "no";
    for await (const part of bodyOf(response, signal)) {
      if (across + part.length > file.length) throw damaged();
      parts.push(part);
      hash.update(part);
      across += part.length;
      cameFurther();
      onProgress?.(across, file.length);
    }
    if (across < file.length) throw new ClientError("NO_CONNECTION", "The connection ended before the file was whole.");
  });
  if (!equalBytes(hash.digest(), fromHex(file.hash))) throw damaged();
  if (!isKept) await keepFile(place, file, signal);
  try {
    return await openFile(new Blob(parts), file.key);
  } catch (cause) {
    if (cause instanceof RoomError) throw new ClientError("FILE_DAMAGED", cause.message, { cause });
    throw cause;
  }
}

/**
 * Tells the node that the room's record names this file, so that it stays. The node learns no more than its
 * hash: not which act, nor who shared it with whom. May be said again.
 */
export async function keepFile(place: FilePlace, file: { readonly hash: string }, signal?: AbortSignal): Promise<void> {
  const target = `${targetOf(place, file)}/keep`;
  await persist(place, { signal: signal ?? null }, async (connection) => {
    await connection.request({ method: "POST", target, ...withSignal(signal) });
  });
}

/** Does something over a connection, and again over the next one while a lost connection is all that fails. */
async function persist(
  { connection }: FilePlace,
  { signal }: { readonly signal: AbortSignal | null },
  transfer: (connection: Connection, cameFurther: () => void) => Promise<void>,
): Promise<void> {
  let failures = 0;
  for (;;) {
    signal?.throwIfAborted();
    try {
      await transfer(await connection(), () => (failures = 0));
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isLost(error) || ++failures >= TRIES) throw error;
      // The socket may not have noticed yet what the request did.
      await pause(200 * 2 ** failures);
    }
  }
}

/** Whether what failed may go well over the next connection: a sign-in ends with its connection. */
function isLost(error: unknown): boolean {
  return error instanceof ClientError && (error.code === "NO_CONNECTION" || error.code === "NOT_SIGNED_IN");
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function targetOf({ room }: FilePlace, { hash }: { readonly hash: string }): string {
  return `/rooms/${toHex(room)}/files/${hash}`;
}

function withSignal(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

async function heldIn(response: Response): Promise<number> {
  const said: unknown = await response.json().catch(() => null);
  const held = typeof said === "object" && said !== null && "held" in said ? said.held : null;
  if (typeof held === "number" && Number.isSafeInteger(held) && held >= 0) return held;
  throw new ClientError("BAD_ANSWER", "The node did not say how much of the file it has.");
}

/** The file's whole length, as the answer to a range states it (RFC 9110 §14.4). */
function totalOf(response: Response): number | null {
  const [, total] = /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "") ?? [];
  return total === undefined ? null : Number(total);
}

async function* bodyOf(response: Response, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ClientError) throw cause;
    throw new ClientError("NO_CONNECTION", "The connection ended before the file was whole.", { cause });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function damaged(): ClientError {
  return new ClientError("FILE_DAMAGED", "What the node gave is not the file that was shared: it was not opened.");
}
