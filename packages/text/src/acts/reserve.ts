import type { TextEffect } from "./effect.ts";
import { alone, newBracket } from "../state/bracket.ts";
import { addBracket, bring, enter } from "../state/draft.ts";
import { wrongFullness } from "./fullness.ts";
import { findTarget } from "./target.ts";

/** Brackets words that stand or are put forward, because its author objects to them. */
export const reserve: TextEffect<"text.reserve"> = (draft, act, placed) => {
  const target = findTarget(draft, act.target);
  if (typeof target === "string") return target;
  const by = bring(draft, placed);
  const opened = addBracket(
    draft,
    newBracket({
      by,
      kind: "reserve",
      parts: target.parts,
      parent: target.parent,
      holders: alone(draft.parties, placed.delegation),
      placed,
      footnote: act.footnote ?? null,
    }),
  );
  enter(draft, opened, "open");
  return wrongFullness(draft, opened);
};
