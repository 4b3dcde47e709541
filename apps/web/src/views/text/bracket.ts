import type { ActId } from "@longtable/protocol";
import {
  type Acceptances,
  type BracketId,
  type BracketView,
  type Hash,
  type NegotiatingText,
  type NodeId,
  type WordingRun,
  acceptances,
  bracketOf,
  proposalsOfPackage,
  provisionOfBracket,
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
  };
}

/** A bracket with its words; null when the text has none such. */
export function listedBracket(text: NegotiatingText, id: BracketId): BracketListed | null {
  const view = bracketOf(text, id);
  return view === null ? null : { id, view, ...excerptOf(text, id) };
}
