import type { ActId, DelegationId } from "@longtable/protocol";
import {
  type Acceptances,
  type BracketId,
  type BracketView,
  type Hash,
  type NegotiatingText,
  type NodeId,
  type RepairStanding,
  type WordingRun,
  acceptances,
  bracketOf,
  partnersOf,
  proposalsOfPackage,
  provisionOfBracket,
  provisionView,
  repairsOf,
  subjectHash,
  textOf,
  wouldTake,
} from "@longtable/text";

import type { RoomNow } from "../view.ts";
import { excerptOf } from "./excerpt.ts";
import { type HappenedFace, historyFaces } from "./happened.ts";

/** A bracket with its words, as a list beside another one shows it. */
export interface BracketListed {
  readonly id: BracketId;
  readonly view: BracketView;
  readonly label: string;
  readonly runs: readonly WordingRun[];
}

/** All that the margin says of one bracket. */
export interface BracketFace extends BracketListed {
  readonly node: NodeId | null;
  /** What accepting, joining or lifting names: the bracket exactly as it is drawn here. */
  readonly subject: Hash | null;
  /** Null for what is not accepted but lifted or repaired, or no longer open. */
  readonly acceptances: Acceptances | null;
  /** What agreeing it would close. */
  readonly takes: readonly BracketListed[];
  /** For a package: what it holds together. */
  readonly holds: readonly BracketListed[];
  readonly history: readonly HappenedFace[];
  /** Of a mark without its partner: with which it could be a pair. */
  readonly partners: readonly MarkFace[];
  /** What was said so far that it was meant as. */
  readonly repairs: readonly RepairFace[];
}

/** A mark, by its sign and the words beside it. */
export interface MarkFace {
  readonly id: BracketId;
  readonly sign: "[" | "]";
  /** Words before it and after it, a few of each. */
  readonly before: string;
  readonly after: string;
}

export interface RepairFace {
  readonly id: string;
  readonly kind: RepairStanding["how"]["kind"];
  /** Of a pair: the other mark. */
  readonly other: MarkFace | null;
  readonly by: readonly DelegationId[];
  readonly waitsFor: readonly DelegationId[];
}

/** One bracket; null when the text has none such. */
export function bracket(
  { state, events }: RoomNow,
  { text: id, bracket: wanted }: { readonly text: ActId | string; readonly bracket: string },
): BracketFace | null {
  const text = textOf(state.text, id);
  const listed = text === null ? null : listedBracket(text, wanted as BracketId);
  if (text === null || listed === null) return null;
  return {
    ...listed,
    node: provisionOfBracket(text, listed.id),
    subject: subjectHash(text, listed.id),
    acceptances: acceptances(text, listed.id),
    takes: wouldTake(text, listed.id).flatMap((view) => listedBracket(text, view.id) ?? []),
    holds: proposalsOfPackage(text, listed.id).flatMap((held) => listedBracket(text, held) ?? []),
    history: historyFaces(text, listed.id, events),
    partners: partnersOf(text, listed.id).flatMap((mark) => markFace(text, mark) ?? []),
    repairs: repairsOf(text, listed.id).map((repair) => repairFace(text, listed.id, repair)),
  };
}

/** A bracket with its words; null when the text has none such. */
export function listedBracket(text: NegotiatingText, id: BracketId): BracketListed | null {
  const view = bracketOf(text, id);
  return view === null ? null : { id, view, ...excerptOf(text, id) };
}

function repairFace(text: NegotiatingText, mark: BracketId, { how, by, waitsFor }: RepairStanding): RepairFace {
  const other = how.kind !== "pair" ? null : how.open === mark ? how.close : how.open;
  return {
    id: JSON.stringify(how),
    kind: how.kind,
    other: other === null ? null : markFace(text, other),
    by,
    waitsFor,
  };
}

/** So many characters are shown on either side of a mark. */
const BESIDE = 24;

function markFace(text: NegotiatingText, mark: BracketId): MarkFace | null {
  const node = provisionOfBracket(text, mark);
  const view = node === null ? null : provisionView(text, node);
  for (const field of view === null ? [] : [view.body, view.heading, view.labelRuns]) {
    const flat = flattened(field);
    const at = flat.findIndex((run) => run.kind === "mark" && run.bracket.id === mark);
    const run = flat[at];
    if (run?.kind !== "mark") continue;
    const said = (runs: readonly WordingRun[]): string =>
      runs.map((one) => (one.kind === "mark" ? one.sign : "text" in one ? one.text : "")).join("");
    return {
      id: run.bracket.id,
      sign: run.sign,
      before: said(flat.slice(0, at)).trimStart().slice(-BESIDE),
      after: said(flat.slice(at + 1)).slice(0, BESIDE),
    };
  }
  return null;
}

function flattened(runs: readonly WordingRun[]): readonly WordingRun[] {
  return runs.flatMap((run) => (run.kind === "bracket" ? flattened(run.runs) : [run]));
}
