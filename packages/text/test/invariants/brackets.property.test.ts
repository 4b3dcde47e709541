import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { holdersOf, isLive } from "../../src/derive/standing.ts";
import { isTargetThere } from "../../src/derive/region.ts";
import { subjectOf } from "../../src/derive/subject.ts";
import { provisionView, provisions } from "../../src/index.ts";
import { itemsOf } from "../../src/persistent/vector.ts";
import { bracketAt } from "../../src/state/lookup.ts";
import { lastOf } from "../../src/state/past.ts";
import type { Doing } from "../doings.ts";
import { KNOTTY } from "../knotty.ts";
import { Chance } from "../random-talks.ts";
import { runs } from "../runs.ts";
import { NAMES, Talks, idOf } from "../talks.ts";
import { agreedBy, allBrackets, forEachAct, newly, seeds, undoneWayBack, wayBack } from "./each-act.ts";
import { wordsInForce } from "./words-in-force.ts";

/** What is no act of one delegation. */
const NOT_ALONE: ReadonlySet<Doing> = new Set(["leave", "arrive"]);

describe("over random acts by two to four delegations", () => {
  it("1: a bracket closes only by its holder's act, by agreement, by a call that all have seen, or by repair by all", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (step) => {
          const { before, after, act, chance } = step;
          const { type, by } = act;
          const [undone, back] = [undoneWayBack(step), wayBack(step)];
          allBrackets(before).forEach((was, index) => {
            const is = bracketAt(after, index);
            if (was.state !== "open" || is.state === "open") return undefined;
            // A way back that is undone puts back the state it found, where nobody has spoken about that since.
            if (undone?.changed.has(index) === true) {
              return expect(lastOf(before, was).placed).toEqual(lastOf(before, bracketAt(before, undone.index)).placed);
            }
            // Who is a party is told with the act: one that has just arrived is not yet in what was before.
            const holders = holdersOf(after, was);
            if (back?.changed.has(index) === true) {
              const accepted = bracketAt(after, back.index).accepts.map(({ by }) => by);
              return expect(accepted).toEqual(expect.arrayContaining([...holders]));
            }
            switch (is.state) {
              case "withdrawn":
                expect(type).toBe("text.withdraw");
                return expect(was.holders).toEqual([idOf(by)]);
              case "closed":
                if (type === "text.lift") return expect(holders).toEqual([idOf(by)]);
                if (type === "seen") return expect(holders).toEqual([]);
                return expect([type, was.kind]).toEqual(["text.repair", "mark"]);
              case "moot": {
                const { texts } = chance.room.state;
                if (index === 0) return expect(texts.some((text) => bracketAt(text, 0).state === "agreed")).toBe(true);
                expect(bracketAt(after, is.mootBy).state).toBe("agreed");
                return expect(bracketAt(after, is.mootBy).taken).toContain(index);
              }
              case "fallen":
                expect(type).toBe("seen");
                return expect(holders).toEqual([]);
              case "agreed":
                if (type === "seen") return expect(holders).toEqual([]);
                return expect(["text.accept", "text.join", "text.propose", "text.take", "text.package"]).toContain(
                  type,
                );
              default:
                return expect.unreachable("a bracket has no other state");
            }
          });
        });
      }),
      { ...runs(60), examples: [[3629384952], [2819801503], [3294904687], [3430873749], [3051867317], [2314760761]] },
    );
  });

  it("1: no bracket is left open on nothing; only whoever put words forward may amend them to none", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, ({ after }) => {
          allBrackets(after).forEach(({ kind }, index) => {
            if (kind !== "insert" && isLive(after, index)) expect(isTargetThere(after, index)).toBe(true);
          });
        });
      }),
      runs(30),
    );
  });

  it("2: each holder of everything taken had accepted a hash that lists it", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (step) => {
          const { before, after } = step;
          const undone = undoneWayBack(step);
          for (const index of newly("agreed", step)) {
            // What an undone way back puts back was agreed before it: by whom, was looked at then.
            if (undone?.changed.has(index) === true) continue;
            const by = agreedBy(step, index);
            const wasOpen = by < before.brackets.length && bracketAt(before, by).state === "open";
            for (const taken of bracketAt(after, index).taken) {
              for (const holder of holdersOf(after, bracketAt(before, taken))) {
                const accepted = bracketAt(after, by).accepts.find((one) => one.by === holder);
                expect(accepted).toBeDefined();
                if (wasOpen) expect(accepted?.subject).toBe(subjectOf(before, by));
              }
            }
          }
        });
      }),
      { ...runs(60), examples: [[2742428611]] },
    );
  });

  it("4: one delegation's acts alone agree nothing in force and close no other's bracket", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const room = new Talks(NAMES.slice(0, 3), KNOTTY);
        const chance = new Chance(room, seed);
        for (let at = 0; at < 20; at += 1) chance.step(["text.propose", "text.reserve", "text.claim"]);
        const before = room.now;
        const words = wordsInForce(before);
        chance.actors = NAMES.slice(0, 1);
        const kinds = chance.kinds.filter((type) => !NOT_ALONE.has(type));
        for (let at = 0; at < 60; at += 1) {
          const { state } = room;
          chance.step(kinds);
          // Whoever asks anew what the text is based on leaves nothing in force.
          if (bracketAt(room.now, 0).state !== "agreed") room.state = state;
        }
        expect(wordsInForce(room.now)).toEqual(words);
        allBrackets(before).forEach((was, index) => {
          const others = holdersOf(before, was).filter((holder) => holder !== idOf(NAMES[0] ?? ""));
          const is = bracketAt(room.now, index);
          if (was.state !== "open" || others.length === 0) return undefined;
          if (is.state !== "moot") return expect(["open", "agreed"]).toContain(is.state);
          // Whoever held it had accepted what closed it, before the one was left alone.
          const accepted = bracketAt(room.now, is.mootBy).accepts.map(({ by }) => by);
          return expect(accepted).toEqual(expect.arrayContaining([...others]));
        });
      }),
      { ...runs(60), examples: [[13], [784629431], [1205679927], [4025898969]] },
    );
  });

  it("8: at most one option of a choice is agreed, and a choice that is drawn has an option", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, ({ after }) => {
          for (const { options } of itemsOf(after.choices)) {
            const agreed = options.filter((option) => bracketAt(after, option).state === "agreed");
            expect(agreed.length).toBeLessThanOrEqual(1);
          }
          for (const node of provisions(after)) {
            for (const choice of provisionView(after, node)?.choices ?? [])
              expect(choice.options.length).toBeGreaterThan(0);
          }
        });
      }),
      { ...runs(20), examples: [[2745697341]] },
    );
  });
});
