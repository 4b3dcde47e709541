import type { ActId, DelegationId } from "@longtable/protocol";

import type { BracketId, ChoiceId, NodeId, PieceId } from "./id.ts";
import type { BracketKind, BracketState } from "./state/records.ts";
import type { NodeKind, TabledBracket, TabledName } from "./tabled.ts";

/** What a screen says of a bracket beside its words. */
export interface BracketView {
  readonly id: BracketId;
  readonly kind: BracketKind;
  readonly state: BracketState;
  /** Sponsors or objectors that are parties now, in the order in which they became it. */
  readonly holders: readonly DelegationId[];
  /** Those that claimed it because they are against it. */
  readonly against: readonly DelegationId[];
  /** Nobody holds it: it came from a file, or its holders left. */
  readonly isUnclaimed: boolean;
  /** Whom a file names beside it; gives nobody a right. */
  readonly alleged: readonly TabledName[];
  /** The choice it is an option of. */
  readonly choice: ChoiceId | null;
  /** An option's own label, `Option 2:`. */
  readonly option: string | null;
  /** How the source showed it; `made` where an act made it. */
  readonly shown: TabledBracket["shown"];
  readonly footnote: string | null;
  /** When it was opened, by whose act. */
  readonly opened: { readonly act: ActId; readonly seq: number; readonly at: number; readonly by: DelegationId };
}

/** What a wording is made of, in order, as the bracket view draws it: all that stands or is put forward, nothing that is gone. */
export type WordingRun =
  | {
      readonly kind: "words" | "literal";
      readonly text: string;
      readonly piece: PieceId;
      /** Code points of the piece, from and to: what a point names. */
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "bracket";
      readonly bracket: BracketView;
      /** `inserted`: words put forward. `struck`: words whose deletion is put forward. `reserved`: words that stand and somebody objects to. */
      readonly as: "inserted" | "struck" | "reserved";
      readonly runs: readonly WordingRun[];
    }
  | { readonly kind: "placeholder"; readonly text: string; readonly piece: PieceId }
  | { readonly kind: "note"; readonly text: string; readonly by: string | null; readonly piece: PieceId }
  /** `text` is the form as it reads now: a revision's labels change it. */
  | {
      readonly kind: "ref";
      readonly node: NodeId;
      readonly form: string;
      readonly text: string;
      readonly piece: PieceId;
    }
  | { readonly kind: "anchor"; readonly footnote: NodeId; readonly piece: PieceId }
  | { readonly kind: "mark"; readonly sign: "[" | "]"; readonly bracket: BracketView; readonly piece: PieceId }
  | { readonly kind: "trivia"; readonly text: string; readonly piece: PieceId };

/** An option of a choice, as a screen lists it. */
export interface OptionView {
  readonly bracket: BracketView;
  readonly label: string | null;
  /** True for "no text". */
  readonly isEmpty: boolean;
}

/** Rival options of which one at most will stand. */
export interface ChoiceView {
  readonly id: ChoiceId;
  readonly options: readonly OptionView[];
  /** Only words of a file say that these are options: somebody has to confirm it. */
  readonly isInferred: boolean;
}

/** Everything a screen draws of one provision: the same object as long as nothing in it changed and somebody holds it. */
export interface ProvisionView {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly parent: NodeId | null;
  /** As the last revision computed it, or as tabled. */
  readonly label: string;
  readonly labelRuns: readonly WordingRun[];
  readonly heading: readonly WordingRun[];
  readonly body: readonly WordingRun[];
  /** Brackets around this and perhaps more whole provisions, that begin with this one; outermost first. */
  readonly opening: readonly BracketView[];
  /** Brackets that end after the last provision under this one; innermost first. */
  readonly closing: readonly BracketView[];
  /** Provisions under it that stand or are put forward, in order, footnotes apart. */
  readonly children: readonly NodeId[];
  readonly footnotes: readonly NodeId[];
  /** Where an open move would bring it, or has it from. */
  readonly moves: readonly BracketView[];
  readonly choices: readonly ChoiceView[];
}

/** How far a provision is. */
export type ProvisionStatus = "white" | "yellow" | "open" | "clean" | "green" | "initialled" | "stale" | "renumbered";
