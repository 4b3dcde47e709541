import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DialogueSession, type LiveRoom, memoryLocalCopy } from "@longtable/client";
import { stateHash } from "@longtable/dialogue";
import { type RunningNode, startNode } from "@longtable/node";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type TwoHeads, seatTwoHeads } from "./two-heads.ts";
import { type Tap, Wire } from "./wire.ts";

/** What is done to the frame of a node's answers with this number on a connection; null lets it pass. */
type Damage = { readonly frame: number; readonly does: (bytes: Buffer, before: Buffer | null) => readonly Buffer[] };

/** Damages a connection's frame as the wire is told to. */
const damaging = (damage: () => Damage | null): Tap => {
  let count = 0;
  let before: Buffer | null = null;
  return {
    toDevice: (data) => {
      const now = damage();
      const sent = now?.frame === count ? now.does(data, before) : [data];
      before = data;
      count++;
      return sent;
    },
  };
};

describe("a wire that damages what a node sends", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-wire-"));
  const wire = new Wire();
  let damage: Damage | null = null;
  let node: RunningNode;
  let seated: TwoHeads;
  let honest: string;
  let size: number;

  beforeAll(async () => {
    await wire.open();
    wire.tap = () => damaging(() => damage);
    node = await startNode({
      dataFolder: folder,
      host: "127.0.0.1",
      port: 0,
      logLevel: "silent",
      proxyOrigin: wire.origin,
    });
    // Devices come to the node through the wire, at the origin that the node declares.
    wire.node = `http://127.0.0.1:${node.port}`;
    seated = await seatTwoHeads(node);
    const table = await seated.ours.session.open(seated.table);
    for (let n = 0; n < 8; n++) await table.sign({ type: "words.say", text: `number ${n}` });
    await table.record.settled();
    ({ size } = table.record);
    honest = hashOf(table);
  });
  afterAll(async () => {
    seated.ours.session.close();
    seated.theirs.session.close();
    await wire.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const hashOf = (live: LiveRoom): string => {
    const { state } = live.snapshot();
    return state === null ? "none" : stateHash(state);
  };

  /** Reads the table on a fresh device over the damaged wire, and gives what came of it. */
  const readThrough = async (done: Damage): Promise<"right" | "refused"> => {
    damage = done;
    const session = new DialogueSession({
      origin: wire.origin,
      device: seated.theirs.device,
      copy: memoryLocalCopy(),
      random,
      clock: Date.now,
    });
    try {
      const live = await session.open(seated.table);
      // Damage to a sign-in ends it; what was damaged is whole the next time.
      await expect.poll(() => session.status().state).not.toBe("connecting");
      const status = session.status();
      if (status.state === "offline") {
        expect([status.why.code, status.why.message.endsWith(".")]).toEqual([expect.any(String), true]);
        expect(status.why.code).not.toBe("COPY_FAILED");
        return "refused";
      }
      await Promise.race([live.record.reached(size), new Promise((resolve) => setTimeout(resolve, 300))]);
      const { alarm, held, refused } = live.snapshot();
      if (alarm !== null) {
        expect(alarm.message).toMatch(/\.$/);
        expect(alarm.code).not.toBe("COPY_FAILED");
        return "refused";
      }
      // What is shown without an alarm is a beginning of the record, never another one.
      expect(refused).toEqual([]);
      if (live.record.size < size || held > 0) return "refused";
      expect(hashOf(live)).toBe(honest);
      return "right";
    } finally {
      session.close();
    }
  };

  const FRAMES = 5;

  it("never makes a device show another record, and never ends it: a code and a sentence", async () => {
    expect(await readThrough({ frame: -1, does: (bytes) => [bytes] })).toBe("right");
    const outcomes: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(FRAMES - 1),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        async (frame, at) => {
          const outcome = await readThrough({
            frame,
            does: (bytes) => {
              const bit = Math.floor(at * bytes.length * 8);
              const flipped = Buffer.from(bytes);
              flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
              return [flipped];
            },
          });
          outcomes.push(outcome);
        },
      ),
      { numRuns: 60 },
    );
    // A wire that damaged nothing would prove nothing.
    expect(outcomes).toContain("refused");
  });

  it("gains nothing by sending half of a frame, one twice, or two in the other order", async () => {
    const kinds: readonly Damage["does"][] = [
      (bytes) => [bytes.subarray(0, bytes.length / 2)],
      (bytes) => [bytes, bytes],
      (bytes, before) => (before === null ? [bytes] : [before, bytes]),
      () => [Buffer.from(random(300))],
      () => [Buffer.alloc(5 * 1024 * 1024)],
    ];
    for (const does of kinds) for (let frame = 0; frame < FRAMES; frame++) await readThrough({ frame, does });
    damage = null;
    expect(await readThrough({ frame: -1, does: (bytes) => [bytes] })).toBe("right");
  });
});
