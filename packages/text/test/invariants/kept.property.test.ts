import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type NegotiatingText,
  digestTexts,
  liveBrackets,
  loadTexts,
  openCounts,
  provisionHash,
  provisionView,
  provisions,
  saveTexts,
  shownHash,
  statusOfProvision,
  subjectHash,
  textHash,
  textOf,
} from "../../src/index.ts";
import { naiveCounts } from "../naive.ts";
import { runs } from "../runs.ts";
import { NAMES, idOf } from "../talks.ts";
import { forEachAct, seeds, talksBy } from "./each-act.ts";
import { contentOf } from "./words-in-force.ts";

describe("over random acts by two to four delegations", () => {
  it("10: what is kept equals what is recounted; folding on equals folding from the beginning and from a saved state", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed, 0);
        const { room } = chance;
        for (let at = 0; at < 80; at += 1) {
          chance.step();
          expect(openCounts(room.now)).toEqual(naiveCounts(room.now));
          if (at % 20 !== 19) continue;
          const saved = saveTexts(room.state);
          const loaded = loadTexts(saved);
          const again = textOf(loaded, room.text);
          if (again === null) return expect.unreachable("the text was not saved");
          expect(tellOf(again)).toEqual(tellOf(room.now));
          expect(digestTexts(loaded)).toBe(digestTexts(room.state));
          room.state = loaded;
        }
        expect(digestTexts(room.foldedAnew())).toBe(digestTexts(room.state));
        return undefined;
      }),
      {
        ...runs(60),
        examples: [[2666291955], [6], [252078492], [444619967], [909553275], [1328519762], [1409667483], [1602223592]],
      },
    );
  });

  it("11: a provision's hash changes when its words, its chapeaux or its container do, and only then", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 100, ({ before, after }) => {
          const known = new Set(provisions(before));
          for (const node of provisions(after)) {
            if (!known.has(node)) continue;
            const isSame = contentOf(before, node) === contentOf(after, node);
            expect(provisionHash(after, node) === provisionHash(before, node)).toBe(isSame);
          }
        });
      }),
      runs(25),
    );
  });

  it("12: compiling changes no words, brackets or hashes, but only what is shown", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { room } = talksBy(seed);
        const { now } = room;
        const hashes = provisions(now).map((node) => provisionHash(now, node));
        room.compile(NAMES[0] ?? "");
        expect(room.now.pieces).toBe(now.pieces);
        expect(room.now.nodes).toBe(now.nodes);
        expect(room.now.brackets).toBe(now.brackets);
        expect(provisions(room.now).map((node) => provisionHash(room.now, node))).toEqual(hashes);
      }),
      runs(60),
    );
  });

  it("13: an acceptance, a lift, an agreement or a signature that names any other hash has no effect", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed);
        const { room } = chance;
        const { state } = room;
        const wrong = { subject: idOf("another"), shown: idOf("another") };
        const [name = ""] = NAMES;
        for (const bracket of liveBrackets(room.now)) {
          for (const type of ["text.accept", "text.join", "text.lift"] as const) {
            expect(room.act(name, type, { ...room.naming(bracket), subject: wrong.subject }).refused).not.toBeNull();
          }
        }
        for (const node of provisions(room.now)) {
          expect(room.act(name, "text.agree", { ...room.form(node), ...wrong }).refused).not.toBeNull();
          expect(room.act(name, "text.initial", { ...room.form(node), ...wrong }).refused).not.toBeNull();
        }
        expect(room.act(name, "text.sign", { ...room.compileBody(), subject: wrong.subject }).refused).not.toBeNull();
        expect(room.state).toBe(state);
      }),
      runs(60),
    );
  });
});

/** Everything that is told of a text, for two that should be equal. */
function tellOf(text: NegotiatingText) {
  const nodes = provisions(text);
  return {
    counts: openCounts(text),
    live: liveBrackets(text),
    views: nodes.map((node) => provisionView(text, node)),
    hashes: nodes.map((node) => [provisionHash(text, node), shownHash(text, node), statusOfProvision(text, node)]),
    subjects: liveBrackets(text).map((bracket) => subjectHash(text, bracket)),
    text: textHash(text),
  };
}
