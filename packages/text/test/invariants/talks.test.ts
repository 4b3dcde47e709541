import { expect, it } from "vitest";

import { bracketAt } from "../../src/state/lookup.ts";
import { WIDEST, WIDEST_FROM } from "../doings.ts";
import { allBrackets, forEachAct } from "./each-act.ts";

/** What is proposed and agreed in random talks. */
const CHANGES = ["insert", "delete", "replace", "newNode", "strike", "move", "split", "merge", "revert", "package"];
/** What else is to happen: a call drops words, all sign, a rival is agreed in the place of the text. */
const OTHERS = ["insert fallen", "signed", "basis moot"];

/** How often each kind of act must take effect in the talks counted, so that no invariant is about what never happens. */
const FEWEST = 5;

it("what random talks do takes effect, each kind of act and change often enough to be looked at", () => {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (let seed = 0; seed < 160; seed += 1) {
    forEachAct(WIDEST_FROM + seed, 120, ({ before, after, act }) => {
      count(act.type);
      if (before.signed === null && after.signed !== null) count("signed");
      allBrackets(after).forEach(({ kind, state }, at) => {
        const was = at < before.brackets.length ? bracketAt(before, at).state : null;
        if (was !== state) count(`${kind} ${state}`);
      });
    });
  }
  const wanted = [...WIDEST, ...CHANGES.map((kind) => `${kind} agreed`), ...OTHERS];
  expect(wanted.filter((kind) => (counts.get(kind) ?? 0) < FEWEST)).toEqual([]);
});
