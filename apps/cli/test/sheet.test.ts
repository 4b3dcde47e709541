import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Device, DialogueSession, connect, memoryLocalCopy, openDevice, readerOf } from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { toHex } from "@longtable/protocol";
import { readBundle } from "@longtable/record";
import { sheetWords } from "@longtable/room";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/random.ts";
import { readSeat, writeSeat } from "../src/seat/seat-file.ts";
import { Commands, type Printed } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-sheet-"));
const commands = new Commands();
const at = (name: string): string => join(folder, name);
let node: RunningNode;

const run = (args: readonly string[], input = "") => commands.run(args, input).outcome;

/** The words on a sheet as somebody copies them from the paper, with their numbers. */
function wordsOn(paper: string): string {
  const found = [...paper.matchAll(/(\d{1,2}) {2}([a-z]+)/gu)].map(([, n, word]) => [Number(n), word] as const);
  return found
    .toSorted(([a], [b]) => a - b)
    .map(([n, word]) => `${n} ${word}`)
    .join("\n");
}

async function printed(kind: "reading" | "authority", store: string): Promise<string> {
  return String((await run(["sheet", "print", kind, "--store", at(store)]))["sentence"]);
}

async function say(store: string, roomAt: number, text: string): Promise<void> {
  const seat = readSeat(at(store));
  const room = seat?.dialogue?.rooms[roomAt];
  if (seat === null || room === undefined) throw new Error("seated");
  const device = await openDevice(seat);
  const session = new DialogueSession({
    origin: seat.origin,
    device,
    copy: memoryLocalCopy(),
    random,
    clock: Date.now,
  });
  const live = await session.open(room);
  await session.online();
  await live.act({ type: "words.say", text });
  await live.record.settled();
  session.close();
}

/** What was said in a bundle, as `longtable read` tells it. */
async function saidIn(file: string): Promise<readonly unknown[]> {
  const { rooms, exitCode } = await run(["read", file]);
  expect(exitCode).toBe(0);
  const events = (rooms as readonly { readonly events: readonly Printed[] }[]).flatMap((room) => room.events);
  return events.flatMap(({ said }) => ((said as Printed)["text"] === undefined ? [] : [(said as Printed)["text"]]));
}

let ours: { readonly reading: string; readonly authority: string };
let theirs: { readonly reading: string; readonly authority: string };
let dialogue: string;

beforeAll(async () => {
  const logFile = at("log");
  node = await startNode({ dataFolder: at("node"), host: "127.0.0.1", port: 0, logFile });
  const convening = commands.run(["convene", node.origin, "--name", "The first head", "--store", at("first")]);
  const link = String((await convening.first)["url"]);
  const joining = commands.run(["join", link, "--name", "The second head", "--store", at("second")]);
  dialogue = String((await convening.outcome)["dialogue"]);
  await joining.outcome;
  await say("first", 0, "At the table.");
  await say("second", 0, "Across the table.");
  await say("first", 1, "Among ourselves.");
  ours = { reading: await printed("reading", "first"), authority: await printed("authority", "first") };
  theirs = { reading: await printed("reading", "second"), authority: await printed("authority", "second") };
}, 120_000);
afterAll(async () => {
  commands.end();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a sheet of paper", () => {
  it("says what it is, whose, of which dialogue and from when, that it is secret, and where to keep it", () => {
    for (const [kind, paper] of Object.entries(ours)) {
      expect(paper).toContain(`${kind.toUpperCase()} SHEET`);
      expect(paper).toContain("SECRET.");
      expect(paper).toContain(dialogue.slice(0, 4));
      expect(paper).toContain(node.origin);
      expect(paper).toMatch(/Printed +\d{4}-\d\d-\d\d/u);
      expect(paper).toMatch(/Keep it in a sealed envelope/u);
      expect(Math.max(...paper.split("\n").map((line) => line.length))).toBeLessThanOrEqual(72);
      expect(wordsOn(paper).split("\n")).toHaveLength(24);
    }
    expect(wordsOn(ours.reading)).not.toBe(wordsOn(ours.authority));
  });

  it("is erased from the device only when it was typed back right from the paper", async () => {
    const forget = ["sheet", "forget", "reading", "--store", at("second")];
    const words = wordsOn(theirs.reading);
    expect(await run(forget, words.replace(/^3 .*$/mu, "3 wrong7"))).toMatchObject({ code: "BAD_SHEET", exitCode: 1 });
    expect(await run(forget, wordsOn(theirs.authority))).toMatchObject({ code: "OTHER_SHEET", exitCode: 1 });
    expect(readSeat(at("second"))?.secrets?.reading).not.toBeNull();
    expect(await run(forget, words)).toMatchObject({ ok: true, exitCode: 0 });
    expect(readSeat(at("second"))?.secrets?.reading).toBeNull();
    expect(await run(["sheet", "print", "reading", "--store", at("second")])).toMatchObject({ code: "BAD_SEAT" });
  });
});

