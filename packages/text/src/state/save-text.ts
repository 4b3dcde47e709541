import type { DelegationId } from "@longtable/protocol";

import { type Vector, itemsOf } from "../persistent/vector.ts";
import type { Told } from "./load-text.ts";
import { type NumbersOut, numbersOut } from "./numbers.ts";
import { type SavedAuthor, actOf, beforeThat, idsAsBytes, lastOf, markOf } from "./past.ts";
import type { Bracket, Happened, NegotiatingText, Placed } from "./records.ts";
import { type Writing, writeBracket, writeChoice, writeNode, writePiece } from "./saved-records.ts";

/** A text as what is told of it in JSON, and its columns: ids, places of acts, records (`numbers.ts`). */
export function saveText(whole: NegotiatingText): { readonly told: Told; readonly columns: readonly Uint8Array[] } {
  const { bringings, pieces, nodes, brackets, choices, tabled, past: _, ...text } = whole;
  const records = numbersOut();
  const [acts, others] = [numbering<string, Placed>(), numbering<string>()];
  const [delegations, words, subjects] = [numbering<DelegationId>(), numbering<string>(), numbering<string>()];
  let happenings = 0;
  const to: Writing = {
    number: records.write,
    words: (one) => records.write(one === null ? 0 : words.of(one, one) + 1),
    delegation: (one) => records.write(delegations.of(one, one)),
    subject: (one) => records.write(subjects.of(one, one)),
    placed: (one) => {
      // Most acts are named once, so that the next one is new.
      const known = acts.list.length;
      records.write(known - acts.of(one.act, one));
    },
    history: (bracket) => {
      const all = happeningsOf(whole, bracket);
      records.write(all.length);
      for (const [at, one] of all.entries()) {
        records.write(markOf(one.turn, at === 0));
        to.placed(one.placed);
        to.words(one.turn.note);
      }
      happenings += all.length;
    },
  };
  writeAll(records, brackets, (one) => writeBracket(to, one));
  writeAll(records, nodes, (one) => writeNode(to, one));
  writeAll(records, pieces, (one) => writePiece(to, one));
  writeAll(records, choices, (one) => writeChoice(to, one));
  to.placed(tabled);
  // The acts that brought something opened a bracket each, so that most of their ids are told already.
  writeAll(records, bringings, ({ act: by, piece, node, bracket, choice }) => {
    const act = actOf(whole, by);
    records.write(acts.known.get(act) ?? acts.list.length + others.of(act, act));
    for (const first of [piece, node, bracket, choice]) records.write(first);
  });
  const [places, authors] = [numbersOut(), numbering<string>()];
  let before = 0;
  for (const { seq, at, delegation, role, name, onBehalfOf } of acts.list) {
    const author = JSON.stringify([delegations.of(delegation, delegation), role, name, onBehalfOf]);
    for (const number of [seq - before, at, authors.of(author, author)]) places.write(number);
    before = seq;
  }
  const columns = [
    idsAsBytes([...acts.known.keys(), ...others.list, ...subjects.list]),
    places.bytes(),
    records.bytes(),
  ] as const;
  const told: Told = {
    text,
    delegations: delegations.list,
    authors: authors.list.map((author) => JSON.parse(author) as SavedAuthor),
    words: words.list,
    acts: acts.list.length,
    others: others.list.length,
    subjects: subjects.list.length,
    happenings,
    places: columns[1].length,
    records: columns[2].length,
  };
  return { told, columns };
}

/** What befell a bracket, the first thing first. */
function happeningsOf(text: NegotiatingText, bracket: Bracket): readonly Happened[] {
  const all: Happened[] = [];
  for (let one: Happened | null = lastOf(text, bracket); one !== null; one = beforeThat(text, one)) all.push(one);
  return all.toReversed();
}

function writeAll<T>(to: NumbersOut, items: Vector<T>, write: (item: T) => void): void {
  to.write(items.length);
  for (const item of itemsOf(items)) write(item);
}

/** Numbers for things, from 0 in the order in which they are first named. */
interface Numbering<Key, T> {
  readonly known: ReadonlyMap<Key, number>;
  readonly list: readonly T[];
  of(key: Key, item: T): number;
}

function numbering<Key, T = Key>(): Numbering<Key, T> {
  const known = new Map<Key, number>();
  const list: T[] = [];
  return {
    known,
    list,
    of(key, item) {
      const before = known.get(key);
      if (before !== undefined) return before;
      known.set(key, list.length);
      return list.push(item) - 1;
    },
  };
}
