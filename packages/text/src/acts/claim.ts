import type { TextEffect } from "./effect.ts";
import { holdersOf, isInWords, isLive } from "../derive/standing.ts";
import { after, setBracket, touchBracket } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";

/** Becomes the holder of a bracket that nobody holds. A name in a file gave no right; this act does. */
export const claim: TextEffect<"text.claim"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  const bracket = bracketAt(draft, index);
  if (!isLive(draft, index) || bracket.kind === "mark" || !isInWords(bracket)) return "WRONG_STATE";
  if (holdersOf(draft, bracket).length > 0) return "CLAIMED";
  const list = act.as === "want" ? "holders" : "against";
  const claimed = {
    ...bracket,
    [list]: [...bracket[list].filter((one) => one !== placed.delegation), placed.delegation],
  };
  setBracket(draft, index, after(claimed, "claimed", placed, { note: act.as }));
  touchBracket(draft, index);
  return null;
};
