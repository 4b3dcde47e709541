import type { LocalCopy } from "../../src/local-copy.ts";

/** A copy that can be put away and opened again, as a device does that is switched off and on. */
export interface CopyUnderTest {
  readonly copy: LocalCopy;
  /** The same copy as a later run finds it; null where nothing is kept, as in memory. */
  readonly again: () => Promise<CopyUnderTest | null>;
}

/** One promise of the port. It runs in Node and in a browser, so it throws by itself. */
export interface Promised {
  readonly name: string;
  readonly run: (subject: CopyUnderTest) => Promise<void>;
}

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

function isSame(found: unknown, meant: unknown): void {
  const shown = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? `bytes:${inner.join(".")}` : inner));
  if (shown(found) !== shown(meant)) throw new Error(`meant was ${shown(meant)}, and found was ${shown(found)}`);
}

/** What every local copy keeps its word about, whatever it is made of. */
export const PROMISES: readonly Promised[] = [
  {
    name: "a room that was never written has no entries and no note",
    run: async ({ copy }) => isSame(await copy.readRoom("a"), { entries: [], note: null }),
  },
  {
    name: "entries come back in the order of their places, with the newest note",
    run: async ({ copy }) => {
      await copy.addEntries("a", 0, [bytes(0), bytes(1)], bytes(100));
      await copy.addEntries("a", 2, [bytes(2)], bytes(101));
      isSame(await copy.readRoom("a"), { entries: [bytes(0), bytes(1), bytes(2)], note: bytes(101) });
    },
  },
  {
    name: "more than ten entries keep their order: places are numbers, not words",
    run: async ({ copy }) => {
      const entries = Array.from({ length: 120 }, (_, index) => bytes(index));
      await copy.addEntries("a", 0, entries, bytes(1));
      isSame((await copy.readRoom("a")).entries, entries);
    },
  },
  {
    name: "an entry that is there stays as it is, also when it is added again with others",
    run: async ({ copy }) => {
      await copy.addEntries("a", 0, [bytes(0), bytes(1)], bytes(100));
      await copy.addEntries("a", 1, [bytes(9), bytes(2)], bytes(101));
      isSame(await copy.readRoom("a"), { entries: [bytes(0), bytes(1), bytes(2)], note: bytes(101) });
    },
  },
  {
    name: "a note alone moves on when no entries come with it",
    run: async ({ copy }) => {
      await copy.addEntries("a", 0, [bytes(0)], bytes(100));
      await copy.addEntries("a", 1, [], bytes(101));
      isSame(await copy.readRoom("a"), { entries: [bytes(0)], note: bytes(101) });
    },
  },
  {
    name: "rooms do not see each other, nor one whose name begins with another's",
    run: async ({ copy }) => {
      await copy.addEntries("a", 0, [bytes(1)], bytes(100));
      await copy.addEntries("ab", 0, [bytes(2)], bytes(101));
      isSame(await copy.readRoom("a"), { entries: [bytes(1)], note: bytes(100) });
      isSame(await copy.readRoom("ab"), { entries: [bytes(2)], note: bytes(101) });
    },
  },
  {
    name: "keys are kept by their names; writing one again replaces it",
    run: async ({ copy }) => {
      isSame(await copy.readKey("k"), null);
      await copy.writeKey("k", bytes(1));
      await copy.writeKey("other", bytes(3));
      await copy.writeKey("k", bytes(2, 0, 255));
      isSame(await copy.readKey("k"), bytes(2, 0, 255));
      isSame(await copy.readKey("other"), bytes(3));
    },
  },
  {
    name: "the outbox has a room's acts in the order they were written, each once, until they are cleared",
    run: async ({ copy }) => {
      for (const id of ["z", "a", "m"]) await copy.writeOutbox({ id, room: "r", signed: bytes(id.charCodeAt(0)) });
      await copy.writeOutbox({ id: "other", room: "s", signed: bytes(1) });
      await copy.clearOutbox(["a", "never-there"]);
      isSame(
        (await copy.readOutbox("r")).map(({ id, room, signed }) => [id, room, signed]),
        [
          ["z", "r", bytes(122)],
          ["m", "r", bytes(109)],
        ],
      );
      isSame((await copy.readOutbox("s")).length, 1);
    },
  },
  {
    name: "writing the same act twice keeps it once, in its first place",
    run: async ({ copy }) => {
      for (const id of ["a", "b", "a"]) await copy.writeOutbox({ id, room: "r", signed: bytes(7) });
      isSame(
        (await copy.readOutbox("r")).map(({ id }) => id),
        ["a", "b"],
      );
    },
  },
  {
    name: "what a caller does to its bytes afterwards does not reach what was kept",
    run: async ({ copy, again }) => {
      const key = bytes(1, 2, 3);
      await copy.writeKey("k", key);
      key.fill(0);
      const later = await again();
      isSame(await (later?.copy ?? copy).readKey("k"), bytes(1, 2, 3));
    },
  },
  {
    name: "all of it is there when the device comes back",
    run: async ({ copy, again }) => {
      await copy.addEntries("a", 0, [bytes(0)], bytes(100));
      await copy.writeKey("k", bytes(1));
      await copy.writeOutbox({ id: "x", room: "a", signed: bytes(5) });
      const later = await again();
      if (later === null) return;
      isSame(await later.copy.readRoom("a"), { entries: [bytes(0)], note: bytes(100) });
      isSame(await later.copy.readKey("k"), bytes(1));
      isSame(
        (await later.copy.readOutbox("a")).map(({ id }) => id),
        ["x"],
      );
      await later.copy.writeOutbox({ id: "y", room: "a", signed: bytes(6) });
      isSame(
        (await later.copy.readOutbox("a")).map(({ id }) => id),
        ["x", "y"],
      );
    },
  },
];
