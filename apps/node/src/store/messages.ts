/** An entry to be stored, with the envelopes it commits to. */
export interface StoredEntry {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
  readonly isControl: boolean;
  /** H of the entry, when it has envelopes. */
  readonly hash: Uint8Array | null;
  readonly envelopes: readonly Uint8Array[];
}

/** What one commit adds to a room: its entries and the checkpoint that covers them. */
export interface RoomCommit {
  readonly room: Uint8Array;
  readonly isNew: boolean;
  readonly entries: readonly StoredEntry[];
  readonly term: number;
  readonly size: number;
  readonly note: Uint8Array;
}

/** A room as the store has it at start. */
export interface StoredRoom {
  readonly room: Uint8Array;
  readonly leaves: readonly Uint8Array[];
  readonly controls: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
  readonly note: Uint8Array;
}

/** An invitation's mailbox. */
export interface Mailbox {
  readonly box: Uint8Array;
  readonly owner: Uint8Array;
  readonly token: Uint8Array;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A file on its way in, or one that has arrived. */
export interface Upload {
  /** 32 bytes that its sender chose. */
  readonly upload: Uint8Array;
  readonly room: Uint8Array;
  /** The key of the device that sends it. */
  readonly owner: Uint8Array;
  /** Bytes of the whole ciphertext, and how many of them are here. */
  readonly length: number;
  readonly held: number;
  /** H of the ciphertext once all of it is here; null before. */
  readonly hash: Uint8Array | null;
}

/** A file that has arrived. */
export interface StoredFile extends Upload {
  /** Whether it stays: somebody has said that the room's record names it. */
  readonly isKept: boolean;
}

/** How much of files one node holds. Bytes, but for the uploads. */
export interface FileQuota {
  /** Uploads that a device has begun and not finished. */
  readonly openUploads: number;
  readonly ofDevice: number;
  readonly ofRoom: number;
  readonly ofNode: number;
}

/** What the store does with files. `until` is in milliseconds since 1970. */
export interface FileCalls {
  upload(upload: Uint8Array): Upload | null;
  /** False when it would go beyond the quota. */
  beginUpload(begun: Pick<Upload, "upload" | "room" | "owner" | "length">, until: number, quota: FileQuota): boolean;
  /** Adds the piece after those that are there; an upload's other pieces are of equal size. */
  addPiece(upload: Uint8Array, n: number, bytes: Uint8Array, until: number): void;
  piece(upload: Uint8Array, n: number): Uint8Array | null;
  finishUpload(upload: Uint8Array, hash: Uint8Array, until: number): void;
  dropUpload(upload: Uint8Array): void;
  file(room: Uint8Array, hash: Uint8Array): StoredFile | null;
  keepFile(room: Uint8Array, hash: Uint8Array): void;
  /** Bytes of all files and uploads, as announced. */
  fileBytes(): number;
}

/** What the store's thread can be asked, each with its answer. Every call that writes is one transaction. */
export interface StoreCalls extends FileCalls {
  load(): readonly StoredRoom[];
  /** Commits, as `packCommits` packs them. */
  commit(packed: Uint8Array): void;
  read(room: Uint8Array, from: number, most: number, mostBytes: number): readonly Uint8Array[];
  /** One envelope of a control entry, given by H of the entry. */
  envelope(entry: Uint8Array, index: number): Uint8Array | null;
  /** The leaf hashes of all its envelopes, in order. */
  envelopeLeaves(entry: Uint8Array): readonly Uint8Array[];
  openMailbox(mailbox: Mailbox): "done" | "there" | "full";
  closeMailbox(box: Uint8Array, owner: Uint8Array): void;
  mailbox(box: Uint8Array): Mailbox | null;
  addLetter(box: Uint8Array, letter: Uint8Array, most: number): number;
  letters(box: Uint8Array, from: number): readonly Uint8Array[];
  expire(now: number): void;
  backup(file: string): void;
  close(): void;
}
export type StoreCall = keyof StoreCalls;

/** A call on its way to the store's thread. */
export interface StoreRequest {
  readonly id: number;
  readonly call: StoreCall;
  readonly args: readonly unknown[];
}

/** Why a call failed. `IN_USE` and `NEWER` are answers to the first call, when the store did not open. */
export type StoreFailure = "DISK_FULL" | "IN_USE" | "NEWER" | "FAILED";

/** The thread's answer. */
export type StoreAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: StoreFailure; readonly message: string };
