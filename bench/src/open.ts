import { type EpochKeySource, type GivenVerdict, RoomReader } from "@longtable/client";
import { type RoomState, emptyRoom, foldRoom, stateHash } from "@longtable/dialogue";
import {
  type DeviceId,
  NOTHING_BEFORE,
  type SealedEntry,
  chainOf,
  entryBytes,
  equalBytes,
  fromHex,
  idOf,
  isSignedBy,
  readAct,
  readVerdict,
  sha256,
  signAct,
  signCheckpoint,
  signVerdict,
  signerOf,
} from "@longtable/protocol";
import { HashTree, leafHash, nodeHash } from "@longtable/record";
import { entryKey, openEntry, sealEntry } from "@longtable/room";

import { type BenchRoom, makeBenchRoom, random } from "./bench-room.ts";
import { type Row, row } from "./result.ts";

const AUTHORS = 20;
const MORE = 1000;
/** A case of a few seconds is run so often, in turn with its floor: others on the machine only ever lengthen a run. */
const RUNS = 4;
const TOGETHER = 128;

/** What a floor needs of each entry, kept while the record is made. */
interface Sealed {
  readonly entry: SealedEntry;
  readonly bytes: Uint8Array;
  readonly author: Uint8Array;
}

/** What a room comes to for one reader, fed part by part. */
class Reading {
  readonly reader: RoomReader;
  #state: RoomState | null = null;

  constructor(room: BenchRoom, verdict: GivenVerdict | null = null) {
    const keys: EpochKeySource = { note: () => undefined, keyOf: () => Promise.resolve(room.epochKey) };
    this.reader = new RoomReader(room.control.room, keys, verdict);
  }

  /** Reads a part and folds it; how long that took, in milliseconds. */
  async take(entries: readonly Uint8Array[], note: Uint8Array): Promise<number> {
    const started = performance.now();
    await this.reader.read(entries);
    const { events } = await this.reader.settle(note);
    for (const event of events) {
      if (this.#state !== null) this.#state = foldRoom(this.#state, event).state;
      else if (event.kind === "founded") this.#state = emptyRoom(event);
    }
    return performance.now() - started;
  }

  /** What was found so far, signed by the first device. */
  async verdict({ devices }: BenchRoom): Promise<Uint8Array> {
    const findings = this.reader.findings(this.state);
    const [device] = devices;
    if (findings === null || device === undefined) throw new Error("The room was read whole.");
    return await signVerdict(findings, device.signer);
  }

  /** The hash of the state, for a verdict. */
  get state(): Uint8Array {
    if (this.#state === null) throw new Error("The room was read.");
    return fromHex(stateHash(this.#state));
  }
}

/**
 * A new device opens a room by 20 authors, checking every signature, and again trusting a verdict of its own side,
 * and then 1,000 entries more; each beside the bare sum of the hashing, decrypting and signature checks that the
 * case needs of the same entries, on as many cores.
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
  const halfway = 2 + size / 2;
  const [halfNote, firstNote, wholeNote] = [
    await noteOf(first.slice(0, halfway)),
    await noteOf(first),
    await noteOf([...first, ...more]),
  ];

  const whole = sealed.slice(0, size);
  const checking = new Reading(room);
  const floorBefore = await floor(room, whole, true);
  const half = await checking.take(first.slice(0, halfway), halfNote);
  const halfVerdict = await checking.verdict(room);
  const otherHalf = await checking.take(first.slice(halfway), firstNote);
  const bare = Math.min(floorBefore, await floor(room, whole, true));
  const verdict = await checking.verdict(room);
  const added = await checking.take(more, wholeNote);
  const bareMore = await floor(room, sealed.slice(size), true);

  let [bareUnsigned, trustingHalf, trusting] = [Infinity, Infinity, Infinity];
  for (let run = 0; run < RUNS; run++) {
    bareUnsigned = Math.min(bareUnsigned, await floor(room, whole, false));
    trustingHalf = Math.min(trustingHalf, await openTrusting(room, halfVerdict, first.slice(0, halfway), halfNote));
    trusting = Math.min(trusting, await openTrusting(room, verdict, first, firstNote));
  }
  const shown = size.toLocaleString("en");
  const beside = "bare checks";
  const unit = "ms";
  return [
    row({ what: `open ${shown} entries`, ours: half + otherHalf, beside, theirs: bare, unit, goal: "<=1.5" }),
    row({ what: "its second half", ours: otherHalf, beside: "its first", theirs: half, unit, goal: "<=1.25" }),
    row({ what: "then 1,000 more", ours: added, beside, theirs: bareMore, unit, goal: "<=1.5" }),
    row({
      what: `open ${shown} trusting a verdict`,
      ours: trusting,
      beside: "bare, no signatures",
      theirs: bareUnsigned,
      unit,
      goal: "<=1.5",
    }),
    row({
      what: "its second half",
      ours: trusting - trustingHalf,
      beside: "its first",
      theirs: trustingHalf,
      unit,
      goal: "<=1.25",
    }),
  ];
}

/** A new device that opens the record with a verdict, and compares the state with the verdict's. */
async function openTrusting(
  room: BenchRoom,
  verdict: Uint8Array,
  entries: readonly Uint8Array[],
  note: Uint8Array,
): Promise<number> {
  const device = room.devices[1];
  if (device === undefined) throw new RangeError("The room has a second device.");
  const started = performance.now();
  const reading = new Reading(room, { verdict, reader: idOf<DeviceId>(device.signer.publicKey) });
  await reading.take(entries, note);
  if (!equalBytes(reading.state, readVerdict(verdict).value.state)) throw new Error("Two devices fold two states.");
  return performance.now() - started;
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

/** The bare sum: each entry and act hashed and decrypted, its signature checked where asked, and nothing else. */
async function floor(room: BenchRoom, sealed: readonly Sealed[], isChecking: boolean): Promise<number> {
  const keys = new Map<string, Uint8Array>();
  const started = performance.now();
  for (let at = 0; at < sealed.length; at += TOGETHER) {
    const checks = sealed.slice(at, at + TOGETHER).map(async ({ entry, bytes, author }) => {
      const leaf = leafHash(bytes);
      nodeHash(leaf, leaf);
      const id = String(entry.chain);
      const key = keys.get(id) ?? entryKey(room.epochKey, entry.chain);
      keys.set(id, key);
      const signed = openEntry(entry, key);
      if (signed === null) throw new Error("A made entry does not open.");
      sha256(signed);
      const act = readAct(signed);
      if (isChecking && !(await isSignedBy("act", act, author))) throw new Error("A made entry fails.");
    });
    await Promise.all(checks);
  }
  return performance.now() - started;
}
