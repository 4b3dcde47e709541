import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { type RoomKey, drawings, genevaScript } from "@longtable/example-geneva";
import {
  type RoomState,
  latestRound,
  sealing,
  sharedFiles,
  stateHash,
  stepsByState,
  timeUsed,
  values,
} from "@longtable/dialogue";
import { type RunningNode, startNode } from "@longtable/node";
import type { NegotiatingText } from "@longtable/text";
import { type DelegationId, type RoomId, idOf, sha256, toHex } from "@longtable/protocol";
import { getFile, keysForBundle, verifyOpened } from "@longtable/client";
import { type BundledRoom, bundleBytes, leafHash, readBundle, verifyKeyless } from "@longtable/record";

import { type Played, Player, refusalSentence, shownAs } from "../geneva/player.ts";
import { Stage } from "../geneva/stage.ts";
import { type Said, searchPlaintext } from "./plaintext.ts";

/** What the demonstration tells as it goes: a heading, or one thing that happened. */
export type Line =
  | { readonly heading: string }
  | { readonly who: string; readonly what: string; readonly isInvented?: boolean; readonly refused?: string };
export type Telling = (line: Line) => void;

/** What came of it. */
export interface DemoResult {
  readonly dialogue: string;
  readonly delegations: number;
  readonly devices: number;
  readonly rounds: number;
  readonly rooms: number;
  readonly entries: number;
  readonly sealedBy: readonly string[];
  readonly verified: boolean;
  /** Words said behind closed doors, canaries included, that the node's files hold in clear. */
  readonly plaintextFoundInStore: number;
  readonly bundle: string;
}

/**
 * Plays the Geneva dialogue on a node of its own, over real sockets and a real store, and searches the node's
 * files afterwards. Everything lies in a temporary folder but the bundle.
 */
