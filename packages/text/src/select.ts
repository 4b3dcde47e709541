import type { DelegationId } from "@longtable/protocol";

import type { FieldName, Hash } from "./acts/shapes.ts";
import { bracketView, viewOf, wordingOf } from "./derive/provision-view.ts";
import { displayedLabel, shownOf } from "./derive/displayed.ts";
import { agreedChildren, agreedRuns, hashOfNode } from "./derive/hash.ts";
import { invisibleIn } from "./derive/invisible.ts";
import { bracketsUnder } from "./derive/region.ts";
import { sliceCodePoints } from "./derive/code-points.ts";
import { childrenOf, drawnChildren, holdersOf, isInWords, isLive, isNodeAlive } from "./derive/standing.ts";
import { isGreen, statusOf } from "./derive/status.ts";
import { acceptorsOf, isAcceptable, subjectOf } from "./derive/subject.ts";
import { coveringOf, homeOf, isClean, summaryOf } from "./derive/summary.ts";
import { takenBy } from "./derive/would-take.ts";
import { displayedReference } from "./derive/displayed.ts";
import { hashOfText } from "./derive/text-hash.ts";
import type { BracketId, NodeId } from "./id.ts";
import { bracketAt, bracketIdOf, nodeAt, nodeIdOf, numberOf, pieceAt } from "./state/lookup.ts";
import { beforeThat, lastOf } from "./state/past.ts";
import type { Assent, NegotiatingText, Placed, Turn } from "./state/records.ts";
import type { BracketView, ProvisionStatus, ProvisionView, WordingRun } from "./view.ts";

/** A node's number; whatever the text does not have is asked for by mistake, and answered with nothing. */
const nodeNumber = (text: NegotiatingText, node: NodeId | null): number =>
  node === null ? 0 : numberOf(text, "node", node);
const bracketNumber = (text: NegotiatingText, bracket: BracketId): number => numberOf(text, "bracket", bracket);

/** Every provision that stands or is put forward, in the order of the text, footnotes after what they hang on. */
export function provisions(text: NegotiatingText): readonly NodeId[] {
  const found: NodeId[] = [];
  const visit = (index: number): void => {
    for (const child of childrenOf(text, index)) {
      found.push(nodeIdOf(text, child));
      visit(child);
    }
  };
  if (isNodeAlive(text, 0)) visit(0);
  return found;
}

/** What a screen draws of a provision, or null when there is none such. */
export function provisionView(text: NegotiatingText, node: NodeId): ProvisionView | null {
  const index = nodeNumber(text, node);
  return index <= 0 || !isNodeAlive(text, index) ? null : viewOf(text, index);
}

/** How far a provision is; of the text as a whole with `null`. */
export function statusOfProvision(text: NegotiatingText, node: NodeId | null): ProvisionStatus | null {
  const index = nodeNumber(text, node);
  return index < 0 ? null : statusOf(text, index);
}

/** What is open in a provision and all under it, or in the whole text with `null`. */
export interface OpenCounts {
  /** Live proposals, each option one, reservations and marks. */
  readonly brackets: number;
  /** Choices once each, other live proposals, reservations, marks, placeholders. */
  readonly points: number;
  readonly placeholders: number;
}

/** Counts what is open, kept as the text changes. Without the text's basis, packages and ways back: these bracket no words. */
export function openCounts(text: NegotiatingText, node: NodeId | null = null): OpenCounts {
  const index = nodeNumber(text, node);
  if (index < 0 || !isNodeAlive(text, index)) return { brackets: 0, points: 0, placeholders: 0 };
  const { brackets, points, placeholders } = summaryOf(text, index);
  return { brackets, points, placeholders };
}

/** Live brackets under a provision, or in the whole text, in the order of the text. */
export function liveBrackets(text: NegotiatingText, node: NodeId | null = null): readonly BracketId[] {
  return liveNumbers(text, nodeNumber(text, node)).map((bracket) => bracketIdOf(text, bracket));
}

function liveNumbers(text: NegotiatingText, index: number): readonly number[] {
  if (index < 0) return [];
  const found = new Set<number>();
  for (const bracket of bracketsUnder(text, index)) {
    if (isLive(text, bracket) && isInWords(bracketAt(text, bracket))) found.add(bracket);
  }
  return [...found];
}

/** Open packages, and ways back to a revision: they bracket no words, so `liveBrackets` has none of them. */
export function openPackages(text: NegotiatingText): readonly BracketId[] {
  return text.packages.filter((bracket) => isLive(text, bracket)).map((bracket) => bracketIdOf(text, bracket));
}

