import type { ActId, DelegationId } from "@longtable/protocol";

import { FIELD_NAMES, type Hash } from "../acts/shapes.ts";
import { NOTHING } from "../persistent/list.ts";
import { NODE_KINDS } from "../tabled.ts";
import { toldOf } from "./bracket.ts";
import { broken } from "./broken.ts";
import type { NumbersIn } from "./numbers.ts";
import type {
  Acceptance,
  Assent,
  Bracket,
  Choice,
  Field,
  GroupReport,
  Part,
  Piece,
  Placed,
  Run,
  TextNode,
} from "./records.ts";
import { STATES } from "./past.ts";
import { BRACKET_KINDS, PIECE_KINDS, SHOWN } from "./row.ts";

/*
 * How each record of a text is written as numbers, and read again. What many records share is told once and named by number.
 */

/** Where records are written to. */
export interface Writing {
  readonly number: (number: number) => void;
  /** Words; each once, however often they come. */
  readonly words: (words: string | null) => void;
  readonly delegation: (delegation: DelegationId) => void;
  readonly subject: (subject: Hash) => void;
  /** An act and where it was placed. */
  readonly placed: (placed: Placed) => void;
  /** A bracket's history. */
  readonly history: (bracket: Bracket) => void;
}

/** Where they are read from. */
export interface Reading extends Pick<NumbersIn, "read" | "readLength"> {
  readonly words: () => string | null;
  readonly delegation: () => DelegationId;
  readonly subject: () => Hash;
  readonly placed: () => Placed;
  /** A bracket's last happening, by number. */
  readonly history: () => number;
}

const ROOTED_KINDS: readonly TextNode["kind"][] = [...NODE_KINDS, "root"];
const ASSENTS: readonly Assent["kind"][] = ["agree", "initial"];
const SIDES = ["for", "against"] as const;

/** The word that a number stands for. */
function wordAt<T>(words: readonly T[], number: number): T {
  const word = words[number];
  if (word === undefined) throw broken();
  return word;
}

function writeList<T>(to: Writing, list: readonly T[], write: (item: T) => void): void {
  to.number(list.length);
  for (const item of list) write(item);
}

/** A list; one empty list for all. */
function readList<T>(from: Reading, read: () => T): readonly T[] {
  return readItems(from.readLength(), read);
}

function readItems<T>(length: number, read: () => T): readonly T[] {
  // Of exactly this length: V8 would leave room for more in one that grows.
  return length === 0 ? NOTHING : Array.from({ length }, () => read());
}

const writeNumbers = (to: Writing, numbers: readonly number[]): void => writeList(to, numbers, to.number);
const readNumbers = (from: Reading): readonly number[] => readList(from, from.read);

export function writePiece(to: Writing, piece: Piece): void {
  to.number(piece.by);
  to.number(piece.node);
  to.number(FIELD_NAMES.indexOf(piece.field));
  to.number(piece.owner);
  to.number(PIECE_KINDS.indexOf(piece.kind));
  to.words(piece.text);
  to.number(piece.length);
  to.number(piece.refersTo);
  to.words(piece.noteBy);
}

export function readPiece(from: Reading): Piece {
  return {
    by: from.read(),
    node: from.read(),
    field: wordAt(FIELD_NAMES, from.read()),
    owner: from.read(),
    kind: wordAt(PIECE_KINDS, from.read()),
    text: from.words() ?? "",
    length: from.read(),
    refersTo: from.read(),
    noteBy: from.words(),
  };
}

function writeField(to: Writing, field: Field | null): void {
  if (field === null) return to.number(-1);
  writeList(to, field.runs, ({ piece, from, to: end }) => {
    to.number(piece);
    to.number(from);
    to.number(end);
  });
  writeNumbers(to, field.open);
  writeNumbers(to, field.cuts);
}

function readField(from: Reading): Field | null {
  const length = from.readLength(-1);
  if (length < 0) return null;
  const runs = readItems(length, (): Run => ({ piece: from.read(), from: from.read(), to: from.read() }));
  return { runs, open: readNumbers(from), cuts: readNumbers(from) };
}

export function writeNode(to: Writing, node: TextNode): void {
  to.number(node.by);
  to.number(ROOTED_KINDS.indexOf(node.kind));
  to.number(node.parent);
  to.number(node.owner);
  writeField(to, node.label);
  writeField(to, node.heading);
  writeField(to, node.body);
  for (const list of [node.children, node.open, node.cuts, node.moves, node.mergers, node.splits])
    writeNumbers(to, list);
  to.number(node.splitBy);
  writeList(to, node.assents, ({ by, kind, hash, shown, placed }) => {
    to.delegation(by);
    to.number(ASSENTS.indexOf(kind));
    to.words(hash);
    to.words(shown);
    to.placed(placed);
  });
  writeList(to, node.reports, ({ hash, group, placed }) => {
    to.words(hash);
    to.words(group);
    to.placed(placed);
  });
}

