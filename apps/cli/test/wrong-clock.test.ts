import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  DialogueSession,
  type Heard,
  getFile,
  makeInvitation,
  memoryLocalCopy,
  postInvitation,
  putFile,
} from "@longtable/client";
import { stateHash } from "@longtable/dialogue";
import { type RunningNode, startNode } from "@longtable/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type SeatedHead, type TwoHeads, seatTwoHeads } from "./two-heads.ts";

const NOW = Date.UTC(2021, 8, 30, 8);
const WEEK = 7 * 24 * 3600 * 1000;
const YEAR = 52 * WEEK;

describe("a device whose clock is wrong by years", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-clock-"));
  const sessions: DialogueSession[] = [];
  const heard: Heard[] = [];
  let node: RunningNode;
  let seated: TwoHeads;

  const at = (clock: () => number, { device }: SeatedHead): DialogueSession => {
    const onHeard = (_: unknown, one: Heard): void => void heard.push(one);
    const where = { origin: node.origin, node: node.nodeKey };
    const session = new DialogueSession({ ...where, device, copy: memoryLocalCopy(), random, clock, onHeard });
    sessions.push(session);
    return session;
  };

  beforeAll(async () => {
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent", clock: () => NOW });
    seated = await seatTwoHeads(node);
  });
  afterAll(async () => {
    for (const session of [...sessions, seated.ours.session, seated.theirs.session]) session.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("signs in, acts, whispers, shares files and comes to the same state: no time but the record's order counts", async () => {
    const late = at(() => NOW + 80 * YEAR, seated.ours);
    const early = at(() => 0, seated.theirs);
    await Promise.all([late.online(), early.online()]);
    const [ours, theirs] = [await late.open(seated.table), await early.open(seated.table)];
    await ours.sign({ type: "words.say", text: "From a clock eighty years ahead." });
    await ours.record.settled();
    await theirs.record.reached(ours.record.size);
    await theirs.sign({ type: "words.say", text: "From a clock at 1970." });
    await theirs.record.settled();
    await ours.record.reached(theirs.record.size);
    const states = [ours, theirs].map((live) => live.snapshot().state);
    const [one, other] = states.map((state) => (state === null ? "none" : stateHash(state)));
    expect(one).toBe(other);
    expect(ours.snapshot()).toMatchObject({ refused: [], alarm: null });

    expect(await late.whisper(ours.room, { kind: "off-the-record", text: "Now." })).toBe(true);
    await expect
      .poll(() => heard.map(({ whisper }) => whisper))
      .toContainEqual({ kind: "off-the-record", text: "Now." });
    const named = { name: "A file", media: "text/plain" };
    const file = await putFile(late.filePlace(seated.table), new Blob(["whenever"]), named, random);
    expect(await (await getFile(early.filePlace(seated.table), file)).text()).toBe("whenever");
  });

  it("is told so where a time does count: an invitation that would be over before it begins", async () => {
    const { session, head } = seated.ours;
    const { connection } = session;
    if (connection === null) throw new Error("it is online");
    const place = { origin: node.origin, node: node.nodeKey, founding: seated.founding };
    const aWeekFrom = (now: number) =>
      makeInvitation({ name: "An adviser", role: "adviser" }, place, head, now + WEEK, random);
    const behind = await aWeekFrom(NOW - 10 * YEAR);
    await expect(postInvitation(behind, connection, random)).rejects.toMatchObject({
      code: "CLOCK_DIFFERS",
      message: expect.stringContaining("check this device's clock") as string,
    });
    // One whose clock is ahead asks for longer than a node keeps a mailbox, and gets as long as it does.
    await postInvitation(await aWeekFrom(NOW + 10 * YEAR), connection, random);
  });
});