/** The proposals that a package holds together, in its order; none for any other bracket. */
export function proposalsOfPackage(text: NegotiatingText, bracket: BracketId): readonly BracketId[] {
  const index = bracketNumber(text, bracket);
  if (index < 0) return [];
  const { kind, about } = bracketAt(text, index);
  return kind === "package" ? about.map((part) => bracketIdOf(text, part)) : [];
}

/** How many live brackets each delegation holds, and how many nobody does. A bracket of several holders counts for each. */
export function countsByHolder(
  text: NegotiatingText,
  node: NodeId | null = null,
): { readonly held: ReadonlyMap<DelegationId, number>; readonly unclaimed: number } {
  const held = new Map<DelegationId, number>();
  let unclaimed = 0;
  for (const bracket of liveNumbers(text, nodeNumber(text, node))) {
    const holders = holdersOf(text, bracketAt(text, bracket));
    if (holders.length === 0) unclaimed += 1;
    for (const holder of holders) held.set(holder, (held.get(holder) ?? 0) + 1);
  }
  return { held, unclaimed };
}

/** The next provision after this one, in the order of the text and from its beginning again, in which something is open; null when nothing is. */
export function nextOpen(text: NegotiatingText, after: NodeId | null): NodeId | null {
  const order = provisions(text);
  const start = after === null ? -1 : order.indexOf(after);
  for (let step = 1; step <= order.length; step += 1) {
    const node = order[(start + step + order.length) % order.length];
    if (node !== undefined && isOpenItself(text, nodeNumber(text, node))) return node;
  }
  return null;
}

function isOpenItself(text: NegotiatingText, index: number): boolean {
  const { brackets, placeholders } = summaryOf(text, index);
  const under = childrenOf(text, index).map((child) => summaryOf(text, child));
  const own = brackets + placeholders - under.reduce((sum, one) => sum + one.brackets + one.placeholders, 0);
  return own > 0;
}

/** What a screen says of a bracket, or null when there is none such. */
export function bracketOf(text: NegotiatingText, bracket: BracketId): BracketView | null {
  const index = bracketNumber(text, bracket);
  return index < 0 ? null : bracketView(text, index);
}

/** The live brackets that agreeing a proposal would close: what it would swallow. */
export function wouldTake(text: NegotiatingText, proposal: BracketId): readonly BracketView[] {
  const index = bracketNumber(text, proposal);
  return index < 0 ? [] : takenBy(text, index).map((bracket) => bracketView(text, bracket));
}

/** The hash that `text.accept`, `text.join` and `text.lift` name; null when there is no such bracket. */
export function subjectHash(text: NegotiatingText, bracket: BracketId): Hash | null {
  const index = bracketNumber(text, bracket);
  return index < 0 ? null : subjectOf(text, index);
}

/** Where a live proposal stands: who must accept it, who has accepted it as it is, and for whom it still waits. */
export interface Acceptances {
  readonly acceptors: readonly DelegationId[];
  readonly accepted: readonly { readonly by: DelegationId; readonly aside: string | null }[];
  readonly waitsFor: readonly DelegationId[];
}

/** Who must still accept a proposal as it is now; null when it cannot be accepted. */
export function acceptances(text: NegotiatingText, proposal: BracketId): Acceptances | null {
  const index = bracketNumber(text, proposal);
  if (index < 0 || !isAcceptable(text, index)) return null;
  const subject = subjectOf(text, index);
  const current = bracketAt(text, index).accepts.filter((one) => one.subject === subject);
  const acceptors = acceptorsOf(text, index);
  return {
    acceptors,
    accepted: current.map(({ by, aside }) => ({ by, aside })),
    waitsFor: acceptors.filter((party) => !current.some(({ by }) => by === party)),
  };
}

/** One thing that befell a bracket, and by whose act. */
export interface Befallen extends Turn {
  readonly placed: Placed;
}

/** What befell a bracket, the first thing first: since when it is there and by whose acts. */
export function historyOf(text: NegotiatingText, bracket: BracketId): readonly Befallen[] {
  const index = bracketNumber(text, bracket);
  const found: Befallen[] = [];
  for (let one = index < 0 ? null : lastOf(text, bracketAt(text, index)); one !== null; one = beforeThat(text, one)) {
    const { turn, placed } = one;
    found.unshift({ ...turn, placed });
  }
  return found;
}

/** The provision in which a bracket is first, or null for one that is in no words. */
export function provisionOfBracket(text: NegotiatingText, bracket: BracketId): NodeId | null {
  const index = bracketNumber(text, bracket);
  if (index < 0) return null;
  const [part] = bracketAt(text, index).parts;
  if (part === undefined) return null;
  return nodeIdOf(text, part.kind === "nodes" ? part.first : homeOf(text, index));
}

