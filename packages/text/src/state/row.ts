import type { DelegationId } from "@longtable/protocol";

import { FIELD_NAMES, type Hash } from "../acts/shapes.ts";
import { HAPPENINGS, STATES, beforeThat, lastOf } from "./past.ts";
import type {
  Bracket,
  BracketKind,
  Field,
  Happened,
  NegotiatingText,
  Part,
  Piece,
  Placed,
  Told,
  TextNode,
} from "./records.ts";

/*
 * What a state's digest is over: each record as a list.
 */

/** How shared things are named in rows. */
export interface Naming {
  placed(placed: Placed): number | string;
  delegation(delegation: DelegationId): number | string;
  subject(subject: Hash): number | string;
}
/** The words that numbers stand for, in rows and in saved records; a word is only ever added at the end. */
export const PIECE_KINDS = [
  "words",
  "literal",
  "placeholder",
  "note",
  "ref",
  "anchor",
  "mark",
  "break",
  "trivia",
] as const;

export const BRACKET_KINDS: readonly BracketKind[] = [
  "basis",
  "insert",
  "delete",
  "replace",
  "newNode",
  "strike",
  "move",
  "split",
  "merge",
  "revert",
  "package",
  "reserve",
  "mark",
];
export const SHOWN: readonly Told["shown"][] = ["typed", "tracked", "words", "made"];

export type Row = readonly unknown[];

export const pieceRow = (piece: Piece): Row => {
  const { by, node, field, owner, kind, text, length, refersTo, noteBy } = piece;
  return [by, node, FIELD_NAMES.indexOf(field), owner, PIECE_KINDS.indexOf(kind), text, length, refersTo, noteBy];
};

const fieldRow = (field: Field | null): Row | null =>
  field === null ? null : [field.runs.flatMap(({ piece, from, to }) => [piece, from, to]), field.open, field.cuts];

export function nodeRow(node: TextNode, names: Naming): Row {
  const assents = node.assents.map(({ by, kind, hash, shown, placed }) => [
    names.delegation(by),
    kind,
    hash,
    shown,
    names.placed(placed),
  ]);
  const reports = node.reports.map(({ hash, group, placed }) => [hash, group, names.placed(placed)]);
  return [
    [node.by, node.kind, node.parent, node.owner, node.splitBy],
    [fieldRow(node.label), fieldRow(node.heading), fieldRow(node.body)],
    [node.children, node.open, node.cuts, node.moves, node.mergers, node.splits],
    assents,
    reports,
  ];
}

function partRow(part: Part): Row {
  switch (part.kind) {
    case "span":
      return [0, part.node, FIELD_NAMES.indexOf(part.field), part.from.piece, part.from.at, part.to.piece, part.to.at];
    case "words":
      return [1, part.node, FIELD_NAMES.indexOf(part.field)];
    case "nodes":
      return [2, part.parent, part.first, part.last];
  }
}

export function bracketRow(text: Pick<NegotiatingText, "past">, bracket: Bracket, names: Naming): Row {
  const history: Row[] = [];
  for (let one: Happened | null = lastOf(text, bracket); one !== null; one = beforeThat(text, one)) {
    const happened = [HAPPENINGS.indexOf(one.turn.what), names.placed(one.placed), STATES.indexOf(one.turn.state)];
    history.push(one.turn.note === null ? happened : [...happened, one.turn.note]);
  }
  return [
    [
      bracket.by,
      BRACKET_KINDS.indexOf(bracket.kind),
      bracket.parent,
      STATES.indexOf(bracket.state),
      bracket.mootBy,
      bracket.since,
      bracket.choice,
      bracket.under,
    ],
    bracket.parts.map(partRow),
    bracket.holders.map((one) => names.delegation(one)),
    bracket.against.map((one) => names.delegation(one)),
    bracket.accepts.map(({ by, subject, aside }) =>
      aside === null
        ? [names.delegation(by), names.subject(subject)]
        : [names.delegation(by), names.subject(subject), aside],
    ),
    [bracket.taken, bracket.about],
    bracket.told.alleged.map(({ name, side }) => [name, side]),
    [SHOWN.indexOf(bracket.told.shown), bracket.told.option, bracket.told.footnote, bracket.told.date],
    history,
  ];
}
