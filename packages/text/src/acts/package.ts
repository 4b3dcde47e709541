import type { TextEffect } from "./effect.ts";
import { isWithin } from "../derive/standing.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { takenBy } from "../derive/would-take.ts";
import { newBracket } from "../state/bracket.ts";
import { addBracket, bring } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { wrongFullness } from "./fullness.ts";
import { accept } from "../state/settle.ts";

/** Holds open proposals together: all are agreed, or none. Its author accepts all of them, in this form, by this act. */
export const packageProposals: TextEffect<"text.package"> = (draft, act, placed) => {
  const about = act.proposals.map((id) => numberOf(draft, "bracket", id)).toSorted((a, b) => a - b);
  if (about.includes(-1)) return "NOTHING_THERE";
  if (about.length < 2 || new Set(about).size !== about.length) return "BAD_SHAPE";
  for (const part of about) {
    const { kind } = bracketAt(draft, part);
    if (kind === "package" || kind === "basis" || kind === "revert" || !isAcceptable(draft, part)) return "WRONG_STATE";
    if (about.some((other) => other !== part && isWithin(draft, bracketAt(draft, part).parent, other)))
      return "CROSSES_BRACKETS";
  }
  const by = bring(draft, placed);
  const opened = addBracket(draft, {
    ...newBracket({
      by,
      kind: "package",
      parts: [],
      parent: 0,
      holders: [placed.delegation],
      placed,
      note: act.note ?? null,
    }),
    about,
  });
  const full = wrongFullness(draft, opened);
  if (full !== null) return full;
  if (takenBy(draft, opened).some((other) => about.includes(other))) return "RIVALS_TOGETHER";
  const subject = subjectOf(draft, opened);
  return accept(draft, opened, { by: placed.delegation, subject, aside: null }, placed, "opened");
};
