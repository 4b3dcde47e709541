import type { DelegationId } from "@longtable/protocol";
import {
  type BracketView,
  type NegotiatingText,
  type NodeId,
  type ProvisionView,
  type WordingRun,
  provisionView,
} from "@longtable/text";

/** Brackets around whole provisions that are drawn as such: a move, a split and a merger bracket no words. */
const isAround = ({ kind }: BracketView): boolean => !["move", "split", "merge"].includes(kind);

type NameOf = (delegation: DelegationId) => string;

/** A provision's words as one line, each bracket with whoever holds it: `1. The Parties [US: shall] meet.` */
export function provisionLine(view: ProvisionView, nameOf: NameOf): string {
  // A label that is itself in a bracket is none that is displayed yet.
  const label = view.label === "" ? wordingLine(view.labelRuns, nameOf) : view.label;
  const words = [label, wordingLine(view.heading, nameOf), wordingLine(view.body, nameOf)];
  const opening = view.opening.filter(isAround).map((bracket) => `[${whoHolds(bracket, nameOf)}`);
  const line = `${opening.join("")}${words.filter((part) => part !== "").join(" ")}`;
  return `${line}${"]".repeat(view.closing.filter(isAround).length)}`.replaceAll(/\s*[\n\r\u2028\u2029]+\s*/gu, " ");
}

/** Words with their brackets. */
export function wordingLine(runs: readonly WordingRun[], nameOf: NameOf): string {
  return runs
    .map((run): string => {
      switch (run.kind) {
        case "words":
        case "literal":
        case "placeholder":
        case "ref":
          return run.text;
        case "bracket":
          return `[${whoHolds(run.bracket, nameOf, run.as)}${wordingLine(run.runs, nameOf)}]`;
        case "mark":
          return run.sign;
        case "note":
          return `{${run.text.replaceAll(/[{}]/gu, "")}}`;
        case "anchor":
        case "trivia":
          return "";
      }
    })
    .join("");
}

const DOES = { struck: " deletes", reserved: " reserves", inserted: "" } as const;

function whoHolds(bracket: BracketView, nameOf: NameOf, as: keyof typeof DOES = roleOf(bracket)): string {
  const names = bracket.holders.map(nameOf);
  if (names.length === 0) return as === "struck" ? "deleted: " : "";
  return `${names.join(", ")}${DOES[as]}: `;
}

function roleOf({ kind }: BracketView): keyof typeof DOES {
  if (kind === "reserve") return "reserved";
  return kind === "strike" || kind === "delete" ? "struck" : "inserted";
}

/** So many characters name a provision. */
const SHORT = 60;

/** A provision by its label and first words; the text's title for the whole. */
export function provisionTitle(text: NegotiatingText, node: NodeId | null): string {
  const view = node === null ? null : provisionView(text, node);
  if (view === null) return text.title;
  const words = (view.heading.length > 0 ? view.heading : view.body)
    .flatMap((run) => (run.kind === "words" ? [run.text] : []))
    .join("");
  const title = [view.label, words]
    .filter((part) => part !== "")
    .join(" ")
    .replaceAll(/\s+/gu, " ");
  return title.length > SHORT ? `${title.slice(0, SHORT - 1)}…` : title;
}
