import type { DelegationId } from "@longtable/protocol";

import type { Hash } from "../acts/shapes.ts";
import { type Vector, vectorOf } from "../persistent/vector.ts";
import { broken } from "./broken.ts";
import { type NumbersIn, numbersIn } from "./numbers.ts";
import { type SavedAuthor, authorOf, idAt, isMark, placedIn } from "./past.ts";
import { MOST_BRINGINGS } from "./bringings.ts";
import type { Bringing, NegotiatingText, Past } from "./records.ts";
import { type Reading, readBracket, readChoice, readNode, readPiece } from "./saved-records.ts";

/** What of a saved text is told in JSON: everything that is not a long list, and how long those are. */
export interface Told {
  readonly text: Omit<NegotiatingText, "bringings" | "pieces" | "nodes" | "brackets" | "choices" | "tabled" | "past">;
  readonly delegations: readonly DelegationId[];
  readonly authors: readonly SavedAuthor[];
  /** Words that records name by number, counted from 1. */
  readonly words: readonly string[];
  /** How many ids there are: of acts whose places are told, of other acts, of forms in which proposals were accepted. */
  readonly acts: number;
  readonly others: number;
  readonly subjects: number;
  readonly happenings: number;
  /** How many bytes the places of acts take, and the records. */
  readonly places: number;
  readonly records: number;
}

/** The text that `saveText` saved; `column` gives the next so many bytes. Throws on what it did not save. */
export function loadText(told: Told, column: (length: number) => Uint8Array): NegotiatingText {
  const ids = column((told.acts + told.others + told.subjects) * 32);
  const past = pastOf(told, ids, column(told.places));
  const records = numbersIn(column(told.records));
  const { read, readLength } = records;
  const alone = new Map(told.delegations.map((one) => [one, [one]]));
  const subjects = Array.from({ length: told.subjects }, (_, at) => idAt(ids, told.acts + told.others + at) as Hash);
  let [acts, happenings] = [0, 0];
  const nextAct = (): number => {
    const act = acts - read();
    if (act < 0 || act > acts || act >= told.acts) throw broken();
    if (act === acts) acts += 1;
    return act;
  };
  const from: Reading = {
    read,
    readLength,
    words: () => {
      const number = read();
      return number === 0 ? null : known(told.words[number - 1]);
    },
    delegation: () => known(told.delegations[read()]),
    subject: () => known(subjects[read()]),
    placed: () => placedIn(past, nextAct()),
    history: () => {
      const length = readLength();
      if (length === 0 || length > told.happenings - happenings) throw broken();
      for (let at = 0; at < length; at += 1, happenings += 1) {
        const mark = read();
        if (!isMark(mark) || (mark & 1) !== (at === 0 ? 1 : 0)) throw broken();
        past.marks[happenings] = mark;
        past.acts[happenings] = nextAct();
        const note = from.words();
        if (note !== null) past.notes.set(happenings, note);
      }
      return happenings - 1;
    },
  };
  const brackets = readAll(records, () => readBracket(from, alone));
  const nodes = readAll(records, () => readNode(from));
  const pieces = readAll(records, () => readPiece(from));
  const choices = readAll(records, () => readChoice(from));
  const tabled = from.placed();
  const bringings = readAll(records, (): Bringing => {
    const act = read();
    if (!Number.isInteger(act) || act < 0 || act >= told.acts + told.others) throw broken();
    return { act, piece: read(), node: read(), bracket: read(), choice: read() };
  });
  if (!records.isAtEnd() || bringings.length > MOST_BRINGINGS) throw broken();
  return { ...told.text, tabled, bringings, pieces, nodes, brackets, choices, past };
}

function readAll<T>({ readLength }: NumbersIn, read: () => T): Vector<T> {
  return vectorOf(Array.from({ length: readLength() }, read));
}

interface GrowingPast extends Past {
  readonly notes: Map<number, string>;
}

/** What is told of acts; of what befell brackets, the room for it. */
function pastOf(told: Told, ids: Uint8Array, bytes: Uint8Array): GrowingPast {
  const { acts, others, happenings } = told;
  // Each takes bytes: more than there are would only take memory.
  if (acts > bytes.length || happenings > told.records) throw broken();
  const places = numbersIn(bytes);
  const past: GrowingPast = {
    marks: new Uint8Array(happenings),
    acts: new Uint32Array(happenings),
    notes: new Map(),
    // Copied, so that the saved bytes can go.
    ids: new Uint8Array(ids.subarray(0, (acts + others) * 32)),
    seqs: new Float64Array(acts),
    times: new Float64Array(acts),
    by: new Uint16Array(acts),
    authors: told.authors.map((author) => authorOf(author, told.delegations)),
  };
  let before = 0;
  for (let act = 0; act < acts; act += 1) {
    before += places.read();
    past.seqs[act] = before;
    past.times[act] = places.read();
    past.by[act] = places.read();
  }
  if (!places.isAtEnd()) throw broken();
  return past;
}

function known<T>(item: T | undefined): T {
  if (item === undefined) throw broken();
  return item;
}