describe("with every device lost, the reading sheet", () => {
  const read = (name: string, words: string, ...more: readonly string[]) =>
    run(["sheet", "read", at(name), "--node", node.origin, ...more], words);

  it("reads all rooms of its delegation from a node, checked, and hands them on with keys", async () => {
    const start = dialogue.slice(0, 16);
    expect(await read("read.longtable", wordsOn(ours.reading), "--dialogue", start)).toMatchObject({
      ok: true,
      opened: 2,
    });
    expect(await run(["verify", at("read.longtable")])).toMatchObject({ exitCode: 0, level: "opened" });
    expect(await saidIn(at("read.longtable"))).toEqual(["At the table.", "Across the table.", "Among ourselves."]);
    expect(statSync(at("read.longtable")).mode & 0o777).toBe(0o600);
  });

  it("of the other side opens the table, and never this side's caucus", async () => {
    expect(await read("theirs.longtable", wordsOn(theirs.reading))).toMatchObject({ ok: true, opened: 2 });
    const said = await saidIn(at("theirs.longtable"));
    expect(said).toEqual(["At the table.", "Across the table."]);
  });

  it("opens a bundle that was exported without keys, with no node at all", async () => {
    const keyless = at("keyless.longtable");
    expect(await run(["export", keyless, "--keyless", "--store", at("first")])).toMatchObject({ ok: true });
    expect(readBundle(readFileSync(keyless)).rooms.every(({ keys }) => keys.length === 0)).toBe(true);
    const opened = at("opened.longtable");
    const from = ["sheet", "read", opened, "--from", keyless];
    expect(await run(from, wordsOn(ours.reading))).toMatchObject({ ok: true, opened: 2 });
    expect(await saidIn(opened)).toContain("Among ourselves.");
    // The other side's sheet opens nothing in it: its envelopes are for this side's reading identity.
    expect(await run(from, wordsOn(theirs.reading))).toMatchObject({ ok: false, code: "NO_KEY" });
    expect(await run(from, wordsOn(ours.authority))).toMatchObject({ ok: false, code: "AUTHORITY_SHEET" });
    expect(await run(from, numbered(random(32)))).toMatchObject({ ok: false, code: "NO_ROOMS" });
  });

  it("is refused with a sentence when it is another: mistyped, of another dialogue, or the authority sheet", async () => {
    const words = wordsOn(ours.reading);
    expect(await read("no", words.replace(/^7 .*$/mu, "7 mistyped"))).toMatchObject({
      code: "BAD_SHEET",
      sentence: expect.stringMatching(/^Word 7 is not on the list/u) as unknown,
      exitCode: 1,
    });
    expect(await read("no", numbered(random(32)))).toMatchObject({ code: "NO_ROOMS", exitCode: 1 });
    expect(await read("no", wordsOn(ours.authority))).toMatchObject({ code: "AUTHORITY_SHEET", exitCode: 1 });
    expect(await read("no", words, "--dialogue", "0".repeat(16))).toMatchObject({
      code: "OTHER_DIALOGUE",
      exitCode: 1,
    });
  });

  it("gives no way to act: a node takes nothing that its key signs, and it follows no room", async () => {
    const seed = readSeat(at("first"))?.secrets?.reading;
    const room = readSeat(at("first"))?.dialogue?.rooms[0];
    if (seed === undefined || seed === null || room === undefined) throw new Error("seated");
    const device = await readerOf(seed);
    const connection = await connect({
      origin: node.origin,
      device,
      random,
      onPush: () => undefined,
      onClose: () => undefined,
    });
    await expect(connection.ask({ t: "watch", room, from: 0 }, "done")).rejects.toMatchObject({ code: "NOT_ADMITTED" });
    const entry = readBundle(readFileSync(at("read.longtable"))).rooms[0]?.entries.at(-1) ?? random(10);
    const altered = entry.map((byte, index) => (index === entry.length - 1 ? byte ^ 1 : byte));
    const appending = connection.ask({ t: "append", room, entry: altered, envelopes: [] }, "appended");
    await expect(appending).rejects.toMatchObject({ code: "NOT_ADMITTED" });
    connection.close();
  });
});