/** The hash of a provision's words and structure that `text.agree` and `text.initial` name; of the whole text with `null`. */
export function provisionHash(text: NegotiatingText, node: NodeId | null): Hash | null {
  const index = nodeNumber(text, node);
  return index < 0 ? null : hashOfNode(text, index);
}

/** The hash of a provision as displayed, labels and references included; of the whole text, which `text.sign` names, with `null`. */
export function shownHash(text: NegotiatingText, node: NodeId | null): Hash | null {
  const index = nodeNumber(text, node);
  return index < 0 ? null : shownOf(text, index);
}

/** The hash of the text as the bracket view draws it: what `text.compile` names. */
export function textHash(text: NegotiatingText): Hash {
  return hashOfText(text);
}

/** Whether nothing open touches a provision, and whether all parties have agreed to it as it is; of the whole text with `null`. */
export function readiness(
  text: NegotiatingText,
  node: NodeId | null,
): { readonly isClean: boolean; readonly isGreen: boolean; readonly covering: readonly BracketId[] } | null {
  const index = nodeNumber(text, node);
  if (index < 0) return null;
  return {
    isClean: isClean(text, index),
    isGreen: isGreen(text, index),
    covering: coveringOf(text, index).map((bracket) => bracketIdOf(text, bracket)),
  };
}

/** The agreements to a provision, and the initials under it, in the order in which they were placed; each to the form it had then. */
export function assentsOf(text: NegotiatingText, node: NodeId | null): readonly Assent[] {
  const index = nodeNumber(text, node);
  return index < 0 ? [] : nodeAt(text, index).assents;
}

/** The invisible code points in a provision's words that stand, ascending: what a head acknowledges to initial it. */
export function invisibleCodePoints(text: NegotiatingText, node: NodeId): readonly number[] {
  const index = nodeNumber(text, node);
  return index <= 0 ? [] : invisibleIn(text, index);
}

/** A field's words as the agreed view shows them, or of a heading or label. */
export function agreedWords(text: NegotiatingText, node: NodeId, field: FieldName = "body"): string {
  const index = nodeNumber(text, node);
  return index < 0
    ? ""
    : agreedRuns(text, index, field)
        .map(({ piece, from, to }) => wordsOf(text, piece, from, to))
        .join("");
}

function wordsOf(text: NegotiatingText, piece: number, from: number, to: number): string {
  const record = pieceAt(text, piece);
  switch (record.kind) {
    case "words":
    case "literal":
      return sliceCodePoints(record.text, record.length, from, to);
    case "placeholder":
      return record.text;
    case "ref":
      return displayedReference(text, record);
    case "mark":
      return lastOf(text, bracketAt(text, record.refersTo)).turn.note === "literal" ||
        bracketAt(text, record.refersTo).state === "open"
        ? record.text
        : "";
    case "note":
    case "anchor":
    case "break":
    case "trivia":
      return "";
  }
}

/** The whole text as the agreed view shows it: a line for each provision, with its label. */
export function agreedText(text: NegotiatingText): string {
  const lines: string[] = [];
  const visit = (index: number): void => {
    if (index > 0) {
      const id = nodeIdOf(text, index);
      const parts = [displayedLabel(text, index), agreedWords(text, id, "heading"), agreedWords(text, id)];
      lines.push(parts.filter((part) => part !== "").join(" "));
    }
    for (const child of agreedChildren(text, index)) visit(child);
  };
  visit(0);
  return lines.join("\n");
}

/** The whole text as the bracket view shows it, with `[` and `]`: a line for each provision, with its label. */
export function bracketText(text: NegotiatingText): string {
  const lines: string[] = [];
  const visit = (index: number): void => {
    if (index > 0) {
      const view = viewOf(text, index);
      const words = [view.label, spell(view.heading), spell(wordingOf(text, index, "body"))]
        .filter((part) => part !== "")
        .join(" ");
      lines.push(`${"[".repeat(view.opening.filter(isAroundWords).length)}${words}`);
    }
    for (const child of drawnChildren(text, index)) visit(child);
    const closing = index > 0 ? viewOf(text, index).closing.filter(isAroundWords).length : 0;
    if (closing > 0) lines.push(`${lines.pop() ?? ""}${"]".repeat(closing)}`);
  };
  visit(0);
  return lines.join("\n");
}

/** A merger and a split bracket no words. */
const isAroundWords = ({ kind }: BracketView): boolean => kind !== "merge" && kind !== "split";

function spell(runs: readonly WordingRun[]): string {
  return runs
    .map((run) => {
      switch (run.kind) {
        case "words":
        case "literal":
        case "placeholder":
          return run.text;
        case "ref":
          return run.text;
        case "bracket":
          return `[${spell(run.runs)}]`;
        case "mark":
          return run.sign;
        case "note":
        case "anchor":
        case "trivia":
          return "";
      }
    })
    .join("");
}
