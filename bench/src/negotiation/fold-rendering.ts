import type { DelegationId } from "@longtable/protocol";
import { type NegotiatingText, type WordingRun, provisionView, provisions } from "@longtable/text";

const VERBS = { inserted: "proposes", struck: "strikes", reserved: "reserves" } as const;

/** The text as a screen draws it: a line for each field, each bracket around its words, with whose it is. */
export function renderText(text: NegotiatingText, nameOf: (delegation: DelegationId) => string): string {
  const spell = (run: WordingRun): string => {
    switch (run.kind) {
      case "bracket": {
        const words = run.runs.map(spell).join("");
        const [holder] = run.bracket.holders;
        return holder === undefined ? `[${words}]` : `[${nameOf(holder)} ${VERBS[run.as]}: ${words}]`;
      }
      case "anchor":
        return "";
      case "mark":
        return run.sign;
      default:
        return run.text;
    }
  };
  const lines: string[] = [];
  for (const id of provisions(text)) {
    const view = provisionView(text, id);
    if (view === null) continue;
    for (const runs of [view.labelRuns, view.heading, view.body])
      if (runs.length > 0) lines.push(runs.map(spell).join(""));
  }
  return lines.join("\n");
}
