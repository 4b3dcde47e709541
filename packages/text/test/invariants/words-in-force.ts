import type { NegotiatingText, NodeId } from "../../src/index.ts";
import { agreedChildren, agreedRuns } from "../../src/derive/hash.ts";
import { unitsOf } from "../../src/derive/runs.ts";
import { drawnUnder, joinedTo, nodesOf } from "../../src/derive/standing.ts";
import { bracketAt, nodeAt, numberOf, parentOf, pieceAt } from "../../src/state/lookup.ts";
import { lastOf } from "../../src/state/past.ts";

const FIELDS = ["label", "heading", "body"] as const;

/** A field's words that stand; a reference is what it refers to, not how a revision shows it. */
function wordsOf(text: NegotiatingText, index: number, name: (typeof FIELDS)[number]): string {
  return agreedRuns(text, index, name)
    .map(({ piece, from, to }) => {
      const { kind, text: words, refersTo } = pieceAt(text, piece);
      if (kind === "words" || kind === "literal") return Array.from(words).slice(from, to).join("");
      if (kind === "mark") return markAs(text, refersTo, words);
      return kind === "note" || kind === "break" ? "" : `<${kind} ${words} ${refersTo}>`;
    })
    .join("");
}

/** An unpaired bracket, the character that it was repaired to, or nothing. */
function markAs(text: NegotiatingText, mark: number, sign: string): string {
  const bracket = bracketAt(text, mark);
  if (bracket.state === "open") return `<mark ${sign}>`;
  return lastOf(text, bracket).turn.note === "literal" ? sign : "";
}

/** The words in force by provision, in order, each with the one it is under. */
export function wordsInForce(text: NegotiatingText): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  const visit = (index: number): void => {
    if (index > 0)
      lines.set(index, [parentOf(text, index), ...FIELDS.map((name) => wordsOf(text, index, name))].join("|"));
    for (const child of agreedChildren(text, index)) visit(child);
  };
  visit(0);
  return lines;
}

/** The provisions that a bracket touches, with all that is drawn under them, as the texts have it. */
export function touchedBy(texts: readonly NegotiatingText[], bracket: number): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const text of texts) {
    if (bracket >= text.brackets.length) continue;
    const { parts, about, kind } = bracketAt(text, bracket);
    for (const part of parts) {
      for (const node of part.kind === "nodes" ? nodesOf(text, part) : unitsOf(text, bracket, part)) touched.add(node);
    }
    if (kind === "move" || kind === "merge" || kind === "split") for (const node of about) touched.add(node);
    for (let size = -1; size !== touched.size;) {
      ({ size } = touched);
      for (let node = 1; node < text.nodes.length; node += 1) {
        const first = joinedTo(text, node);
        if (first >= 0 && touched.has(node)) touched.add(first);
        if (touched.has(parentOf(text, node)) || touched.has(first)) touched.add(node);
      }
    }
  }
  return touched;
}

/** What a provision's hash is over, in words: its container, the headings and chapeaux of all it is under, and all under it that stands. */
export function contentOf(text: NegotiatingText, id: NodeId): string {
  const under = (index: number): string => {
    const own = [nodeAt(text, index).kind, ...FIELDS.map((name) => wordsOf(text, index, name))];
    return `${own.join("|")}(${agreedChildren(text, index).map(under).join()})`;
  };
  const index = numberOf(text, "node", id);
  const above: string[] = [];
  for (let at = drawnUnder(text, index); at >= 0; at = drawnUnder(text, at))
    above.push(String(at), wordsOf(text, at, "heading"), wordsOf(text, at, "body"));
  return `${above.join("|")} ${under(index)}`;
}
