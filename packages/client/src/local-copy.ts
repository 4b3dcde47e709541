/** An act signed here and not yet seen in the record. */
export interface Unplaced {
  /** The act's id. */
  readonly id: string;
  readonly room: string;
  readonly signed: Uint8Array;
}

/** A room's entries as this device holds them. */
export interface HeldRoom {
  readonly entries: readonly Uint8Array[];
  /** The newest checkpoint note, which covers them all; null when there are none. */
  readonly note: Uint8Array | null;
}

/**
 * Where a device keeps its copy: a port, with SQLite or memory in Node and IndexedDB in the browser.
 * Each call is atomic and durable when its promise resolves. Nothing here is secret but the keys.
 */
export interface LocalCopy {
  readRoom(room: string): Promise<HeldRoom>;
  /** Adds entries from place `from` on, with the note that covers them. What is there already is left. */
  addEntries(room: string, from: number, entries: readonly Uint8Array[], note: Uint8Array): Promise<void>;
  readKey(name: string): Promise<Uint8Array | null>;
  writeKey(name: string, key: Uint8Array): Promise<void>;
  /** In the order they were written. */
  readOutbox(room: string): Promise<readonly Unplaced[]>;
  writeOutbox(unplaced: Unplaced): Promise<void>;
  clearOutbox(ids: readonly string[]): Promise<void>;
}

/** A copy in memory: for tests, and for devices that must leave no trace. */
export function memoryLocalCopy(): LocalCopy {
  const rooms = new Map<string, { entries: Uint8Array[]; note: Uint8Array | null }>();
  const keys = new Map<string, Uint8Array>();
  let outbox: readonly Unplaced[] = [];
  return {
    readRoom: async (room) => {
      const { entries, note } = rooms.get(room) ?? { entries: [], note: null };
      return { entries: entries.slice(), note };
    },
    addEntries: async (room, from, entries, note) => {
      const held = rooms.get(room) ?? { entries: [], note: null };
      entries.forEach((entry, index) => (held.entries[from + index] ??= entry.slice()));
      rooms.set(room, { entries: held.entries, note });
    },
    readKey: async (name) => keys.get(name) ?? null,
    writeKey: async (name, key) => void keys.set(name, key.slice()),
    readOutbox: async (room) => outbox.filter((one) => one.room === room),
    writeOutbox: async (unplaced) => {
      if (!outbox.some(({ id }) => id === unplaced.id)) outbox = [...outbox, unplaced];
    },
    clearOutbox: async (ids) => void (outbox = outbox.filter(({ id }) => !ids.includes(id))),
  };
}
