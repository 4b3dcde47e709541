import { hashOfNode } from "../derive/hash.ts";
import { nodeAt, numberOf } from "../state/lookup.ts";
import { setNode } from "../state/draft.ts";
import { type TextActOf, readTextAct } from "./acts.ts";
import type { TextEffect } from "./effect.ts";
import { type Quote, quotedAct } from "./quote.ts";
import type { Hash } from "./shapes.ts";

/**
 * Tells the table that a group agreed to provisions in exactly this form: they are yellow, and nobody is bound. What it quotes with
 * its bytes must be the act named, and one about this text must agree to one of these provisions as it is here.
 */
export const report: TextEffect<"text.report"> = (draft, act, placed) => {
  for (const { node, hash } of act.provisions) {
    const index = numberOf(draft, "node", node);
    if (index <= 0) return "NOTHING_THERE";
    if (hashOfNode(draft, index) !== hash) return "STALE_SUBJECT";
    const record = nodeAt(draft, index);
    const reports = [...record.reports.filter((one) => one.group !== act.group), { hash, group: act.group, placed }];
    setNode(draft, index, { ...record, reports });
  }
  const reported = new Map<string, Hash>(act.provisions.map(({ node, hash }) => [node, hash]));
  return (act.quotes ?? []).every((quote) => isToThePoint(quote, act, reported)) ? null : "MISQUOTED";
};

/** Ids of provisions are of one text only, so what was agreed of another text can be compared by a reader and not here. */
function isToThePoint(
  { signed, ...named }: Quote,
  { text }: TextActOf["text.report"],
  reported: ReadonlyMap<string, Hash>,
): boolean {
  if (signed === undefined) return true;
  const said = quotedAct({ ...named, signed });
  if (said === null) return false;
  if (said["text"] !== text) return true;
  const read = readTextAct(said);
  if (read?.type !== "text.agree" && read?.type !== "text.initial") return false;
  return reported.get(read.node) === read.subject;
}