export async function playDemo(bundleFile: string, tell: Telling): Promise<DemoResult> {
  const folder = mkdtempSync(join(tmpdir(), "longtable-demo-"));
  const nodeFolder = join(folder, "node");
  const logFile = join(nodeFolder, "node.log");
  const node = await startNode({ dataFolder: nodeFolder, host: "127.0.0.1", port: 0, logFile });
  try {
    return await play(node, nodeFolder, folder, bundleFile, tell);
  } finally {
    await node.close();
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
  let heardOffTheRecord = 0;
  const stage = await Stage.set(node, () => void heardOffTheRecord++);
  tell({ who: "the node", what: `listens at ${node.origin}; it orders and keeps what it cannot read` });
  const dialogue = toHex(stage.dialogue);
  tell({ who: "both heads", what: `sign the founding statement; the dialogue is ${dialogue.slice(0, 16)}…` });

  const said = await playScript(stage, tell);
  const checks = await checkRooms(stage);
  tell({ heading: "What every side holds" });
  for (const line of tellTable(checks.table)) tell(line);
  tell({
    who: "all devices",
    what: checks.differing.length === 0 ? "fold the same state" : `DIFFER: ${checks.differing.join(", ")}`,
  });
  tell({
    who: "off the record",
    what: `heard by ${heardOffTheRecord} devices as it was said, and by nobody afterwards`,
  });

  const files = await openSharedFiles(stage, checks.table);
  tell({
    who: "a file",
    what: files.different === 0 ? "opens on the other side's device as it was shared" : "IS NOT WHAT WAS SHARED",
  });

  const copies = [...stage.rooms].map(([key, room]) => ({ key, room, ...wholeOf(checks.entries, key) }));
  mkdirSync(dirname(bundleFile), { recursive: true });
  const rooms = copies.map(({ room, entries, note, keys }) => {
    return { room, entries, note, leaves: entries.map((entry) => leafHash(entry)), keys };
  });
  writeFileSync(bundleFile, bundleBytes({ dialogue: stage.dialogue, rooms }));
  const bundle = readBundle(readFileSync(bundleFile));
  const verifications = await Promise.all(bundle.rooms.map((room) => verifyKeyless(room)));
  const openedRooms = bundle.rooms.filter(({ keys }) => keys.length > 0);
  const opened = await Promise.all(openedRooms.map((room) => verifyOpened(room)));
  const entries = verifications.reduce((sum, room) => sum + room.entries, 0);
  const sealedBy = sealsOf(checks.table);
  const verified =
    verifications.every((room) => room.ok) &&
    opened.every((room) => room.ok) &&
    checks.differing.length === 0 &&
    checks.alarms === 0 &&
    files.shared > 0 &&
    files.different === 0 &&
    sealedBy.length === stage.delegations.size;
  tell({
    who: "longtable verify",
    what: `${entries} entries in ${bundle.rooms.length} rooms: ${verified ? "the record verifies" : "DOES NOT VERIFY"}`,
  });

  stage.leave();
  await node.close();
  const all = copies.flatMap((copy) => copy.entries);
  const search = await searchPlaintext(nodeFolder, folder, said, all);
  tell({ heading: "What the host's disk holds of it" });
  tell({
    who: "the node's files",
    what:
      search.found.length === 0
        ? `not one of ${search.words} words and pairs of words said behind closed doors, and none of ${said.canaries.length} canaries`
        : `FOUND IN CLEAR: ${search.found.join(", ")}`,
  });
  return {
    dialogue,
    delegations: stage.delegations.size,
    // Those that sat at the table: the example has more people, who come when it goes on.
    devices: values(checks.table.devices).length,
    rounds: checks.table.rounds.opened.length,
    rooms: stage.rooms.size,
    entries,
    sealedBy,
    verified,
    plaintextFoundInStore: search.found.length,
    bundle: bundleFile,
  };
}

const HEADINGS: Readonly<Record<string, string>> = {
  convening: "The dialogue is convened",
  "round-1": "The first round, hosted by the US side",
  "report-1": "Between the rounds",
  "round-2": "The second round, hosted by the Russian side",
};

async function playScript(stage: Stage, tell: Telling): Promise<Said> {
  const player = new Player(stage);
  const closed: unknown[] = [...[...stage.people.values()].map(({ name }) => name), ...genevaScript.tabled];
  const open: unknown[] = [];
  const canaries: string[] = [];
  tell({ heading: "Rooms that nobody else can open" });
  for (const item of genevaScript.steps) {
    if ("directive" in item) {
      if (item.directive === "off-the-record") closed.push(item.text);
      tell({ ...story(await player.play(item)), who: "the doors" });
      if (item.directive === "found" && item.room !== "press") canaries.push(await sayCanary(stage, item.room));
      continue;
    }
    const heading = HEADINGS[item.label];
    if (heading !== undefined) tell({ heading });
    const played = await player.play(item);
    (item.room === "press" ? open : closed).push(item.act);
    tell(story(played));
  }
  return { closed, open, canaries };
}

/** A random word for the record of a closed room: it must be nowhere on the node's disk. */
async function sayCanary(stage: Stage, room: RoomKey): Promise<string> {
  const plan = genevaScript.rooms.find(({ key }) => key === room);
  const author = genevaScript.people.find(
    ({ key, role }) => role === "secretary" && plan?.admits.some((one) => one === key),
  );
  if (author === undefined) throw new RangeError(room);
  const word = `canary${randomBytes(12).toString("hex")}`;
  const live = await stage.live(author.key, room);
  await live.sign({ type: "words.say", text: word, invented: true });
  await live.record.settled();
  return word;
}

function story({ item, refusedAs, counts }: Played): Line & { readonly who: string } {
  if ("directive" in item) return { who: "the doors", what: item.caption };
  const open = counts === null ? "" : `: open brackets ${counts.brackets}, open points ${counts.points}`;
  const line = { who: shownAs(item.by), what: `${item.caption}${open}`, isInvented: item.invented };
  return refusedAs === null ? line : { ...line, refused: refusalSentence(refusedAs) };
}

interface Checks {
  readonly table: RoomState;
  /** Rooms in which two devices come to different states. */
  readonly differing: readonly string[];
  /** Rooms that stopped, and seals that are over another state than a device's own. */
  readonly alarms: number;
  readonly entries: ReadonlyMap<RoomKey, Whole>;
}

/** A room's whole record as a device was given it. */
interface Whole {
  readonly entries: readonly Uint8Array[];
  readonly note: Uint8Array;
  /** Of rooms that both sides share: a caucus's stay with its own side. */
  readonly keys: BundledRoom["keys"];
}

/** Compares what all devices of each room come to, and takes each room's record from one of them. */
async function checkRooms(stage: Stage): Promise<Checks> {
  const differing: string[] = [];
  let alarms = 0;
  let table: RoomState | null = null;
  const entries = new Map<RoomKey, Whole>();
  for (const [key, room] of stage.rooms) {
    const open = openDevices(stage, idOf<RoomId>(room));
    const size = Math.max(...open.map(({ live }) => live.record.size));
    const hashes = new Set<string>();
    for (const { live, connection } of open) {
      await live.record.reached(size);
      const { state, alarm, seals } = live.snapshot();
      alarms += (alarm === null ? 0 : 1) + seals.filter(({ agrees }) => !agrees).length;
      if (state !== null) hashes.add(stateHash(state));
      if (key === "table") table = state;
      if (entries.has(key)) continue;
      const whole = await connection.ask({ t: "read", room, from: 0, most: 1000 }, "entries");
      const keys = live.record.control?.kind === "caucus" ? [] : keysForBundle(live.record.reader);
      entries.set(key, { entries: whole.entries, note: whole.note, keys });
    }
    if (hashes.size !== 1) differing.push(key);
  }
  if (table === null) throw new RangeError("There is no table.");
  return { table, differing, alarms, entries };
}

/** Fetches the files of the table on a device of the US side, and looks whether they are the drawings. */
async function openSharedFiles(stage: Stage, table: RoomState): Promise<{ shared: number; different: number }> {
  const room = stage.rooms.get("table");
  if (room === undefined) throw new RangeError("table");
  const place = stage.person("us-secretary").session.filePlace(room);
  const known = new Set<string>(Object.values(drawings).map(({ photograph }) => photograph.hash));
  const shared = [...sharedFiles(table)];
  let different = 0;
  for (const { file } of shared) {
    const content = new Uint8Array(await (await getFile(place, file)).arrayBuffer());
    if (!known.has(toHex(sha256(content)))) different++;
  }
  return { shared: shared.length, different };
}

/** The devices that have a room open and are still in it. */
function openDevices(stage: Stage, room: RoomId) {
  return [...stage.people.values()].flatMap(({ session }) => {
    const live = session.rooms.get(room);
    const { connection } = session;
    return live === undefined || live.author === null || connection === null ? [] : [{ live, connection }];
  });
}

function wholeOf(entries: Checks["entries"], key: RoomKey): Whole {
  const whole = entries.get(key);
  if (whole === undefined) throw new RangeError(key);
  return whole;
}

function nameOf(table: RoomState, delegation: DelegationId): string {
  return table.introductions[delegation]?.name ?? delegation.slice(0, 8);
}

function tellTable(table: RoomState): readonly Line[] {
  const { verified, undertaken, disputed } = stepsByState(table);
  const used = timeUsed(table);
  const times = table.delegations.map((delegation) => {
    const seconds = used[delegation]?.seconds ?? 0;
    return `${nameOf(table, delegation)} ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  });
  return [
    { who: "the floor", what: times.join(", "), isInvented: true },
    {
      who: "concrete steps",
      what: `${verified.length} verified, ${undertaken.length} undertaken and carried on, ${disputed.length} disputed`,
      isInvented: true,
    },
    ...table.text.texts.map((text) => ({ who: "the joint statement", what: tellText(text), isInvented: true })),
  ];
}

/** How a text came together: its open brackets at each revision, and who signed what is left. */
function tellText({ revisions, signed, signatures }: NegotiatingText): string {
  const brackets = revisions.map(({ counts }) => counts.brackets).join(", ");
  const end = signed === null ? "not signed" : `signed by ${signatures.length} heads`;
  return `open brackets from revision to revision ${brackets}; ${end}`;
}

/** Who sealed the last round, once all of them sealed the same. */
function sealsOf(table: RoomState): readonly string[] {
  const round = latestRound(table);
  if (round === null) return [];
  const { agreed, by } = sealing(table, round);
  return agreed ? by.map((delegation) => nameOf(table, delegation)) : [];
}
