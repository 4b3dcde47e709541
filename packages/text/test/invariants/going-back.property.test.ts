import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { textAt } from "../../src/derive/text-at.ts";
import {
  agreedText,
  bracketOf,
  bracketText,
  liveBrackets,
  openCounts,
  provisionHash,
  subjectHash,
  textHash,
} from "../../src/index.ts";
import { bracketAt, numberOf } from "../../src/state/lookup.ts";
import { runs } from "../runs.ts";
import { NAMES, idOf } from "../talks.ts";
import { allBrackets, forEachAct, seeds, talksBy, wayBack } from "./each-act.ts";
import { wordsInForce } from "./words-in-force.ts";

describe("over random acts by two to four delegations", () => {
  it("6: reopening and the same acceptance restores words, brackets and hashes; so does withdrawing and taking up again", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed);
        const { room } = chance;
        const look = () => ({
          words: [...wordsInForce(room.now)],
          open: liveBrackets(room.now),
          hash: provisionHash(room.now, null),
          text: textHash(room.now),
          counts: openCounts(room.now),
        });
        for (const bracket of chance.brackets(({ state }) => state === "open")) {
          const { state } = room;
          const [holder, ...more] = bracketAt(room.now, numberOf(room.now, "bracket", bracket)).holders;
          const name = NAMES.find((one) => idOf(one) === holder);
          if (name === undefined || more.length > 0) continue;
          const before = look();
          if (room.act(name, "text.withdraw", { bracket }).refused !== null) continue;
          if (
            room.act(name, "text.take", { bracket }).refused === null &&
            bracketOf(room.now, bracket)?.state === "open"
          )
            expect(look()).toEqual(before);
          room.state = state;
        }
        for (const bracket of chance.brackets(({ state }) => state === "agreed")) {
          const { state } = room;
          const before = look();
          // What a package holds is open again with it, and agreed again by accepting that.
          const number = numberOf(room.now, "bracket", bracket);
          const trade = chance
            .brackets(({ state, kind }) => state === "agreed" && kind === "package")
            .find((one) => bracketAt(room.now, numberOf(room.now, "bracket", one)).about.includes(number));
          const { kind, accepts } = bracketAt(room.now, number);
          for (const name of chance.actors) {
            if (room.act(name, "text.reopen", { what: { bracket } }).refused !== null) continue;
            // What was placed since a way back was agreed goes with it when it is agreed again: another acceptance, by another hash.
            const isSame =
              kind !== "revert" || accepts.some(({ subject }) => subject === subjectHash(room.now, bracket));
            if (isSame && bracketOf(room.now, bracket)?.state === "open" && chance.settle(trade ?? bracket))
              expect(look()).toEqual(before);
            room.state = state;
          }
        }
      }),
      { ...runs(60), examples: [[3861256860], [3984852600], [269697169], [431594361], [1502261208], [1786568920]] },
    );
  });

  it("going back to a revision gives the words and brackets that it had, as long as the basis is what it was", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (step) => {
          const back = wayBack(step);
          if (back === null) return;
          const then = textAt(step.after, bracketAt(step.after, back.index).under);
          if (bracketAt(then, 0).state !== bracketAt(step.after, 0).state) return;
          // Labels are computed by the latest revision; the way back changes none.
          const now = { ...step.after, revisions: then.revisions };
          expect(agreedText(now)).toBe(agreedText(then));
          expect(bracketText(now)).toBe(bracketText(then));
        });
      }),
      runs(60),
    );
  });

  it("a package is agreed exactly as long as all that it holds together is", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, ({ after }) => {
          for (const { kind, state, about } of allBrackets(after)) {
            if (kind !== "package" || state !== "agreed") continue;
            expect(about.filter((part) => bracketAt(after, part).state !== "agreed")).toEqual([]);
          }
        });
      }),
      runs(60),
    );
  });
});
