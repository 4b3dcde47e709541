import type { ActId, DelegationId } from "@longtable/protocol";

import type { FieldName, Hash } from "../acts/shapes.ts";
import type { Vector } from "../persistent/vector.ts";
import type { NodeKind, TabledBracket, TabledName } from "../tabled.ts";

/*
 * What a text in negotiation is made of. Within a text everything is named by a whole number, its place in the list of its kind, in
 * the order in which it came in; ids for the world are made from the act that brought it (`id.ts`). Nothing here is ever changed.
 */

/** Who placed an act, and where in the record. */
export interface Placed {
  readonly act: ActId;
  readonly seq: number;
  /** By the author's clock, in ms since 1970: for showing, never for deciding. */
  readonly at: number;
  readonly delegation: DelegationId;
  readonly role: string;
  readonly name: string | null;
  readonly onBehalfOf: "head" | null;
}

/** An act that brought something in, and the first place of what it brought, by kind. */
export interface Bringing {
  /** Its id, or its number in the text's past. */
  readonly act: ActId | number;
  readonly piece: number;
  readonly node: number;
  readonly bracket: number;
  readonly choice: number;
}

/**
 * Words, or a thing among words; never changed, never moved out of its field. `owner` is the innermost insertion that it is part of:
 * it stands only when that is agreed, and all around that.
 */
export interface Piece {
  readonly by: number;
  readonly node: number;
  readonly field: FieldName;
  readonly owner: number;
  readonly kind: "words" | "literal" | "placeholder" | "note" | "ref" | "anchor" | "mark" | "break" | "trivia";
  readonly text: string;
  /** In code points; 1 for what is no word. */
  readonly length: number;
  /** The node that a reference or an anchor names, or the bracket of a mark or a break. */
  readonly refersTo: number;
  /** Who is said to have written a note. */
  readonly noteBy: string | null;
}

/** Consecutive code points of a piece, as they stand in their field. Runs never change order; an insertion divides one. */
export interface Run {
  readonly piece: number;
  readonly from: number;
  readonly to: number;
}

/** The words of a node's label, heading or body, and what touches them. */
export interface Field {
  readonly runs: readonly Run[];
  /** Open brackets with words or spans in here. */
  readonly open: readonly number[];
  /** Agreed deletions of words in here. */
  readonly cuts: readonly number[];
}

/** A provision, or another unit. The first of a text's nodes is the text itself. A new value whenever anything in or under it changes. */
export interface TextNode {
  readonly by: number;
  readonly kind: NodeKind | "root";
  /** Where it came in; -1 for the text itself. Where it is now, moves decide. */
  readonly parent: number;
  readonly owner: number;
  readonly label: Field | null;
  readonly heading: Field | null;
  readonly body: Field | null;
  /** Places among what is under it: a node, or, as -1 less its number, the place that a move made. */
  readonly children: readonly number[];
  /** Open brackets that take in whole children. */
  readonly open: readonly number[];
  /** Agreed strikes and deletions of whole children. */
  readonly cuts: readonly number[];
  /** Agreed moves of this node, the latest last. */
  readonly moves: readonly number[];
  /** Agreed mergers that this node is the first or the second of. */
  readonly mergers: readonly number[];
  /** Splits of this node's body, in placed order. */
  readonly splits: readonly number[];
  /** For the second half of a node that was split: the split; -1 otherwise. */
  readonly splitBy: number;
  /** Another object whenever the node itself is drawn otherwise, and the same one when only something under it changed. */
  readonly self: object;
  readonly assents: readonly Assent[];
  readonly reports: readonly GroupReport[];
}

/** A part of what a bracket is about. */
export type Part =
  /** Words between two points of a field; what is put in right at either is outside. */
  | { readonly kind: "span"; readonly node: number; readonly field: FieldName; readonly from: Spot; readonly to: Spot }
  /** Words of an insertion in a field: all that it owns there. */
  | { readonly kind: "words"; readonly node: number; readonly field: FieldName }
  /** Whole nodes, side by side under one. */
  | { readonly kind: "nodes"; readonly parent: number; readonly first: number; readonly last: number };

/** A point, by number. */
export interface Spot {
  readonly piece: number;
  readonly at: number;
}

export type BracketKind =
  | "basis"
  | "insert"
  | "delete"
  | "replace"
  | "newNode"
  | "strike"
  | "move"
  | "split"
  | "merge"
  | "revert"
  | "package"
  | "reserve"
  | "mark";

/** `moot`: what it was about was agreed away, or a rival was agreed. `fallen`: a call of the chair ended it. `closed`: lifted or repaired. */
export type BracketState = "open" | "agreed" | "withdrawn" | "moot" | "fallen" | "closed";

/** A delegation's acceptance of a proposal in exactly one form. */
export interface Acceptance {
  readonly by: DelegationId;
  readonly subject: Hash;
  /** It stands aside: accepts with a note. */
  readonly aside: string | null;
}

/** What befell a bracket, whoever's act it was: those without a note are shared. */
export interface Turn {
  readonly what:
    | "opened"
    | "joined"
    | "accepted"
    | "objected"
    | "withdrew"
    | "took"
    | "lifted"
    | "claimed"
    | "repaired"
    | BracketState;
  readonly note: string | null;
  /** The state it was in from here on. */
  readonly state: BracketState;
}

/** One thing that befell a bracket, and all before it. */
export interface Happened {
  readonly turn: Turn;
  readonly placed: Placed;
  /** A number where it is of the text's past. */
  readonly before: Happened | number | null;
}

/** An author of acts: everything of `Placed` that many acts share. */
export type Author = Pick<Placed, "delegation" | "role" | "name" | "onBehalfOf">;

