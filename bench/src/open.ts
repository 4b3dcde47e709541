import { type EpochKeySource, RoomReader } from "@longtable/client";
import { type RoomState, emptyRoom, foldRoom } from "@longtable/dialogue";
import {
  NOTHING_BEFORE,
  type SealedEntry,
  chainOf,
  entryBytes,
  isSignedBy,
  readAct,
  sha256,
  signAct,
  signCheckpoint,
  signerOf,
} from "@longtable/protocol";
import { HashTree, leafHash } from "@longtable/record";
import { entryKey, openEntry, sealEntry } from "@longtable/room";

import { type BenchRoom, makeBenchRoom, random } from "./bench-room.ts";
import { type Row, row } from "./result.ts";

const AUTHORS = 20;
const MORE = 1000;
const TOGETHER = 128;

/** What a floor needs of each entry, kept while the record is made. */
interface Sealed {
  readonly entry: SealedEntry;
  readonly bytes: Uint8Array;
  readonly author: Uint8Array;
}

/**
 * A new device opens a room by 20 authors, checking every signature, and then 1,000 entries more; beside the
 * bare sum of the hashing, decrypting and signature checks of the same entries on as many cores.
 */
export async function benchOpen(isQuick: boolean): Promise<readonly Row[]> {
  const size = isQuick ? 5000 : 100_000;
  const node = await signerOf(random(32));
  const room = await makeBenchRoom(node.publicKey, AUTHORS);
  console.log(`  making a record of ${(size + MORE).toLocaleString("en")} entries …`);
  const sealed = await sealWords(room, size + MORE);
  const first = [room.foundEntry, room.epochEntry, ...sealed.slice(0, size).map(({ bytes }) => bytes)];
  const more = sealed.slice(size).map(({ bytes }) => bytes);
  const noteOf = async (entries: readonly Uint8Array[]): Promise<Uint8Array> => {
    const tree = new HashTree();
    for (const entry of entries) tree.append(leafHash(entry));
    return await signCheckpoint({ room: room.control.room, size: tree.size, root: tree.root(), term: 0 }, node);
  };
  const [firstNote, wholeNote] = [await noteOf(first), await noteOf([...first, ...more])];

  const keys: EpochKeySource = { note: () => undefined, keyOf: () => Promise.resolve(room.epochKey) };
  const reader = new RoomReader(room.control.room, keys);
  let state: RoomState | null = null;
  const take = async (entries: readonly Uint8Array[], note: Uint8Array): Promise<number> => {
    const started = performance.now();
    await reader.read(entries);
    const { events } = await reader.settle(note);
    for (const event of events) {
      if (state !== null) ({ state } = foldRoom(state, event));
      else if (event.kind === "founded") state = emptyRoom(event);
    }
    return performance.now() - started;
  };
  const floorBefore = await floor(room, sealed.slice(0, size));
  const half = await take(first.slice(0, 2 + size / 2), await noteOf(first.slice(0, 2 + size / 2)));
  const otherHalf = await take(first.slice(2 + size / 2), firstNote);
  const opened = half + otherHalf;
  const floorAfter = await floor(room, sealed.slice(0, size));
  const bare = Math.min(floorBefore, floorAfter);
  const added = await take(more, wholeNote);
  const bareMore = await floor(room, sealed.slice(size));
  const shown = size.toLocaleString("en");
  return [
    row({
      what: `open ${shown} entries`,
      ours: opened,
      beside: "bare checks",
      theirs: bare,
      unit: "ms",
      goal: "<=1.5",
    }),
    row({ what: "its second half", ours: otherHalf, beside: "its first", theirs: half, unit: "ms", goal: "<=1.25" }),
    row({ what: "then 1,000 more", ours: added, beside: "bare checks", theirs: bareMore, unit: "ms", goal: "<=1.5" }),
  ];
}

async function sealWords(room: BenchRoom, count: number): Promise<readonly Sealed[]> {
  const authors = room.devices.map(({ signer }) => {
    const chain = chainOf(signer.publicKey, random(8));
    return { signer, chain, key: entryKey(room.epochKey, chain), n: 0, prev: NOTHING_BEFORE };
  });
  const epoch = room.control.epoch?.hash ?? NOTHING_BEFORE;
  const sealed: Sealed[] = [];
  for (let at = 0; at < count; at++) {
    const author = authors[at % authors.length];
    if (author === undefined) break;
    const text = `Number ${at}: ${"words for the record, ".repeat(8)}`;
    const { chain, signer, n, prev } = author;
    const seen = { seenSize: 0, seen: NOTHING_BEFORE };
    const act = { type: "words.say", text };
    const signed = await signAct({ v: 1, room: room.control.room, chain, n, prev, ...seen, at, act }, signer);
    const entry = sealEntry(signed, { room: room.control.room, epoch, chain }, author.key, random);
    sealed.push({ entry, bytes: entryBytes(entry), author: signer.publicKey });
    author.n++;
    author.prev = sha256(signed);
  }
  return sealed;
}

/** The bare sum: each entry hashed, decrypted, and its signature checked, and nothing else. */
async function floor(room: BenchRoom, sealed: readonly Sealed[]): Promise<number> {
  const keys = new Map<string, Uint8Array>();
  const started = performance.now();
  for (let at = 0; at < sealed.length; at += TOGETHER) {
    const checks = sealed.slice(at, at + TOGETHER).map(async ({ entry, bytes, author }) => {
      sha256(bytes);
      const id = String(entry.chain);
      const key = keys.get(id) ?? entryKey(room.epochKey, entry.chain);
      keys.set(id, key);
      const signed = openEntry(entry, key);
      if (signed === null || !(await isSignedBy("act", readAct(signed), author)))
        throw new Error("A made entry fails.");
    });
    await Promise.all(checks);
  }
  return performance.now() - started;
}
