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

/** What the store's thread can be asked, each with its answer. Every call that writes is one transaction. */
export interface StoreCalls {
  load(): readonly StoredRoom[];
  commit(commits: readonly RoomCommit[]): void;
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