/**
 * What befell a text's brackets before its state was saved, as columns: talks of many acts have more of this than of anything else, and
 * little of it is ever looked at again. A bracket names its latest happening by its number here; the one before it is the number before,
 * up to the first of its own.
 */
export interface Past {
  /** Of each happening: what it was, the state from there on, and whether it is its bracket's first (`past.ts`). */
  readonly marks: Uint8Array;
  /** Of each happening: its act, by number. */
  readonly acts: Uint32Array;
  readonly notes: ReadonlyMap<number, string>;
  /** Of each act, and of those after them that brought something and befell nothing: its id in 32 bytes. */
  readonly ids: Uint8Array;
  /** Of each act: its place, its author's clock, its author by number. */
  readonly seqs: Float64Array;
  readonly times: Float64Array;
  readonly by: Uint16Array;
  readonly authors: readonly Author[];
}

/** Something that is not agreed, or was not: a proposal, a reservation, an unpaired mark. */
export interface Bracket {
  readonly by: number;
  readonly kind: BracketKind;
  readonly parts: readonly Part[];
  /** The innermost insertion around it; -1 for the basis. */
  readonly parent: number;
  readonly state: BracketState;
  /** What made it moot; -1 otherwise. */
  readonly mootBy: number;
  /** The way back to a revision that opened it again: what was accepted before that counts no more. -1 when none did. */
  readonly since: number;
  /** Sponsors of a proposal; objectors of a reservation. Those that are no parties now hold nothing. */
  readonly holders: readonly DelegationId[];
  /** Those that claimed it because they are against it. */
  readonly against: readonly DelegationId[];
  readonly accepts: readonly Acceptance[];
  readonly choice: number;
  /** What it closed when it was agreed. */
  readonly taken: readonly number[];
  /** For a package, what it holds together; for a move, a strike, a split or a merger, its nodes; for a way back, what it changed (`way-back.ts`). */
  readonly about: readonly number[];
  /** The node under which a move's place is. */
  readonly under: number;
  readonly told: Told;
  /** What befell it last, or its number in the text's past. */
  readonly last: Happened | number;
}

/** What is told of a bracket as it comes in, mostly by a file. Most that acts open share one. */
export interface Told {
  readonly alleged: readonly TabledName[];
  readonly shown: TabledBracket["shown"];
  /** An option's own label. */
  readonly option: string | null;
  readonly footnote: string | null;
  readonly date: string | null;
}

/** Rival options. One at most is ever agreed. */
export interface Choice {
  readonly by: number;
  readonly options: readonly number[];
  /** True while only words of a file say that these are options. */
  readonly inferred: boolean;
}

/** A delegation's agreement to a provision, or a head's initials under it, in exactly this form. */
export interface Assent {
  readonly by: DelegationId;
  readonly kind: "agree" | "initial";
  readonly hash: Hash;
  readonly shown: Hash;
  readonly placed: Placed;
}

/** A group's agreement to a provision in exactly this form, as reported to the table. */
export interface GroupReport {
  readonly hash: Hash;
  readonly group: ActId;
  readonly placed: Placed;
}

/** A place in the record, and the labels computed there. */
export interface Revision {
  readonly placed: Placed;
  readonly title: string | null;
  /** How many acts that brought something had been placed. */
  readonly bringings: number;
  /** Labels by node; a node that is not named keeps the label it was tabled with. */
  readonly labels: Readonly<Record<number, string>>;
  readonly counts: { readonly brackets: number; readonly points: number };
}

/** A chair's call that waits to be seen by all. */
export interface TextCall {
  readonly placed: Placed;
  /** Each in the form that it had when the call was made (`subjectHash`): in another, the call is not about it. */
  readonly brackets: readonly { readonly bracket: number; readonly words: "keep" | "drop"; readonly subject: Hash }[];
  readonly shownBy: readonly DelegationId[];
  readonly state: "open" | "taken" | "objected";
  readonly objection: { readonly placed: Placed; readonly reason: string | null } | null;
}

/** A repair that not all parties have placed yet. */
export interface Repair {
  readonly how: string;
  readonly by: readonly DelegationId[];
}

/** One text in negotiation. */
export interface NegotiatingText {
  readonly id: ActId;
  readonly title: string;
  readonly language: string | null;
  readonly file: { readonly hash: Hash; readonly name: string } | null;
  readonly tabled: Placed;
  /** The text it is a rival draft of. */
  readonly rivalOf: ActId | null;
  /** Who decides, as of the last act on it. */
  readonly parties: readonly DelegationId[];
  readonly bringings: Vector<Bringing>;
  readonly pieces: Vector<Piece>;
  readonly nodes: Vector<TextNode>;
  readonly brackets: Vector<Bracket>;
  readonly choices: Vector<Choice>;
  /** What befell the brackets before the text was last saved. */
  readonly past: Past;
  readonly revisions: readonly Revision[];
  readonly calls: readonly TextCall[];
  readonly repairs: readonly Repair[];
  readonly signatures: readonly { readonly by: DelegationId; readonly shown: Hash; readonly placed: Placed }[];
  /** The act by which the last party signed; from there on nothing changes. */
  readonly signed: Placed | null;
  /** Rival drafts in the same room, by the acts that tabled them. */
  readonly rivals: readonly ActId[];
  /** Packages, and ways back to a revision, that are open. */
  readonly packages: readonly number[];
}

/** A stretch of a packed tree that waits for the act that tables it. */
export interface TreePart {
  readonly act: ActId;
  readonly by: DelegationId;
  readonly tree: Uint8Array;
}

/** A room's texts, in the order in which they were tabled, and what was brought of texts that are not tabled yet, in placed order. */
export interface TextsState {
  readonly texts: readonly NegotiatingText[];
  readonly parts: readonly TreePart[];
}
