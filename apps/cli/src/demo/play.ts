import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  completeFounding,
  foundingPayload,
  prepareEpoch,
  prepareRoom,
  prepareSeal,
  revokeDevice,
  signFounding,
} from "@longtable/client";
import { type Act, type RoomKind, readControl, readEntry, sha256, toHex } from "@longtable/protocol";
import { bundleBytes, foldControl, leafHash, readBundle, verifyKeyless } from "@longtable/record";
import { type RunningNode, startNode } from "@longtable/node";

import { type DelegateAtDevice, type DelegateRoom, random } from "../delegate.ts";
import { type SeatedDelegation, accreditAll, seatDelegation } from "../delegation.ts";
import { longWords, wordsFoundIn } from "./search-store.ts";

/** What the demonstration tells as it goes: a heading, or one thing that happened. */
export type Telling = (line: { readonly heading: string } | { readonly who: string; readonly what: string }) => void;

/** What came of it. */
export interface DemoResult {
  readonly dialogue: string;
  readonly delegations: number;
  readonly devices: number;
  readonly rooms: number;
  readonly entries: number;
  readonly sealedBy: readonly string[];
  readonly verified: boolean;
  /** Words said behind closed doors, canaries included, that the node's files hold in clear. */
  readonly plaintextFoundInStore: number;
  readonly bundle: string;
}

/** Words said in the demonstration. All of them are invented for it; no real person says them. */
const SAID = {
  table: [
    "The secretary of the first delegation proposes to begin with arms control.",
    "The secretary of the second delegation agrees, and asks that space be taken before lunch.",
  ],
  first: "Keep the verification annex back until the afternoon.",
  second: "Accept the ordering of the agenda, hold firm on inspections.",
  after: "A rapporteur summarises the morning: two paragraphs remain open.",
} as const;

interface PlayedRoom {
  readonly kind: RoomKind;
  readonly id: Uint8Array;
  readonly founder: DelegateRoom;
}

/**
 * Plays a dialogue of two delegations with six devices on one node, over real sockets and a real store, and
 * searches the node's files afterwards. Everything lies in a temporary folder but the bundle.
 */
