import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

import { FILE_PIECE, type RefusalCode, equalBytes, startHash } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import type { StoredFile, Upload } from "../store/messages.ts";
import type { Store } from "../store/store.ts";

/** Bytes that are free on the disk of a file. */
export async function freeBytes(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file));
  return bavail * bsize;
}

/** Whose upload: which one, of which device, into which room. */
export interface UploadPlace {
  readonly upload: Uint8Array;
  readonly room: Uint8Array;
  readonly owner: Uint8Array;
}

/** How many bytes of an upload are here, or why none can be. */
export type Held = { readonly held: number } | RefusalCode;

/**
 * Files beside the record: ciphertext that belongs to a room, sent in pieces of 1 MiB and found again by its
 * hash. The node cannot read which act names a file, so it is told, by a member of the room, that one does;
 * what nobody vouches for is removed in time. Begin, add, finish and keep may each be repeated.
 */
export class Files {
  readonly #store: Store;
  readonly #storeFile: string;
  readonly #clock: () => number;
  /** Uploads with a piece on its way to the disk, by id in hex: pieces of one upload go one after another. */
  readonly #adding = new Map<string, Promise<unknown>>();

  constructor(store: Store, storeFile: string, clock: () => number) {
    this.#store = store;
    this.#storeFile = storeFile;
    this.#clock = clock;
  }

  /** Begins an upload, or says how far one has come that was begun before. */
  async begin(place: UploadPlace, length: number): Promise<Held> {
    const there = await this.#store.upload(place.upload);
    if (there !== null) return isAt(there, place) && there.length === length ? { held: there.held } : "ALREADY_THERE";
    if (length > LIMITS.largestFile) return "TOO_LARGE";
    await this.#store.expire(this.#clock());
    if ((await freeBytes(this.#storeFile)) - length < LIMITS.diskReserve) return "NO_SPACE";
    const isBegun = await this.#store.beginUpload({ ...place, length }, this.#until(LIMITS.uploadLifetime), {
      openUploads: LIMITS.openUploadsPerDevice,
      ofDevice: LIMITS.fileBytesPerDevice,
      ofRoom: LIMITS.fileBytesPerRoom,
      ofNode: LIMITS.fileBytes,
    });
    return isBegun ? { held: 0 } : "NO_SPACE";
  }

  /**
   * Adds a piece at an offset. A piece that is not the next one, or not of its size, changes nothing: the
   * answer says from where to go on.
   */
  async add(place: UploadPlace, offset: number, bytes: Uint8Array): Promise<Held> {
    const id = Buffer.from(place.upload).toString("hex");
    const before = this.#adding.get(id) ?? Promise.resolve();
    const adding = before.catch(() => undefined).then(() => this.#add(place, offset, bytes));
    this.#adding.set(id, adding);
    try {
      return await adding;
    } finally {
      if (this.#adding.get(id) === adding) this.#adding.delete(id);
    }
  }

  async #add(place: UploadPlace, offset: number, bytes: Uint8Array): Promise<Held> {
    const there = await this.#store.upload(place.upload);
    if (there === null || !isAt(there, place)) return "NO_SUCH_THING";
    const { held, length } = there;
    if (offset !== held || bytes.length !== Math.min(FILE_PIECE, length - held)) return { held };
    await this.#store.addPiece(place.upload, held / FILE_PIECE, bytes, this.#until(LIMITS.uploadLifetime));
    return { held: held + bytes.length };
  }

  /** Makes a whole upload the room's file of that hash. What has another hash is forgotten: `OTHER_FILE`. */
  async finish(place: UploadPlace, hash: Uint8Array): Promise<RefusalCode | null> {
    if ((await this.#store.file(place.room, hash)) !== null) return null;
    const there = await this.#store.upload(place.upload);
    if (there === null || !isAt(there, place) || there.held !== there.length) return "NO_SUCH_THING";
    const running = startHash();
    for (let n = 0; n * FILE_PIECE < there.length; n++) {
      running.update((await this.#store.piece(place.upload, n)) ?? new Uint8Array(0));
    }
    if (!equalBytes(running.digest(), hash)) {
      await this.#store.dropUpload(place.upload);
      return "OTHER_FILE";
    }
    await this.#store.finishUpload(place.upload, hash, this.#until(LIMITS.unkeptLifetime));
    return null;
  }

  /** Keeps a file for good: a member says that the room's record names it. */
  async keep(room: Uint8Array, hash: Uint8Array): Promise<RefusalCode | null> {
    if ((await this.#store.file(room, hash)) === null) return "NO_SUCH_THING";
    await this.#store.keepFile(room, hash);
    return null;
  }

  /** A room's file by its hash; null when there is none. */
  find(room: Uint8Array, hash: Uint8Array): Promise<StoredFile | null> {
    return this.#store.file(room, hash);
  }

  /** Bytes `from` up to but not including `to` of a file, read piece by piece as they are asked for. */
  read({ upload }: StoredFile, from: number, to: number): ReadableStream<Uint8Array> {
    let at = from;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const n = Math.floor(at / FILE_PIECE);
          const piece = at < to ? await this.#store.piece(upload, n) : null;
          if (piece === null) return controller.close();
          const start = n * FILE_PIECE;
          const part = piece.subarray(at - start, Math.min(piece.length, to - start));
          at += part.length;
          controller.enqueue(part);
        },
      },
      { highWaterMark: 0 },
    );
  }

  #until(lifetime: number): number {
    return this.#clock() + lifetime;
  }
}

function isAt(there: Upload, { room, owner }: UploadPlace): boolean {
  return equalBytes(there.room, room) && equalBytes(there.owner, owner);
}