describe("with every device lost, the authority sheet", () => {
  const restore = (store: string, words: string, ...more: readonly string[]) =>
    run(["sheet", "restore", "--node", node.origin, "--store", at(store), "--name", "The new head", ...more], words);

  it("of the other side, of no side, or typed in the other's place, appoints nobody", async () => {
    const strangers = numbered(random(32));
    expect(await restore("no1", strangers)).toMatchObject({ code: "NO_ROOMS", exitCode: 1 });
    expect(await restore("no2", wordsOn(ours.reading))).toMatchObject({ code: "READING_SHEET" });
    expect(await restore("no3", `${wordsOn(ours.reading)}\n${wordsOn(ours.authority)}`)).toMatchObject({
      code: "READING_SHEET",
    });
    expect(await restore("no4", `${wordsOn(theirs.authority)}\n${wordsOn(ours.reading)}`)).toMatchObject({
      code: "SHEETS_DIFFER",
    });
    expect(await restore("no5", wordsOn(ours.authority).replace(/^2 .*$/mu, "2 mistyped"))).toMatchObject({
      sentence: expect.stringMatching(/^Word 2 is/u) as unknown,
    });
  });

  it("alone appoints a head whom all see, and reads nothing", async () => {
    const alone = await restore("their-new", wordsOn(theirs.authority));
    expect(alone).toMatchObject({ ok: true, seatedIn: 0, isRootReplaced: false });
    // The same folder goes on with the reading sheet: no second head is appointed.
    const both = await restore("their-new", `${wordsOn(theirs.authority)}\n${wordsOn(theirs.reading)}`);
    expect(both).toMatchObject({ ok: true, seatedIn: 2, isRootReplaced: false });
  });

  it("with the reading sheet brings everything back, on a new device, and takes the lost ones back", async () => {
    const words = `${wordsOn(ours.authority)}\n${wordsOn(ours.reading)}`;
    const back = await restore("new", words, "--revoke-others", "--dialogue", dialogue.slice(0, 16));
    expect(back).toMatchObject({ ok: true, dialogue, seatedIn: 2, isRootReplaced: true });
    const file = at("back.longtable");
    expect(await run(["export", file, "--store", at("new")])).toMatchObject({ ok: true });
    expect(await run(["verify", file])).toMatchObject({ exitCode: 0, level: "opened" });
    expect(await saidIn(file)).toEqual(["At the table.", "Across the table.", "Among ourselves."]);
    await say("new", 0, "We are back.");
    const lost = await openDevice(readSeat(at("first")) ?? { seed: random(32), identity: "" });
    await expect(roomsOf(lost)).resolves.toEqual([]);

    // The other side reads on, and sees in its own record that the head and the root were replaced.
    expect(await run(["export", at("other.longtable"), "--store", at("their-new")])).toMatchObject({ ok: true });
    expect(await saidIn(at("other.longtable"))).toContain("We are back.");
    const { rooms } = await run(["verify", at("other.longtable")]);
    const [table] = rooms as readonly Printed[];
    expect(table?.["headsReplaced"]).toMatchObject([{ isRootReplaced: false }, { isRootReplaced: true }]);

    // The authority sheet that was typed in is spent; the new one, printed now, is what counts.
    expect(await restore("late", words)).toMatchObject({ code: "SHEET_REPLACED" });
    const fresh = wordsOn(await printed("authority", "new"));
    expect(fresh).not.toBe(wordsOn(ours.authority));
    expect(await restore("again", `${fresh}\n${wordsOn(ours.reading)}`)).toMatchObject({ ok: true, seatedIn: 2 });
  }, 60_000);

  it("leaves a head who invites as before: the newcomer sees the head's line back to the founding", async () => {
    const inviting = commands.run(["invite", "--name", "An adviser", "--role", "adviser", "--store", at("again")]);
    const url = String((await inviting.first)["url"]);
    expect(await run(["join", url, "--store", at("adviser")])).toMatchObject({ ok: true, exitCode: 0 });
    expect(await inviting.outcome).toMatchObject({ ok: true });
  }, 60_000);
});

