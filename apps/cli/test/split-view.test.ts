import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DialogueSession, type LiveRoom, memoryLocalCopy } from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type DeviceId, idOf } from "@longtable/protocol";
import { bundleBytes, evidenceBytes, leafHash, readBundle, readEvidence } from "@longtable/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { checkEvidence, compareBundles } from "../src/evidence.ts";
import { type TwoHeads, seatTwoHeads } from "./two-heads.ts";

/**
 * † A host that shows two delegations different records: two nodes with one key, on copies of one store. It
 * can carry an entry from one to the other, and it cannot carry what their checkpoints said.
 */
describe("a node that shows two delegations different records", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-split-"));
  const [ourFolder, theirFolder] = [join(folder, "ours"), join(folder, "theirs")];
  let oursSide: RunningNode;
  let theirsSide: RunningNode;
  let seated: TwoHeads;
  let theirSession: DialogueSession;
  let ours: LiveRoom;
  let theirs: LiveRoom;
  let room: Uint8Array;

  const start = (dataFolder: string, port = 0): Promise<RunningNode> =>
    startNode({ dataFolder, host: "127.0.0.1", port, logLevel: "silent" });
  const recordAt = async (live: LiveRoom, session: DialogueSession) => {
    const { connection } = session;
    if (connection === null) throw new Error("it is connected");
    const { entries, note } = await connection.ask({ t: "read", room, from: 0, most: 1000 }, "entries");
    expect(live.record.size).toBe(entries.length);
    return { entries, note };
  };
  const bundleOf = async (live: LiveRoom, session: DialogueSession, file: string): Promise<string> => {
    const { entries, note } = await recordAt(live, session);
    const leaves = entries.map((entry) => leafHash(entry));
    writeFileSync(file, bundleBytes({ dialogue: seated.dialogue, rooms: [{ room, entries, note, leaves, keys: [] }] }));
    return file;
  };

  beforeAll(async () => {
    const honest = await start(ourFolder);
    seated = await seatTwoHeads(honest);
    room = seated.table;
    ours = await seated.ours.session.open(room);
    seated.theirs.session.close();
    await honest.close();
    cpSync(ourFolder, theirFolder, { recursive: true });
    oursSide = await start(ourFolder, Number(new URL(honest.origin).port));
    theirsSide = await start(theirFolder);
    const { device } = seated.theirs;
    const where = { origin: theirsSide.origin, node: theirsSide.nodeKey };
    theirSession = new DialogueSession({ ...where, device, copy: memoryLocalCopy(), random, clock: Date.now });
    theirs = await theirSession.open(room);
    await theirSession.online();
    await seated.ours.session.connectNow();
    await seated.ours.session.online();
  });
  afterAll(async () => {
    seated.ours.session.close();
    theirSession.close();
    await oursSide.close();
    await theirsSide.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is found at the next act that reaches the other side: by whom it was done, where, and that its author saw another record", async () => {
    await theirs.sign({ type: "words.say", text: "Said to theirs alone." });
    await theirs.record.settled();
    const common = ours.record.size;
    await ours.sign({ type: "words.say", text: "Said to ours alone." });
    await ours.record.settled();
    await ours.sign({ type: "words.say", text: "After it." });
    await ours.record.settled();

    // The host places our acts in the record that it shows them: as our device would have sent them.
    const { entries } = await recordAt(ours, seated.ours.session);
    const carrier = new DialogueSession({
      origin: theirsSide.origin,
      device: seated.ours.device,
      copy: memoryLocalCopy(),
      random,
      clock: Date.now,
    });
    await carrier.online();
    for (const entry of entries.slice(common)) {
      await carrier.connection?.ask({ t: "append", room, entry, envelopes: [] }, "appended");
    }
    carrier.close();
    await theirs.record.reached(common + 3);

    const { refused, alarm } = theirs.snapshot();
    expect(alarm).toBe(null);
    const author = idOf<DeviceId>(seated.ours.device.signer.publicKey);
    // The first act was signed when both records were still one; the second had seen what they do not have.
    expect(refused).toMatchObject([
      { seq: common + 2, code: "SEEN_ELSEWHERE", device: author, act: { device: author } },
    ]);
    const said = theirs.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
    expect(said).toEqual(["Said to theirs alone.", "Said to ours alone."]);
  });

  it("is proved by what the two sides hold, to anybody and without a word of what was said", async () => {
    const one = await bundleOf(ours, seated.ours.session, join(folder, "ours.longtable"));
    const other = await bundleOf(theirs, theirSession, join(folder, "theirs.longtable"));
    const out = join(folder, "evidence.longtable");
    const compared = await compareBundles([one, other], out);
    expect(compared).toMatchObject({ exitCode: 1, contradicted: [ours.room] });
    expect(compared.sentences[0]).toMatch(
      /signed two records of the room [0-9a-f]{16}…: one of 4 entries and one of 5/,
    );
    const evidence = readFileSync(out);
    expect(evidence.length).toBeLessThan(2000);
    expect(await checkEvidence(evidence)).toMatchObject({ exitCode: 0, contradicted: [ours.room] });

    // A record and its own continuation prove nothing, and neither do changed notes.
    expect(await compareBundles([one, one], out)).toMatchObject({ exitCode: 0, contradicted: [] });
    const read = readEvidence(evidence);
    for (const changed of [
      { ...read, node: random(32) },
      { ...read, root: random(32) },
      { ...read, larger: read.smaller, proof: [] },
      { ...read, proof: [] },
      { ...read, smaller: new TextEncoder().encode("no note\n") },
    ]) {
      expect(await checkEvidence(evidenceBytes(changed))).toMatchObject({ exitCode: 1 });
    }
    expect(await checkEvidence(evidence.subarray(0, -1))).toMatchObject({ exitCode: 2 });
    expect(await compareBundles([one, out], out)).toMatchObject({ exitCode: 2 });
  });

  it("is evidence at once to a device that is shown the other record after its own", async () => {
    const { entries, note } = await recordAt(theirs, theirSession);
    const shown = readBundle(readFileSync(join(folder, "ours.longtable"))).rooms[0];
    if (shown === undefined) throw new Error("a room");
    const size = entries.length;
    theirs.push({ t: "placed", room, from: size, entries: [], note });
    theirs.push({ t: "placed", room, from: 0, entries: [...shown.entries], note: shown.note });
    await expect.poll(() => theirs.snapshot().alarm).toMatchObject({ code: "RECORD_CONTRADICTS" });
    expect(theirs.snapshot().alarm?.message).toMatch(/signed two records/);
    const { evidence } = theirs.record;
    if (evidence === null) throw new Error("it is kept");
    expect(await checkEvidence(evidenceBytes(evidence))).toMatchObject({ exitCode: 0, contradicted: [theirs.room] });
    // Nothing more is taken from it.
    await expect(theirs.record.settled()).resolves.toBe(undefined);
  });
});
