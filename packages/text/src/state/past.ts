import { type ActId, type DelegationId, fromHex, toHex } from "@longtable/protocol";

import { TextError } from "../error.ts";
import { broken } from "./broken.ts";
import type {
  Author,
  Bracket,
  BracketState,
  Bringing,
  Happened,
  NegotiatingText,
  Past,
  Placed,
  Turn,
} from "./records.ts";

/** The past of a text that was never saved. */
export const NO_PAST: Past = {
  marks: new Uint8Array(),
  acts: new Uint32Array(),
  notes: new Map(),
  ids: new Uint8Array(),
  seqs: new Float64Array(),
  times: new Float64Array(),
  by: new Uint16Array(),
  authors: [],
};

/** The words that numbers stand for, in rows and in saved records; a word is only ever added at the end. */
export const STATES: readonly BracketState[] = ["open", "agreed", "withdrawn", "moot", "fallen", "closed"];
export const HAPPENINGS: readonly Turn["what"][] = [
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

const TURNS: readonly (readonly Turn[])[] = HAPPENINGS.map((what) =>
  STATES.map((state) => ({ what, note: null, state })),
);

/** What befell a bracket: of what needs no note, there is one of each. */
export function turnOf(what: Turn["what"], state: BracketState, note: string | null = null): Turn {
  const plain = note === null ? TURNS[HAPPENINGS.indexOf(what)]?.[STATES.indexOf(state)] : undefined;
  return plain ?? { what, note, state };
}

/** What a happening was, in a byte. */
export function markOf({ what, state }: Turn, isFirst: boolean): number {
  return (HAPPENINGS.indexOf(what) << 4) | (STATES.indexOf(state) << 1) | (isFirst ? 1 : 0);
}

/** Whether a byte says what a happening was. */
export function isMark(mark: number): boolean {
  return mark >> 4 < HAPPENINGS.length && ((mark >> 1) & 7) < STATES.length;
}

/** What befell a bracket last. */
export function lastOf(text: Pick<NegotiatingText, "past">, { last }: Bracket): Happened {
  return typeof last === "number" ? happening(text.past, last) : last;
}

/** What befell the bracket before; null before the first. */
export function beforeThat({ past }: Pick<NegotiatingText, "past">, { before }: Happened): Happened | null {
  return typeof before === "number" ? happening(past, before) : before;
}

/** How a bracket's history begins. */
export function openingOf(text: Pick<NegotiatingText, "past">, { last }: Bracket): Happened {
  let first: Happened | number = last;
  while (typeof first !== "number" && first.before !== null) first = first.before;
  if (typeof first !== "number") return first;
  while (((text.past.marks[first] ?? 1) & 1) === 0) first -= 1;
  return happening(text.past, first);
}

function happening(past: Past, number: number): Happened {
  const mark = past.marks[number];
  const what = HAPPENINGS[(mark ?? 0xff) >> 4];
  const state = STATES[((mark ?? 0) >> 1) & 7];
  if (mark === undefined || what === undefined || state === undefined) throw broken();
  return {
    turn: turnOf(what, state, past.notes.get(number)),
    placed: placedIn(past, past.acts[number] ?? -1),
    before: (mark & 1) === 1 ? null : number - 1,
  };
}

/** Who placed an act, and where, by the act's number. */
export function placedIn({ ids, seqs, times, by, authors }: Past, act: number): Placed {
  const [seq, at, author] = [seqs[act], times[act], authors[by[act] ?? -1]];
  if (seq === undefined || at === undefined || author === undefined) throw broken();
  const { delegation, role, name, onBehalfOf } = author;
  return { act: idAt(ids, act) as ActId, seq, at, delegation, role, name, onBehalfOf };
}

/** The id of an act that brought something. */
export function actOf({ past }: Pick<NegotiatingText, "past">, act: Bringing["act"]): ActId {
  return typeof act === "number" ? (idAt(past.ids, act) as ActId) : act;
}

/** The id at a place of a column of ids. */
export function idAt(ids: Uint8Array, place: number): string {
  return toHex(ids.subarray(place * 32, place * 32 + 32));
}

/** The delegation of an author as saved: names of delegations by number. */
export type SavedAuthor = readonly [delegation: number, role: string, name: string | null, onBehalfOf: "head" | null];

export function authorOf([by, role, name, onBehalfOf]: SavedAuthor, delegations: readonly DelegationId[]): Author {
  const delegation = delegations[by];
  if (delegation === undefined) throw broken();
  return { delegation, role, name, onBehalfOf };
}

/** Ids as a column of 32 bytes each. An id that is none is a bug. */
export function idsAsBytes(ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * 32);
  ids.forEach((id, place) => {
    if (id.length !== 64)
      throw new TextError("BROKEN_STATE", "A text's state names an act or a form by what is no hash.");
    bytes.set(fromHex(id), place * 32);
  });
  return bytes;
}
