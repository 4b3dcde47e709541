import { agreedChildren } from "../derive/hash.ts";
import { pathOf } from "../derive/standing.ts";
import type { NodeId } from "../id.ts";
import { agreedWords } from "../select.ts";
import { nodeIdOf, numberOf } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import { type CharacterFinding, inspectCharacters } from "./characters.ts";

/**
 * What a person is to look at before initialling a provision (`inspectCharacters`), in all that its hash covers: the headings and chapeaux
 * of what it is under, then its own label, heading and words, and those of everything under it. They are inspected as one, a line each, so
 * that a heading in look-alikes of the text's script is told from one in another language. Empty when the text has no such provision.
 */
export function oddCharacters(text: NegotiatingText, node: NodeId): readonly CharacterFinding[] {
  const index = numberOf(text, "node", node);
  if (index <= 0) return [];
  const lines = pathOf(text, index)
    .slice(1)
    .filter((above) => above > 0)
    .toReversed()
    .flatMap((above) => linesOf(text, above).slice(1));
  const addUnder = (at: number): void => {
    lines.push(...linesOf(text, at));
    for (const child of agreedChildren(text, at)) addUnder(child);
  };
  addUnder(index);
  return inspectCharacters(lines.filter((line) => line !== "").join("\n"));
}

function linesOf(text: NegotiatingText, index: number): readonly string[] {
  const id = nodeIdOf(text, index);
  return (["label", "heading", "body"] as const).map((field) => agreedWords(text, id, field));
}
