/**
 * Freezes a small dialogue as this version writes it: `node apps/cli/test/released/make.ts`, once for each release,
 * into a folder named by the version. `released.test.ts` then opens it with every later version. The keys in it were
 * made for it and protect nothing.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { DialogueSession, type LiveRoom, memoryLocalCopy, openDevice, openHead } from "@longtable/client";
import { items, stateHash } from "@longtable/dialogue";
import { startNode } from "@longtable/node";
import { packTabled, readDocument, tabledOf } from "@longtable/text";
import type { Act } from "@longtable/protocol";

import { random } from "../../src/random.ts";
import { changeRoleFrom, listDelegates, revokeFrom } from "../../src/seat/delegates.ts";
import { exportFrom } from "../../src/seat/export-record.ts";
import { readSeat } from "../../src/seat/seat-file.ts";
import { conveneFrom, inviteFrom, joinFrom } from "../../src/seat/take-seat.ts";

const DAY = 24 * 3600 * 1000;
const root = new URL("../../../..", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { readonly version: string };
const target = fileURLToPath(new URL(version, import.meta.url));
if (existsSync(target)) throw new Error(`${target} is there: what a released version wrote is never made again.`);

const folder = mkdtempSync(join(tmpdir(), "longtable-release-"));
const at = (name: string): string => join(folder, name);
const node = await startNode({ dataFolder: at("node"), host: "127.0.0.1", port: 0, logFile: at("log") });
const quiet = { onLinks: () => undefined, onWaiting: () => undefined, onFounding: () => undefined };

await convene();
for (const name of ["An adviser", "Somebody who leaves"]) await invite(name);
await play();
const people = (await listDelegates(at("second"))).delegates ?? [];
const deviceOf = (name: string): string => people.find((one) => one.name === name)?.device ?? name;
done(await changeRoleFrom(at("second"), deviceOf("An adviser"), { role: "deputy", name: null }));
done(await revokeFrom(at("second"), deviceOf("Somebody who leaves")));
await seal();
const rooms = await statesOf("first");
for (const seat of ["first", "second", "An adviser"]) done(await exportFrom(at(seat), at(`${seat}.longtable`), false));
done(await exportFrom(at("first"), at("keyless.longtable"), true));
await node.close();

/** Keeps a file, packed by half. */
const keep = (from: string, to: string): void => {
  const file = join(target, `${to}.gz`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(readFileSync(at(from)), { level: 9 }));
};
for (const file of ["store.sqlite", "node-key"]) keep(`node/${file}`, `node/${file}`);
for (const file of ["seat", "copy.sqlite"]) keep(`first/${file}`, `seat/${file}`);
for (const file of ["first.longtable", "keyless.longtable"]) keep(file, file.replace("first", "dialogue"));
writeFileSync(join(target, "expected.json"), `${JSON.stringify({ version, rooms }, null, 2)}\n`);
rmSync(folder, { recursive: true, force: true });
console.log(`Frozen: ${target}`);

function done(answer: { readonly ok: boolean; readonly sentence: string }): void {
  if (!answer.ok) throw new Error(answer.sentence);
}

async function convene(): Promise<void> {
  const what = { origin: node.origin, name: "The first head", heads: 1, until: Date.now() + DAY };
  const joining: Promise<void>[] = [];
  const onLinks = ([url]: readonly string[]): void => void joining.push(joinHead(url ?? ""));
  done(await conveneFrom(at("first"), what, undefined, { ...quiet, onLinks }));
  await Promise.all(joining);
}

/** The other head comes as soon as the draft lies in its mailbox. */
async function joinHead(url: string): Promise<void> {
  for (;;) {
    const answer = await joinFrom(at("second"), url, "The second head", undefined, quiet);
    if (answer.ok) return;
    if (answer.code !== "INVITATION_UNKNOWN" && answer.code !== "INVITATION_FORGED") throw new Error(answer.sentence);
  }
}

async function invite(name: string): Promise<void> {
  const joining: Promise<void>[] = [];
  const onLink = (url: string): void => void joining.push(joinDelegate(name, url));
  done(await inviteFrom(at("second"), { name, role: "adviser" }, Date.now() + DAY, onLink));
  await Promise.all(joining);
}

async function joinDelegate(name: string, url: string): Promise<void> {
  done(await joinFrom(at(name), url, "", undefined, quiet));
}

