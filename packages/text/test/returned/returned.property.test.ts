import type { DelegationId } from "@longtable/protocol";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { readDocument, returnedChanges, writeNegotiation } from "../../src/index.ts";
import { COMMON } from "../doings.ts";
import { KNOTTY } from "../knotty.ts";
import { Chance } from "../random-talks.ts";
import { NAMES, Talks, idOf } from "../talks.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";

it.each(["tracked", "brackets"] as const)(
  "a Word file that nobody touched asks for nothing, written as %s",
  async (style) => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const room = new Talks(NAMES.slice(0, 2 + (seed % 3)), KNOTTY);
        const chance = new Chance(room, seed);
        for (let at = 0; at < 60; at += 1) chance.step(COMMON);
        const origin = { text: room.text, seq: 1_000 };
        const about = { title: "A text", date: "2026-11-24T10:00:00Z", style, origin };
        const bytes = await writeNegotiation(room.now, nameOf, "docx", about);
        const reading = readDocument(bytes, "back.docx", { delegations: NAMES });
        if (!reading.ok) throw new Error(reading.message);
        const { acts, remarks, writtenAt } = await returnedChanges(room.now, reading, {
          fileName: "back.docx",
          nameOf,
        });
        expect({ acts, remarks, writtenAt }).toEqual({ acts: [], remarks: [], writtenAt: 1_000 });
      }),
      { numRuns: 40 },
    );
  },
);
