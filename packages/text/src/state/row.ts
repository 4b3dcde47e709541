import { FIELD_NAMES, type Hash } from "../acts/shapes.ts";
import { TextError } from "../error.ts";
import { NOTHING } from "../persistent/list.ts";
import type { ActId, DelegationId } from "@longtable/protocol";
import type {
  Acceptance,
  Assent,
  Bracket,
  BracketKind,
  BracketState,
  Field,
  GroupReport,
  Happened,
  Part,
  Piece,
  Placed,
  Run,
  TextNode,
} from "./records.ts";

/*
 * The rows of a saved text: each record as a list, with what many records share told once and named by number. They are also what a
 * state's digest is over.
 */

/** How shared things are named in rows. */
export interface Naming {
  placed(placed: Placed): number | string;
  delegation(delegation: DelegationId): number | string;
  subject(subject: Hash): number | string;
}
/** What the names mean again. */
export interface Named {
  placed(name: unknown): Placed;
  delegation(name: unknown): DelegationId;
  /** Equal lists are one list: most brackets have one holder or none. */
  delegations(names: readonly unknown[]): readonly DelegationId[];
  subject(name: unknown): Hash;
}

const PIECE_KINDS = ["words", "literal", "placeholder", "note", "ref", "anchor", "mark", "break", "trivia"] as const;

const BRACKET_KINDS: readonly BracketKind[] = [
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
const STATES: readonly BracketState[] = ["open", "agreed", "withdrawn", "moot", "fallen", "closed"];
const HAPPENINGS: readonly Happened["what"][] = [
  ...STATES,
  "opened",
  "joined",
  "accepted",
  "objected",
  "withdrew",
  "took",
  "lifted",
  "claimed",
  "repaired",
];
const SHOWN: readonly Bracket["shown"][] = ["typed", "tracked", "words", "made"];

/** The word that a number in a row stands for. */
function wordAt<T>(words: readonly T[], number: number): T {
  const word = words[number];
  if (word === undefined) throw broken();
  return word;
}

export type Row = readonly unknown[];

export const pieceRow = (piece: Piece): Row => {
  const { by, node, field, owner, kind, text, length, refersTo, noteBy } = piece;
  return [by, node, FIELD_NAMES.indexOf(field), owner, PIECE_KINDS.indexOf(kind), text, length, refersTo, noteBy];
};

export function pieceOfRow(row: Row): Piece {
  const [by, node, field, owner, kind, text, length, refersTo, noteBy] = row as readonly [
    number,
    number,
    number,
    number,
    number,
    string,
    number,
    number,
    string | null,
  ];
  const [name, what] = [FIELD_NAMES[field], PIECE_KINDS[kind]];
  if (name === undefined || what === undefined) throw broken();
  return { by, node, field: name, owner, kind: what, text, length, refersTo, noteBy };
}

const fieldRow = (field: Field | null): Row | null =>
  field === null ? null : [field.runs.flatMap(({ piece, from, to }) => [piece, from, to]), field.open, field.cuts];

function fieldOfRow(row: unknown): Field | null {
  if (row === null) return null;
  const [flat, open, cuts] = row as readonly [readonly number[], readonly number[], readonly number[]];
  const runs: Run[] = [];
  for (let at = 0; at < flat.length; at += 3) {
    runs.push({ piece: flat[at] ?? 0, from: flat[at + 1] ?? 0, to: flat[at + 2] ?? 0 });
  }
  return { runs, open: listOf(open), cuts: listOf(cuts) };
}

/** A list as it was read, but one empty list for all. */
const listOf = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NOTHING : list);

const mapped = <Row, T>(rows: readonly Row[], read: (row: Row) => T): readonly T[] =>
  rows.length === 0 ? NOTHING : rows.map(read);

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