/** A session of a seat with its rooms, the table first. */
async function withSeat<T>(name: string, step: (rooms: readonly LiveRoom[]) => Promise<T>): Promise<T> {
  const seat = readSeat(at(name));
  if (seat === null || seat.dialogue === null) throw new Error(`${name} is seated`);
  const device = await openDevice(seat);
  const session = new DialogueSession({
    origin: node.origin,
    device,
    copy: memoryLocalCopy(),
    random,
    clock: () => Date.UTC(2026, 0, 1),
  });
  await session.online();
  const open: LiveRoom[] = [];
  for (const room of seat.dialogue.rooms) open.push(await session.open(room));
  const result = await step(open.toSorted((a, b) => order(a) - order(b)));
  session.close();
  return result;
}

function order(live: LiveRoom): number {
  return live.snapshot().control?.kind === "table" ? 0 : 1;
}

/** Each line is who does what, at the table (0) or in the caucus (1). */
async function play(): Promise<void> {
  const acts: readonly (readonly [string, 0 | 1, Act])[] = [
    ["first", 0, { type: "delegation.introduce", name: "The first side", short: "ONE", ink: "indigo" }],
    ["second", 0, { type: "delegation.introduce", name: "The second side", short: "TWO", ink: "umber" }],
    ["first", 0, { type: "agenda.add", title: "The only topic" }],
    ["first", 0, { type: "house.rules", rules: [{ key: "masks", text: "Masks are worn." }] }],
    ["second", 0, { type: "difference.open", title: "A point of contention" }],
    ["first", 0, { type: "words.say", text: "Said at the table, for the record." }],
    ["second", 0, { type: "words.say", text: "Answered at the table.", language: "fr" }],
    ["An adviser", 0, { type: "words.say", text: "An adviser may not speak here: refused." }],
    ["first", 1, { type: "words.say", text: "Said in the first caucus." }],
    ["An adviser", 1, { type: "words.say", text: "Said in the second caucus." }],
    ["Somebody who leaves", 1, { type: "words.say", text: "A last word." }],
    ["second", 0, { type: "heartbeat" }],
  ];
  for (const [name, room, act] of acts) await does(name, room, act);
  const text = await does("first", 0, { type: "text.table", title: "A text", tree: tree() });
  const body = ["The parties meet again."];
  const change = { kind: "newNode", at: { lastUnder: null }, nodes: [{ kind: "paragraph", parent: -1, body }] };
  await does("second", 0, { type: "text.propose", text, change });
}

/** Signs an act at the table (0) or in the caucus (1) and waits until it is placed. */
async function does(name: string, room: 0 | 1, act: Act): Promise<string> {
  return await withSeat(name, async (open) => {
    const live = open[room];
    if (live === undefined) throw new Error("the seat has a table and a caucus");
    const id = await live.sign(act);
    await live.record.settled();
    return id;
  });
}

/** A text with a bracket, a choice and a note, as its reader makes it of a file. */
function tree(): Uint8Array {
  const file = new TextEncoder().encode(
    "# A text\n\n1. The parties [shall][should] meet [in May].\n\n2. They note the rules.\n",
  );
  const reading = readDocument(file, "text.md");
  if (!reading.ok) throw new Error("the text is read");
  return packTabled(tabledOf(reading));
}

/** Both heads seal the table, the second after the first. */
async function seal(): Promise<void> {
  for (const name of ["first", "second"]) {
    const seat = readSeat(at(name));
    if (seat?.secrets === null || seat?.secrets === undefined || seat.dialogue === null) throw new Error("a head");
    const head = await openHead(seat.dialogue.delegation, seat.secrets.head);
    await withSeat(name, async ([table]) => {
      const placed = table?.snapshot().seals[0];
      if (placed === undefined) await table?.seal(head);
      else await table?.sealWith(placed, head);
    });
  }
}

async function statesOf(name: string) {
  return await withSeat(name, async (open) =>
    open.map((live) => {
      const { state, size, seals } = live.snapshot();
      if (state === null) throw new Error("the room is open");
      const refused = [...items(state.refused)].map(({ type, code }) => `${type}: ${code}`);
      console.log(`${state.kind}: ${size} entries; without effect: ${refused.join(", ") || "none"}`);
      return { room: live.room, kind: state.kind, size, state: stateHash(state), seals: seals.length };
    }),
  );
}