export function readNode(from: Reading): TextNode {
  return {
    by: from.read(),
    kind: wordAt(ROOTED_KINDS, from.read()),
    parent: from.read(),
    owner: from.read(),
    label: readField(from),
    heading: readField(from),
    body: readField(from),
    children: readNumbers(from),
    open: readNumbers(from),
    cuts: readNumbers(from),
    moves: readNumbers(from),
    mergers: readNumbers(from),
    splits: readNumbers(from),
    splitBy: from.read(),
    self: {},
    assents: readList(from, (): Assent => {
      return {
        by: from.delegation(),
        kind: wordAt(ASSENTS, from.read()),
        hash: wordsOf<Hash>(from),
        shown: wordsOf<Hash>(from),
        placed: from.placed(),
      };
    }),
    reports: readList(from, (): GroupReport => {
      return { hash: wordsOf<Hash>(from), group: wordsOf<ActId>(from), placed: from.placed() };
    }),
  };
}

/** Words that are never missing: a hash, an id. */
function wordsOf<T extends string>(from: Reading): T {
  const words = from.words();
  if (words === null) throw broken();
  return words as T;
}

const PARTS: readonly Part["kind"][] = ["span", "words", "nodes"];

function writePart(to: Writing, part: Part): void {
  to.number(PARTS.indexOf(part.kind));
  if (part.kind === "nodes") {
    for (const number of [part.parent, part.first, part.last]) to.number(number);
    return;
  }
  to.number(part.node);
  to.number(FIELD_NAMES.indexOf(part.field));
  if (part.kind === "span") for (const { piece, at } of [part.from, part.to]) [piece, at].forEach(to.number);
}

function readPart(from: Reading): Part {
  const kind = wordAt(PARTS, from.read());
  if (kind === "nodes") return { kind, parent: from.read(), first: from.read(), last: from.read() };
  const node = from.read();
  const field = wordAt(FIELD_NAMES, from.read());
  if (kind === "words") return { kind, node, field };
  const spot = (): { readonly piece: number; readonly at: number } => ({ piece: from.read(), at: from.read() });
  return { kind, node, field, from: spot(), to: spot() };
}

export function writeBracket(to: Writing, bracket: Bracket): void {
  to.number(bracket.by);
  to.number(BRACKET_KINDS.indexOf(bracket.kind));
  writeList(to, bracket.parts, (part) => writePart(to, part));
  to.number(bracket.parent);
  to.number(STATES.indexOf(bracket.state));
  to.number(bracket.mootBy);
  to.number(bracket.since);
  writeList(to, bracket.holders, to.delegation);
  writeList(to, bracket.against, to.delegation);
  writeList(to, bracket.accepts, ({ by, subject, aside }) => {
    to.delegation(by);
    to.subject(subject);
    to.words(aside);
  });
  to.number(bracket.choice);
  writeNumbers(to, bracket.taken);
  writeNumbers(to, bracket.about);
  to.number(bracket.under);
  const { alleged, shown, option, footnote, date } = bracket.told;
  writeList(to, alleged, ({ name, side }) => {
    to.words(name);
    to.number(SIDES.indexOf(side));
  });
  to.number(SHOWN.indexOf(shown));
  to.words(option);
  to.words(footnote);
  to.words(date);
  to.history(bracket);
}

/** `alone`: for each delegation the list that has it alone, since most brackets have one holder. */
export function readBracket(from: Reading, alone: ReadonlyMap<DelegationId, readonly DelegationId[]>): Bracket {
  const delegations = (): readonly DelegationId[] => {
    const list = readList(from, from.delegation);
    const [only] = list;
    return only !== undefined && list.length === 1 ? (alone.get(only) ?? list) : list;
  };
  return {
    by: from.read(),
    kind: wordAt(BRACKET_KINDS, from.read()),
    parts: readList(from, () => readPart(from)),
    parent: from.read(),
    state: wordAt(STATES, from.read()),
    mootBy: from.read(),
    since: from.read(),
    holders: delegations(),
    against: delegations(),
    accepts: readList(from, (): Acceptance => {
      return { by: from.delegation(), subject: from.subject(), aside: from.words() };
    }),
    choice: from.read(),
    taken: readNumbers(from),
    about: readNumbers(from),
    under: from.read(),
    told: toldOf({
      alleged: readList(from, () => ({ name: from.words() ?? "", side: wordAt(SIDES, from.read()) })),
      shown: wordAt(SHOWN, from.read()),
      option: from.words(),
      footnote: from.words(),
      date: from.words(),
    }),
    last: from.history(),
  };
}

export function writeChoice(to: Writing, { by, options, inferred }: Choice): void {
  to.number(by);
  writeNumbers(to, options);
  to.number(inferred ? 1 : 0);
}

export function readChoice(from: Reading): Choice {
  return { by: from.read(), options: readNumbers(from), inferred: from.read() === 1 };
}