export function nodeOfRow(row: Row, names: Named): TextNode {
  const [head, fields, lists, assents, reports] = row as readonly [
    readonly [number, TextNode["kind"], number, number, number],
    readonly [unknown, unknown, unknown],
    readonly (readonly number[])[],
    readonly (readonly [unknown, Assent["kind"], Hash, Hash, unknown])[],
    readonly (readonly [Hash, ActId, unknown])[],
  ];
  const [by, kind, parent, owner, splitBy] = head;
  const [children = [], open = [], cuts = [], moves = [], mergers = [], splits = []] = lists;
  return {
    by,
    kind,
    parent,
    owner,
    label: fieldOfRow(fields[0]),
    heading: fieldOfRow(fields[1]),
    body: fieldOfRow(fields[2]),
    children: listOf(children),
    open: listOf(open),
    cuts: listOf(cuts),
    moves: listOf(moves),
    mergers: listOf(mergers),
    splits: listOf(splits),
    splitBy,
    self: {},
    assents: mapped(assents, ([by, kind, hash, shown, placed]): Assent => {
      return { by: names.delegation(by), kind, hash, shown, placed: names.placed(placed) };
    }),
    reports: mapped(reports, ([hash, group, placed]): GroupReport => ({ hash, group, placed: names.placed(placed) })),
  };
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

function partOfRow(row: unknown): Part {
  const [kind, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = row as readonly number[];
  if (kind === 2) return { kind: "nodes", parent: a, first: b, last: c };
  const field = FIELD_NAMES[b];
  if (field === undefined) throw broken();
  if (kind === 1) return { kind: "words", node: a, field };
  return { kind: "span", node: a, field, from: { piece: c, at: d }, to: { piece: e, at: f } };
}

export function bracketRow(bracket: Bracket, names: Naming): Row {
  const history: Row[] = [];
  for (let one: Happened | null = bracket.last; one !== null; one = one.before) {
    const happened = [HAPPENINGS.indexOf(one.what), names.placed(one.placed), STATES.indexOf(one.state)];
    history.push(one.note === null ? happened : [...happened, one.note]);
  }
  return [
    [
      bracket.by,
      BRACKET_KINDS.indexOf(bracket.kind),
      bracket.parent,
      STATES.indexOf(bracket.state),
      bracket.mootBy,
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
    bracket.alleged.map(({ name, side }) => [name, side]),
    [SHOWN.indexOf(bracket.shown), bracket.option, bracket.footnote, bracket.date],
    history,
  ];
}

export function bracketOfRow(row: Row, names: Named): Bracket {
  const [head, parts, holders, against, accepts, lists, alleged, told, history] = row as readonly [
    readonly [number, number, number, number, number, number, number],
    readonly unknown[],
    readonly unknown[],
    readonly unknown[],
    readonly (readonly [unknown, unknown, string?])[],
    readonly [readonly number[], readonly number[]],
    readonly (readonly [string, "for" | "against"])[],
    readonly [number, string | null, string | null, string | null],
    readonly (readonly [number, unknown, number, string?])[],
  ];
  const [by, kind, parent, state, mootBy, choice, under] = head;
  let last: Happened | null = null;
  for (const [what, placed, then, note = null] of history.toReversed()) {
    last = {
      what: wordAt(HAPPENINGS, what),
      placed: names.placed(placed),
      note,
      state: wordAt(STATES, then),
      before: last,
    };
  }
  if (last === null) throw broken();
  const [shown, option, footnote, date] = told;
  return {
    by,
    kind: wordAt(BRACKET_KINDS, kind),
    parts: parts.map(partOfRow),
    parent,
    state: wordAt(STATES, state),
    mootBy,
    holders: names.delegations(holders),
    against: names.delegations(against),
    accepts: mapped(accepts, ([by, subject, aside = null]): Acceptance => {
      return { by: names.delegation(by), subject: names.subject(subject), aside };
    }),
    choice,
    taken: listOf(lists[0]),
    about: listOf(lists[1]),
    under,
    alleged: mapped(alleged, ([name, side]) => ({ name, side })),
    shown: wordAt(SHOWN, shown),
    option,
    footnote,
    date,
    last,
  };
}

/** A saved state that this software did not save. */
export function broken(): TextError {
  return new TextError("BAD_SAVED_STATE", "This saved state does not hold together: fold the record again.");
}
