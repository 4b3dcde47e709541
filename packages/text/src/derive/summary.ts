import { bracketAt, nodeAt, parentOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, TextNode } from "../state/records.ts";
import { runsOf, fieldsOf, uncut, unitsOf } from "./runs.ts";
import { childrenOf, isAlive, isDrawn, isInWords, isLive, joinedTo, nodesOf } from "./standing.ts";

/** What is open in a node and all under it. */
export interface Summary {
  /** The choices that have a live option here: each is one point, wherever its options are. */
  readonly choices: ReadonlySet<number>;
  /** Live proposals, each option one, reservations and marks; each counted where it first is. */
  readonly brackets: number;
  /** Choices once each, live proposals outside choices, reservations, marks and placeholders. */
  readonly points: number;
  readonly placeholders: number;
  /** Whether anything open touches it, counted here or elsewhere. */
  readonly isTouched: boolean;
}

const summaries = new WeakMap<TextNode, Summary>();
const FIELDS = ["label", "heading", "body"] as const;

/** Reckons what is open, seen from the node: what is around it does not matter. Kept as long as the node is the same. */
export function summaryOf(text: NegotiatingText, index: number): Summary {
  const node = nodeAt(text, index);
  const before = summaries.get(node);
  if (before !== undefined) return before;
  const { owner: base } = node;
  const homes = [index, ...mergedInto(text, index)];
  const touching = new Set<number>(homes.flatMap((home) => nodeAt(text, home).open));
  for (const name of FIELDS) {
    for (const { field } of fieldsOf(text, index, name)) for (const bracket of field.open) touching.add(bracket);
  }
  const choices = new Set<number>();
  let [brackets, others, isTouched] = [0, 0, false];
  for (const bracket of touching) {
    const record = bracketAt(text, bracket);
    if (record.state !== "open" || !isAlive(text, record.parent, base) || !isInWords(record)) continue;
    isTouched = true;
    if (!homes.includes(homeOf(text, bracket))) continue;
    brackets += 1;
    if (record.choice < 0) others += 1;
    else choices.add(record.choice);
  }
  let placeholders = 0;
  for (const name of FIELDS) placeholders += placeholdersIn(text, index, name, base);
  for (const child of childrenOf(text, index)) {
    const under = summaryOf(text, child);
    brackets += under.brackets;
    others += under.points - under.choices.size - under.placeholders;
    for (const choice of under.choices) choices.add(choice);
    placeholders += under.placeholders;
    isTouched ||= under.isTouched;
  }
  const summary: Summary = { brackets, points: others + choices.size + placeholders, placeholders, isTouched, choices };
  summaries.set(node, summary);
  return summary;
}

/** The node by which a bracket is counted: where it first is, of a body that was divided the first half that is drawn. */
export function homeOf(text: NegotiatingText, bracket: number): number {
  const [part] = bracketAt(text, bracket).parts;
  if (part === undefined) return -1;
  if (part.kind === "nodes") return part.parent;
  const units = unitsOf(text, bracket, part);
  return units.length === 1 ? (units[0] ?? -1) : (units.find((unit) => isDrawn(text, unit)) ?? units[0] ?? -1);
}

function placeholdersIn(text: NegotiatingText, index: number, name: (typeof FIELDS)[number], base: number): number {
  const runs = runsOf(text, index, name).filter(({ piece }) => pieceAt(text, piece).kind === "placeholder");
  if (runs.length === 0) return 0;
  const left = uncut(text, runsOf(text, index, name), fieldsOf(text, index, name), name);
  return left.filter(({ piece }) => {
    const { kind, owner } = pieceAt(text, piece);
    return kind === "placeholder" && isAlive(text, owner, base);
  }).length;
}

/** The nodes that agreed mergers made the end of a node. */
export function mergedInto(text: NegotiatingText, index: number): readonly number[] {
  return nodeAt(text, index).mergers.flatMap((merger) => {
    const [first, second] = bracketAt(text, merger).about;
    return first === index && second !== undefined ? [second, ...mergedInto(text, second)] : [];
  });
}

/** Whether nothing open touches a node or anything under it, or takes it in from above, and no words are still to come. */
export function isClean(text: NegotiatingText, index: number): boolean {
  const { isTouched, placeholders } = summaryOf(text, index);
  return !isTouched && placeholders === 0 && coveringOf(text, index).length === 0;
}

/** Live brackets that take in a node whole, or something it is under; those outermost last. */
export function coveringOf(text: NegotiatingText, index: number): readonly number[] {
  const found: number[] = [];
  for (let node = index; node >= 0;) {
    const [above, first] = [parentOf(text, node), joinedTo(text, node)];
    for (const bracket of above < 0 ? [] : nodeAt(text, above).open) {
      const { parts } = bracketAt(text, bracket);
      const isOver = parts.some(
        (part) => part.kind === "nodes" && part.parent === above && nodesOf(text, part).includes(node),
      );
      if (isOver && isLive(text, bracket)) found.push(bracket);
    }
    // What takes in the one that it was joined to takes it in too.
    node = first >= 0 ? first : above;
  }
  return found;
}
