import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type DialogueSession, HEARTBEAT_EVERY, type LiveRoom, SILENT_AFTER } from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { idOf, type DelegationId } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type SeatedHead, type TwoHeads, foundRoom, seatTwoHeads, sessionOf } from "./two-heads.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-heartbeat-"));
let node: RunningNode;
let seated: TwoHeads;
let line: Uint8Array;
let now = Date.now();

beforeAll(async () => {
  node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logFile: join(folder, "node.log") });
  seated = await seatTwoHeads(node);
  line = await foundRoom("line", seated.founding, node, [seated.ours, seated.theirs]);
  // From here on their devices have a clock that the test moves.
  seated.ours.session.close();
  seated.theirs.session.close();
});
afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

async function atTheLine({ device }: SeatedHead): Promise<{ session: DialogueSession; live: LiveRoom }> {
  const session = sessionOf(node, device, { current: null }, () => now);
  await session.online();
  return { session, live: await session.open(line) };
}

const beatsIn = (live: LiveRoom): number =>
  live.events.filter((event) => event.kind === "act" && event.act.type === "heartbeat").length;

describe("at a line that stands open", () => {
  it("each side's heartbeat shows the other that it is there, and its absence is told as silence", async () => {
    const [ours, theirs] = [await atTheLine(seated.ours), await atTheLine(seated.theirs)];
    const them = idOf<DelegationId>(seated.theirs.head.delegation);
    const sign = (): unknown => ours.live.signs().delegations.find(({ delegation }) => delegation === them)?.sign;
    expect(sign()).toBe("not heard");
    for (const { session, live } of [ours, theirs]) {
      await session.beat();
      await live.record.settled();
      // Once placed it is not due again.
      await session.beat();
    }
    await ours.live.record.reached(4);
    expect(beatsIn(ours.live)).toBe(2);
    expect(sign()).toBe("heard");
    now += HEARTBEAT_EVERY;
    await theirs.session.beat();
    await theirs.live.record.settled();
    await ours.live.record.reached(5);
    theirs.session.close();
    now += SILENT_AFTER;
    expect(sign()).toBe("heard");
    now += 1;
    expect(ours.live.signs().isMeeting).toBe(true);
    expect(sign()).toBe("silent");
    // This device's own absence explains nothing about them.
    ours.session.close();
    expect(sign()).toBe("unknown");
  });

  it("and between rounds nobody is expected at the table, and nothing is placed there by itself", async () => {
    const session = sessionOf(node, seated.ours.device, { current: null }, () => now);
    await session.online();
    const live = await session.open(seated.table);
    expect(await live.beat()).toBe(false);
    expect(live.signs()).toMatchObject({ isMeeting: false });
    session.close();
  });
});
