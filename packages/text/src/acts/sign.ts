import { shownOf } from "../derive/displayed.ts";
import { isGreen } from "../derive/status.ts";
import { isClean } from "../derive/summary.ts";
import { bracketAt } from "../state/lookup.ts";
import type { TextEffect } from "./effect.ts";

/** A head signs the whole text as it is displayed, clean and green throughout. With the last party's signature it is closed to change. */
export const sign: TextEffect<"text.sign"> = (draft, act, placed) => {
  if (bracketAt(draft, 0).state !== "agreed" || !isClean(draft, 0)) return "NOT_CLEAN";
  if (!isGreen(draft, 0)) return "NOT_AGREED";
  const shown = shownOf(draft, 0);
  if (act.subject !== shown) return "STALE_SUBJECT";
  const current = draft.signatures.filter((one) => one.shown === shown);
  const isAgain = current.some(({ by }) => by === placed.delegation);
  draft.signatures = isAgain ? current : [...current, { by: placed.delegation, shown, placed }];
  const isByAll = draft.parties.every((party) => draft.signatures.some(({ by }) => by === party));
  if (isByAll) draft.signed = placed;
  // Where the last party that had not signed has left, whoever has signed closes the text by doing so again.
  return isAgain && !isByAll ? "ALREADY_DONE" : null;
};