describe("a reading sheet that is in others' hands", () => {
  let authority: string;
  let stolen: string;

  beforeAll(async () => {
    [authority, stolen] = [wordsOn(await printed("authority", "again")), wordsOn(await printed("reading", "again"))];
  });

  const replace = (words: string) => {
    const restore = ["sheet", "restore", "--node", node.origin, "--store", at("again"), "--name", "The new head"];
    return run([...restore, "--new-reading-sheet"], words);
  };

  it("is replaced with both sheets only: the thief of one replaces nothing", async () => {
    for (const one of [stolen, authority]) {
      expect(await replace(one)).toMatchObject({ ok: false, code: "BAD_SEAT", exitCode: 1 });
    }
  });

  it("reads nothing that is said from then on, and another one reads everything; the head keeps its seat", async () => {
    const before = readSeat(at("again"));
    expect(await replace(`${authority}\n${stolen}`)).toMatchObject({ ok: true, seatedIn: 2, isRootReplaced: true });
    const after = readSeat(at("again"));
    expect(after?.secrets?.head).toEqual(before?.secrets?.head);
    expect(after?.seed).toEqual(before?.seed);
    expect(after).not.toHaveProperty("nextReading");
    expect(after?.dialogue?.rooms).toHaveLength(before?.dialogue?.rooms.length ?? 0);
    await say("again", 1, "Not for the thief.");

    const reads = (words: string, file: string) => run(["sheet", "read", at(file), "--node", node.origin], words);
    expect(await reads(stolen, "thief.longtable")).toMatchObject({ code: "NO_ROOMS" });
    const next = wordsOn(await printed("reading", "again"));
    expect(await reads(next, "next.longtable")).toMatchObject({ ok: true, opened: 2 });
    const said = await saidIn(at("next.longtable"));
    expect(said).toEqual(expect.arrayContaining(["At the table.", "Among ourselves.", "Not for the thief."]));
    // Nor from a bundle that somebody loses: no envelope of the new epoch is the thief's.
    const all = at("all.longtable");
    expect(await run(["export", all, "--store", at("again"), "--keyless"])).toMatchObject({ ok: true });
    expect(await run(["sheet", "read", at("kept.longtable"), "--from", all], stolen)).toMatchObject({ ok: false });
  }, 60_000);

  it("is gone on with where it broke off, with the sheets that were typed before", async () => {
    const words = `${wordsOn(await printed("authority", "again"))}\n${wordsOn(await printed("reading", "again"))}`;
    const seat = readSeat(at("again"));
    if (seat === null) throw new Error("seated");
    expect(await replace(words)).toMatchObject({ ok: true, isRootReplaced: true });
    const done = readSeat(at("again"));
    // As it was when the rooms had been told and the seat had not been written: the new words are on no paper yet.
    writeSeat(at("again"), { ...seat, nextReading: done?.secrets?.reading ?? random(32) });
    expect(await replace(words)).toMatchObject({ ok: true, seatedIn: 2 });
    expect(readSeat(at("again"))).toEqual(done);
  }, 60_000);
});

function numbered(seed: Uint8Array): string {
  return sheetWords(seed)
    .split(" ")
    .map((word, index) => `${index + 1} ${word}`)
    .join("\n");
}

/** The rooms that a node still lets a device have. */
async function roomsOf(device: Device): Promise<readonly string[]> {
  const connection = await connect({
    origin: node.origin,
    device: device.signer,
    random,
    onPush: () => undefined,
    onClose: () => undefined,
  });
  const { rooms } = await connection.ask({ t: "rooms" }, "rooms");
  connection.close();
  return rooms.map(({ room }) => toHex(room));
}