export async function playDemo(bundleFile: string, tell: Telling): Promise<DemoResult> {
  const folder = mkdtempSync(join(tmpdir(), "longtable-demo-"));
  const nodeFolder = join(folder, "node");
  const node = await startNode({
    dataFolder: nodeFolder,
    host: "127.0.0.1",
    port: 0,
    logFile: join(nodeFolder, "node.log"),
  });
  try {
    return await play(node, nodeFolder, folder, bundleFile, tell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(
  node: RunningNode,
  nodeFolder: string,
  folder: string,
  bundleFile: string,
  tell: Telling,
): Promise<DemoResult> {
  tell({ heading: "Two delegations sit down" });
  const people = [
    { name: "The head", role: "head" },
    { name: "The head's secretary", role: "secretary" },
    { name: "An adviser", role: "adviser" },
  ] as const;
  const first = await seatDelegation("the first delegation", people, node.origin);
  const second = await seatDelegation("the second delegation", people, node.origin);
  const sides = [first, second];
  tell({ who: "the node", what: `listens at ${node.origin}; it will hold paper that it cannot read` });

  const payload = foundingPayload({
    nonce: random(32),
    rules: "longtable/1",
    node: node.nodeKey,
    appointments: sides.map((side) => side.appointment),
  });
  const signatures = [await signFounding(payload, first.head.signer), await signFounding(payload, second.head.signer)];
  const founding = completeFounding(payload, signatures);
  const dialogue = sha256(founding);
  tell({ who: "both heads", what: `sign the founding statement; the dialogue is ${toHex(dialogue).slice(0, 16)}…` });

  tell({ heading: "Three rooms, three doors" });
  const table = await openDoor("table", sides, founding, dialogue, node);
  const firstCaucus = await openDoor("caucus", [first], founding, dialogue, node);
  const secondCaucus = await openDoor("caucus", [second], founding, dialogue, node);
  tell({ who: "the table", what: `six devices hold its key, each in an envelope of its own` });
  tell({ who: "the caucuses", what: "three devices each; the other side's are on neither roster" });

  const canaries = [randomBytes(12).toString("hex"), randomBytes(12).toString("hex"), randomBytes(12).toString("hex")];
  const said: string[] = [];
  const say = async (who: DelegateAtDevice, room: Uint8Array, text: string): Promise<void> => {
    const { room: open } = await who.open(room);
    const act: Act = { type: "words.say", text, invented: true };
    await open.act(act);
    await open.settled();
    said.push(text);
  };
  const [, firstSecretary, firstAdviser] = first.delegates;
  const [, secondSecretary] = second.delegates;
  if (firstSecretary === undefined || firstAdviser === undefined || secondSecretary === undefined) {
    throw new Error("Each delegation sits down with three delegates.");
  }

  tell({ heading: "Words for the record" });
  await say(firstSecretary, table.id, SAID.table[0]);
  await say(secondSecretary, table.id, SAID.table[1]);
  await say(firstAdviser, firstCaucus.id, SAID.first);
  await say(secondSecretary, secondCaucus.id, SAID.second);
  for (const [index, room] of [table, firstCaucus, secondCaucus].entries()) {
    const speaker = room === secondCaucus ? secondSecretary : firstSecretary;
    await say(speaker, room.id, `canary ${canaries[index] ?? ""}`);
  }
  for (const line of SAID.table) tell({ who: "at the table", what: `“${line}” (invented)` });
  const isShut = await isShutTo(secondSecretary, firstCaucus.id);
  tell({
    who: "the node",
    what: isShut ? "refuses the second delegation the first one's caucus" : "OPENED A CAUCUS TO THE OTHER SIDE",
  });

  tell({ heading: "A delegate is revoked" });
  const adviserTable = await firstAdviser.open(table.id);
  const heardBefore = actsIn(adviserTable);
  await revokeEverywhere(first, firstAdviser, dialogue, [table, firstCaucus]);
  await say(secondSecretary, table.id, SAID.after);
  const heardAfter = actsIn(adviserTable);
  tell({ who: "the first head", what: "revokes an adviser's device; in the same entry a new epoch begins" });
  tell({
    who: "the adviser's device",
    what: `had read ${heardBefore} acts, and can read none after (${heardAfter - heardBefore} more)`,
  });

  tell({ heading: "Both heads seal the record" });
  for (const side of sides) await sealBy(side, table);
  const sealedBy = sealsOf(table, sides);
  tell({ who: sealedBy.join(" and "), what: "seal the same size and root, with Ed25519 and ML-DSA-44" });

  tell({ heading: "One file that every side holds" });
  const rooms = [table, firstCaucus, secondCaucus];
  const copies = await Promise.all(rooms.map((room) => readWhole(room, room === secondCaucus ? second : first)));
  mkdirSync(join(bundleFile, ".."), { recursive: true });
  writeFileSync(bundleFile, bundleBytes({ dialogue, rooms: copies }));
  const bundle = readBundle(readFileSync(bundleFile));
  const checked = await Promise.all(bundle.rooms.map((room) => verifyKeyless(room)));
  const entries = checked.reduce((sum, room) => sum + room.entries, 0);
  const alarms = [table, firstCaucus, secondCaucus].flatMap((room) => room.founder.alarms);
  const verified = isShut && heardAfter === heardBefore && alarms.length === 0 && checked.every((room) => room.ok);
  tell({
    who: "longtable verify",
    what: `${entries} entries in ${rooms.length} rooms: ${verified ? "verified" : "DOES NOT VERIFY"}`,
  });

  for (const side of sides) for (const delegate of side.delegates) delegate.leave();
  await node.close();
  const schema = await schemaWords(
    folder,
    copies.flatMap((copy) => copy.entries),
  );
  const found = searchNode(nodeFolder, folder, said, canaries, schema);
  tell({ heading: "What the host's disk holds of it" });
  tell({
    who: "the node's files",
    what: found.length === 0 ? "not one word that was said, and no canary" : `FOUND: ${found.join(", ")}`,
  });
  return {
    dialogue: toHex(dialogue),
    delegations: sides.length,
    devices: sides.reduce((sum, side) => sum + side.delegates.length, 0),
    rooms: rooms.length,
    entries,
    sealedBy,
    verified,
    plaintextFoundInStore: found.length,
    bundle: bundleFile,
  };
}

/** Founds a room, begins its first epoch with every delegate of these sides, and opens it on all devices. */
async function openDoor(
  kind: RoomKind,
  sides: readonly SeatedDelegation[],
  founding: Uint8Array,
  dialogue: Uint8Array,
  node: RunningNode,
): Promise<PlayedRoom> {
  const [side] = sides;
  const [founder] = side?.delegates ?? [];
  if (side === undefined || founder === undefined) throw new Error("A room is founded by a delegation's head.");
  const delegations = sides.map((one) => one.head.delegation);
  const entry = await prepareRoom({ kind, founding, delegations, node: node.nodeKey }, side.head.signer, random);
  const id = sha256(entry);
  await founder.connection.ask({ t: "found", entry, token: null }, "appended");
  const { control } = await foundedControl(entry);
  const admitted = (await Promise.all(sides.map((one) => accreditAll(one, dialogue)))).flat();
  const plan = { reason: "opening", admitted, parentKey: null } as const;
  const epoch = await prepareEpoch(control, 1, plan, side.head.signer, random);
  const { entry: epochEntry, envelopes } = epoch;
  await founder.connection.ask({ t: "append", room: id, entry: epochEntry, envelopes: [...envelopes] }, "appended");
  for (const one of sides) for (const delegate of one.delegates) await delegate.open(id);
  return { kind, id, founder: await founder.open(id) };
}

async function foundedControl(entry: Uint8Array) {
  const outcome = await foldControl(null, 0, entry);
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome;
}

async function isShutTo(outsider: DelegateAtDevice, room: Uint8Array): Promise<boolean> {
  try {
    await outsider.connection.ask({ t: "read", room, from: 0, most: 10 }, "entries");
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "NOT_ADMITTED";
  }
}

function actsIn(room: DelegateRoom): number {
  return room.events.filter((event) => event.kind === "act").length;
}

/** Revoking posts the revocation to every room the device was in; each gets a new epoch in the same entry. */
async function revokeEverywhere(
  side: SeatedDelegation,
  delegate: DelegateAtDevice,
  dialogue: Uint8Array,
  rooms: readonly PlayedRoom[],
): Promise<void> {
  const where = { dialogue, delegation: side.head.delegation };
  const revocation = await revokeDevice(delegate.device.signer.publicKey, where, side.head.signer);
  for (const { founder } of rooms) {
    const { control, size, reader } = founder.room;
    if (control === null) continue;
    const parentKey = reader.currentKey?.key ?? null;
    const plan = { reason: "revocation", statements: [revocation], parentKey } as const;
    await founder.room.begin(await prepareEpoch(control, size, plan, side.head.signer, random));
  }
}

async function sealBy(side: SeatedDelegation, table: PlayedRoom): Promise<void> {
  const [head] = side.delegates;
  if (head === undefined) return;
  const { room: open, events } = await head.open(table.id);
  const { checkpoint } = open.reader;
  if (checkpoint === null) return;
  const state = sha256(new TextEncoder().encode(JSON.stringify(events.filter((event) => event.kind === "act"))));
  const { size, root, hash } = checkpoint;
  const entry = await prepareSeal(table.id, { size, root, note: hash, state }, side.head);
  const place = await open.place({ entry, envelopes: [] });
  await table.founder.room.reached(place + 1);
}

function sealsOf(table: PlayedRoom, sides: readonly SeatedDelegation[]): readonly string[] {
  const seals = table.founder.room.control?.seals ?? [];
  return sides
    .filter((side) => seals.some((seal) => seal.delegation === toHex(side.head.delegation)))
    .map((side) => side.name);
}

async function readWhole(room: PlayedRoom, side: SeatedDelegation) {
  const [head] = side.delegates;
  if (head === undefined) throw new Error("A delegation has a head.");
  const entries: Uint8Array[] = [];
  for (;;) {
    const part = await head.connection.ask({ t: "read", room: room.id, from: entries.length, most: 1000 }, "entries");
    entries.push(...part.entries);
    if (part.entries.length === 0) {
      return { room: room.id, entries, note: part.note, leaves: entries.map((entry) => leafHash(entry)), keys: [] };
    }
  }
}

/** Searches the node's files for what was said; the same search must find it all in an opened copy. */
function searchNode(
  nodeFolder: string,
  folder: string,
  said: readonly string[],
  canaries: readonly string[],
  schema: ReadonlySet<string>,
): readonly string[] {
  const words = new Set([...said.flatMap(longWords), ...canaries]);
  const opened = join(folder, "opened");
  mkdirSync(opened);
  writeFileSync(join(opened, "opened.txt"), said.join("\n"));
  const inOpened = wordsFoundIn(opened, words);
  if (inOpened.length !== words.size) throw new Error("The search does not find what it must find in an opened copy.");
  return wordsFoundIn(
    nodeFolder,
    [...words].filter((word) => !isInSchema(word, schema)),
  );
}

function isInSchema(word: string, schema: ReadonlySet<string>): boolean {
  for (const text of schema) if (text.includes(word)) return true;
  return false;
}

/**
 * Words that stand in a node's files whatever is said: the store's schema and the log's own lines, taken
 * from a node that nothing was ever said on, and the names of the fields in control entries.
 */
async function schemaWords(folder: string, entries: readonly Uint8Array[]): Promise<ReadonlySet<string>> {
  const emptyFolder = join(folder, "empty");
  const logFile = join(emptyFolder, "node.log");
  const empty = await startNode({ dataFolder: emptyFolder, host: "127.0.0.1", port: 0, logFile });
  await empty.close();
  const words = new Set<string>();
  for (const file of ["store.sqlite", "node.log"]) {
    for (const word of longWords(readFileSync(join(emptyFolder, file), "latin1"))) words.add(word);
  }
  for (const bytes of entries) {
    const entry = readEntry(bytes);
    if (entry.form !== "control") continue;
    const said = readControl(entry);
    for (const name of Object.keys(said)) words.add(name.toLowerCase());
    for (const name of ["delegation", "appointments", said.kind]) words.add(name);
    if (said.kind === "room.epoch") words.add(said.reason);
  }
  return words;
}
