import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import type { LocalCopy, Unplaced } from "./local-copy.ts";

interface CopySchema extends DBSchema {
  readonly entry: { readonly key: [room: string, seq: number]; readonly value: Uint8Array };
  readonly note: { readonly key: string; readonly value: Uint8Array };
  readonly key: { readonly key: string; readonly value: Uint8Array };
  readonly outbox: {
    readonly key: number;
    readonly value: Unplaced;
    readonly indexes: { readonly id: string; readonly room: string };
  };
}

/** A device's copy in a browser's database. */
export interface IndexedDbLocalCopy extends LocalCopy {
  /** Puts the copy away: another tab or worker that waits for it gets it. */
  close(): void;
}

/** How a copy is opened in a browser. */
export interface IndexedDbOptions {
  /** Called when another tab or worker writes this copy now; opening goes on when that one lets go of it. */
  readonly onElsewhere?: () => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** On the disk when the promise resolves, not only handed to the system. */
const STRICT = { durability: "strict" } as const;

/**
 * A device's copy in the IndexedDB database `name`. One writer at a time (PROTOCOL.md §5): it is held by
 * a Web Lock of that name from opening to `close`, or to the end of the page or worker that opened it.
 */
export async function openIndexedDbLocalCopy(
  name: string,
  options: IndexedDbOptions = {},
): Promise<IndexedDbLocalCopy> {
  const release = await holdLock(name, options);
  try {
    const db = await openDB<CopySchema>(name, 1, { upgrade: createStores });
    const close = (): void => {
      db.close();
      release();
    };
    return { ...copyIn(db), close };
  } catch (error) {
    release();
    throw error;
  }
}

function createStores(db: IDBPDatabase<CopySchema>): void {
  db.createObjectStore("entry");
  db.createObjectStore("note");
  db.createObjectStore("key");
  const outbox = db.createObjectStore("outbox", { autoIncrement: true });
  outbox.createIndex("id", "id", { unique: true });
  outbox.createIndex("room", "room");
}

function copyIn(db: IDBPDatabase<CopySchema>): LocalCopy {
  return {
    readRoom: async (room) => {
      const reading = db.transaction(["entry", "note"], "readonly");
      const inRoom = IDBKeyRange.bound([room, 0], [room, Number.MAX_SAFE_INTEGER]);
      const [entries, note] = await Promise.all([
        reading.objectStore("entry").getAll(inRoom),
        reading.objectStore("note").get(room),
        reading.done,
      ]);
      return { entries, note: note ?? null };
    },
    addEntries: async (room, from, entries, note) => {
      const writing = db.transaction(["entry", "note"], "readwrite", STRICT);
      const store = writing.objectStore("entry");
      const fromThere = IDBKeyRange.bound([room, from], [room, Number.MAX_SAFE_INTEGER]);
      const held = new Set((await store.getAllKeys(fromThere)).map(([, seq]) => seq));
      const puts = entries.flatMap((entry, index) =>
        held.has(from + index) ? [] : [store.put(entry, [room, from + index])],
      );
      await Promise.all([...puts, writing.objectStore("note").put(note, room), writing.done]);
    },
    readKey: async (name) => (await db.get("key", name)) ?? null,
    writeKey: async (name, key) => {
      const writing = db.transaction("key", "readwrite", STRICT);
      await Promise.all([writing.store.put(key, name), writing.done]);
    },
    readOutbox: async (room) => await db.getAllFromIndex("outbox", "room", room),
    writeOutbox: async (unplaced) => {
      const writing = db.transaction("outbox", "readwrite", STRICT);
      const isThere = (await writing.store.index("id").getKey(unplaced.id)) !== undefined;
      await Promise.all([isThere ? null : writing.store.add(unplaced), writing.done]);
    },
    clearOutbox: async (ids) => {
      const writing = db.transaction("outbox", "readwrite", STRICT);
      const keys = await Promise.all(ids.map((id) => writing.store.index("id").getKey(id)));
      const removals = keys.map((key) => (key === undefined ? null : writing.store.delete(key)));
      await Promise.all([...removals, writing.done]);
    },
  };
}

/** Waits for the lock and returns what lets go of it. */
async function holdLock(name: string, { onElsewhere, signal }: IndexedDbOptions): Promise<() => void> {
  const lock = `longtable/copy/${name}`;
  const ask = (options: LockOptions): Promise<(() => void) | null> =>
    new Promise((resolve, reject) => {
      const held = async (granted: Lock | null): Promise<void> => {
        if (granted === null) return resolve(null);
        await new Promise<void>((release) => resolve(() => release()));
      };
      navigator.locks.request(lock, options, held).catch(reject);
    });
  const now = await ask({ ifAvailable: true });
  if (now !== null) return now;
  onElsewhere?.();
  const later = await ask(signal === undefined ? {} : { signal });
  if (later === null) throw new TypeError("A lock that is waited for is granted or the waiting ends.");
  return later;
}
