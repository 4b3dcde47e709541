import * as fc from "fast-check";

import type { NegotiatingText } from "../../src/index.ts";
import { itemsOf } from "../../src/persistent/vector.ts";
import { bracketAt } from "../../src/state/lookup.ts";
import type { Bracket } from "../../src/state/records.ts";
import { changedBy } from "../../src/state/way-back.ts";
import { type Done, LAST_SEED, WIDEST_FROM } from "../doings.ts";
import { KNOTTY } from "../knotty.ts";
import { Chance } from "../random-talks.ts";
import { NAMES, Talks } from "../talks.ts";

/** Seeds of talks. One that once failed is told as an example and always run. */
export const seeds = fc.integer({ min: 0, max: LAST_SEED });

/** Talks of two to four delegations that had gone on for a while. Some of the widest begin before the text is accepted as a basis. */
export function talksBy(seed: number, acts = 60): Chance {
  const isBasis = seed < WIDEST_FROM || seed % 4 !== 0;
  const room = new Talks(NAMES.slice(0, 2 + (seed % 3)), KNOTTY, { isBasis });
  const chance = new Chance(room, seed);
  chance.many(acts);
  return chance;
}

/** A text before and after an act that took effect. */
export interface Step {
  readonly before: NegotiatingText;
  readonly after: NegotiatingText;
  readonly act: Done;
  readonly chance: Chance;
}

/** Runs random acts and looks at the text before and after each that took effect. Some of the widest talks are brought to their signatures. */
export function forEachAct(seed: number, count: number, look: (step: Step) => void): void {
  const chance = talksBy(seed, 0);
  const closesFrom = seed >= WIDEST_FROM && seed % 3 === 0 ? count / 4 : count;
  for (let at = 0; at < count; at += 1) {
    const before = chance.room.now;
    const act = at < closesFrom || chance.below(12) === 0 ? chance.step() : chance.close();
    if (act !== null && act.refused === null) look({ before, after: chance.room.now, act, chance });
  }
}

export const allBrackets = (text: NegotiatingText): readonly Bracket[] => [...itemsOf(text.brackets)];

/** The numbers of brackets that an act put from another state in one, or opened in it. */
export function newly(state: Bracket["state"], { before, after }: Step): readonly number[] {
  return allBrackets(after).flatMap((bracket, index) => {
    const was = index < before.brackets.length ? bracketAt(before, index).state : null;
    return bracket.state === state && was !== state ? [index] : [];
  });
}

/** The way back to a revision that an act agreed, and all that it put in another state; null when it agreed none. */
export function wayBack(step: Step): { readonly index: number; readonly changed: ReadonlySet<number> } | null {
  const index = newly("agreed", step).find((one) => bracketAt(step.after, one).kind === "revert");
  if (index === undefined) return null;
  const back = bracketAt(step.after, index);
  return { index, changed: new Set([...back.taken, ...changedBy(back).map(({ bracket }) => bracket)]) };
}

/** The way back that an act undid, and all that it put back; null when it undid none. */
export function undoneWayBack({
  before,
  after,
}: Step): { readonly index: number; readonly changed: ReadonlySet<number> } | null {
  const index = allBrackets(before).findIndex(
    ({ kind, state }, at) => kind === "revert" && state === "agreed" && bracketAt(after, at).state === "open",
  );
  if (index < 0) return null;
  const back = bracketAt(before, index);
  return { index, changed: new Set([...back.taken, ...changedBy(back).map(({ bracket }) => bracket)]) };
}

/** The bracket by whose acceptances another was agreed: a way back, a package, or itself. */
export function agreedBy(step: Step, index: number): number {
  const back = wayBack(step);
  if (back?.changed.has(index) === true) return back.index;
  const trade = newly("agreed", step).find((one) => {
    const { kind, about } = bracketAt(step.after, one);
    return kind === "package" && about.includes(index);
  });
  return trade ?? index;
}
