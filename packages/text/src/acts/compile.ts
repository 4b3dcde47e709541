import { computeLabels } from "../derive/labels.ts";
import { summaryOf } from "../derive/summary.ts";
import { hashOfText } from "../derive/text-hash.ts";
import type { Revision } from "../state/records.ts";
import type { TextEffect } from "./effect.ts";

/** Revisions that a text may have. */
const MOST_REVISIONS = 1000;

/** The chair makes a revision: the place in the record, and labels computed by rules. No word and no bracket changes. */
export const compile: TextEffect<"text.compile"> = (draft, act, placed) => {
  if (draft.revisions.length >= MOST_REVISIONS) return "TOO_MANY";
  if (act.subject !== hashOfText(draft)) return "STALE_SUBJECT";
  const { brackets, points } = summaryOf(draft, 0);
  const revision: Revision = {
    placed,
    title: act.title ?? null,
    bringings: draft.bringings.length,
    labels: computeLabels(draft),
    counts: { brackets, points },
  };
  draft.revisions = [...draft.revisions, revision];
  return null;
};
