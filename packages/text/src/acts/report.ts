import { hashOfNode } from "../derive/hash.ts";
import { nodeAt, numberOf } from "../state/lookup.ts";
import { setNode } from "../state/draft.ts";
import type { TextEffect } from "./effect.ts";

/** Tells the table that a group agreed to provisions in exactly this form: they are yellow, and nobody is bound. */
export const report: TextEffect<"text.report"> = (draft, act, placed) => {
  for (const { node, hash } of act.provisions) {
    const index = numberOf(draft, "node", node);
    if (index <= 0) return "NOTHING_THERE";
    if (hashOfNode(draft, index) !== hash) return "STALE_SUBJECT";
    const record = nodeAt(draft, index);
    const reports = [...record.reports.filter((one) => one.group !== act.group), { hash, group: act.group, placed }];
    setNode(draft, index, { ...record, reports });
  }
  return null;
};
