import type { Change } from "../acts/acts.ts";
import type { TargetPart } from "../acts/shapes.ts";
import { compareWordLists } from "../files/word-diff.ts";
import { type Typed, changesOf } from "../wording/typed-changes.ts";
import { type Letter, lineOf, spacedEvenly, wordsIn } from "./letters.ts";
import type { TextLetter, TextUnit } from "./text-units.ts";

/** What a line that came back says otherwise than the text does. */
export interface UnitChanges {
  readonly proposals: readonly {
    readonly change: Change;
    readonly was: string;
    readonly becomes: string;
    readonly by: string | null;
  }[];
  /** Words that a new bracket was typed around: they stand, and somebody objects. */
  readonly reserved: readonly { readonly target: readonly TargetPart[]; readonly words: string }[];
  /** True when every word of it goes and none comes. */
  readonly isEmptied: boolean;
  readonly hasOtherLabel: boolean;
  /** Words whose deletion the text has open, and which the file has no longer, or has without the deletion. */
  readonly settledElsewhere: readonly string[];
}

interface Reading {
  readonly gone: Set<string>;
  readonly came: Map<string, { words: string; by: string | null }>;
  readonly authors: Map<string, string>;
  readonly pairs: { readonly ours: TextLetter; readonly theirs: Letter }[];
  hasOtherLabel: boolean;
  settled: string;
  readonly settledElsewhere: string[];
}

/** Compares a line word by word; letters that only tracked deletions cover stand, and their deletion is proposed. */
export function unitChanges(unit: TextUnit, found: readonly Letter[]): UnitChanges {
  const ours = spacedEvenly(unit.letters);
  const theirs = spacedEvenly(found);
  const reading = compare(unit, ours, theirs);
  const proposals = unit.fields.flatMap(({ field, cells }, number) => {
    const typed = typedIn(reading, number, cells.length);
    return typed.flatMap((one) => {
      const was = cells
        .slice(one.from, one.to)
        .map(({ text }) => text)
        .join("");
      const by = reading.authors.get(`${number} ${one.from}`) ?? null;
      return changesOf(cells, { node: unit.node, field }, [one], true).map((change) => ({
        change,
        was,
        becomes: one.text,
        by,
      }));
    });
  });
  const own = ours.filter(({ at, sign, isStruck }) => at !== null && sign !== " " && !isStruck);
  return {
    proposals,
    reserved: reservedIn(unit, reading.pairs),
    isEmptied: own.length > 0 && reading.came.size === 0 && own.every(({ at }) => reading.gone.has(keyOf(at))),
    hasOtherLabel: reading.hasOtherLabel,
    settledElsewhere: reading.settledElsewhere,
  };
}

const keyOf = (at: TextLetter["at"]): string => (at === null ? "" : `${at.field} ${at.cell}`);

function compare(unit: TextUnit, ours: readonly TextLetter[], theirs: readonly Letter[]): Reading {
  const reading: Reading = {
    gone: new Set(),
    came: new Map(),
    authors: new Map(),
    pairs: [],
    hasOtherLabel: false,
    settled: "",
    settledElsewhere: [],
  };
  const settle = (words: string): void => {
    if (words === "" && reading.settled.trim() !== "") reading.settledElsewhere.push(reading.settled);
    reading.settled = words === "" ? "" : reading.settled + words;
  };
  let [i, j] = [0, 0];
  for (const { kind, text } of compareWordLists(wordsIn(ours), wordsIn(theirs))) {
    if (kind === "inserted") {
      comes(unit, reading, ours, i, theirs.slice(j, j + text.length));
      j += text.length;
      continue;
    }
    for (let step = 0; step < text.length; step += 1, i += 1) {
      const letter = ours[i];
      const other = kind === "same" ? theirs[j] : undefined;
      if (kind === "same") j += 1;
      if (letter === undefined) continue;
      if (other !== undefined) reading.pairs.push({ ours: letter, theirs: other });
      const isStanding = other !== undefined && !other.isStruck;
      // Struck in both, or standing in both, is as it was.
      settle(letter.isStruck && (other === undefined || isStanding) ? letter.sign : "");
      if (letter.isStruck || isStanding) continue;
      if (letter.at !== null) goes(reading, letter, other?.by ?? null);
      else if (other === undefined) reading.hasOtherLabel = true;
    }
  }
  settle("");
  return reading;
}

function goes({ gone, authors }: Reading, { at }: TextLetter, by: string | null): void {
  gone.add(keyOf(at));
  if (by !== null) authors.set(keyOf(at), by);
}

/** Words that the file has more: none that it deletes again, and none in the label, which the text counts by itself. */
function comes(
  unit: TextUnit,
  reading: Reading,
  ours: readonly TextLetter[],
  index: number,
  added: readonly Letter[],
): void {
  let words = lineOf(added.filter(({ isStruck }) => !isStruck));
  if (words.trim() === "" && words !== " ") return;
  const next = ours.slice(index).find(({ at }) => at !== null);
  const firstWord = ours.findIndex(({ at }) => at !== null);
  const labelled = firstWord < 0 ? ours.length : firstWord;
  if (index < labelled) {
    // What comes before the space after a label is more of the label, unless that space comes with it: then it is the first word.
    if (index < labelled - 1 || !words.startsWith(" ")) {
      reading.hasOtherLabel = true;
      return;
    }
    words = `${words.slice(1)} `;
  }
  const last = unit.fields.length - 1;
  const at = next?.at ?? (last < 0 ? null : { field: last, cell: unit.fields[last]?.cells.length ?? 0 });
  if (at === null) return;
  const key = keyOf(at);
  const by = added.find((letter) => letter.by !== null)?.by ?? null;
  const before = reading.came.get(key);
  reading.came.set(key, { words: (before?.words ?? "") + words, by: before?.by ?? by });
}

/** What was typed in one field: stretches that went, and words that came, together where they touch. */
function typedIn({ gone, came, authors }: Reading, field: number, length: number): readonly Typed[] {
  const typed: { from: number; to: number; text: string }[] = [];
  for (let cell = 0; cell <= length; cell += 1) {
    const key = `${field} ${cell}`;
    const last = typed.at(-1);
    const added = came.get(key);
    const isGone = gone.has(key);
    if (added !== undefined) {
      if (last?.to === cell) last.text += added.words;
      else typed.push({ from: cell, to: cell, text: added.words });
      const start = `${field} ${typed.at(-1)?.from ?? 0}`;
      if (added.by !== null && !authors.has(start)) authors.set(start, added.by);
    }
    const current = typed.at(-1);
    if (!isGone) continue;
    if (current?.to === cell) current.to = cell + 1;
    else typed.push({ from: cell, to: cell + 1, text: "" });
  }
  return typed;
}

/** Brackets around words that stand, deeper than any that the text has there: typed in the file, they are reservations on these words. */
function reservedIn(
  unit: TextUnit,
  pairs: readonly { readonly ours: TextLetter; readonly theirs: Letter }[],
): UnitChanges["reserved"] {
  const covered = new Map<number | string, { readonly ours: TextLetter; readonly isDeeper: boolean }[]>();
  for (const { ours, theirs } of pairs) {
    for (const bracket of theirs.brackets) {
      const list = covered.get(bracket) ?? [];
      covered.set(bracket, list);
      list.push({ ours, isDeeper: theirs.brackets.length > ours.brackets.length });
    }
  }
  const seen = new Set<string>();
  return [...covered.values()].flatMap((list) => {
    const standing = list.flatMap(({ ours: { at, isStruck } }) => (at === null || isStruck ? [] : [at]));
    const [first] = standing;
    const last = standing.at(-1);
    if (first === undefined || last === undefined || !list.every(({ isDeeper }) => isDeeper)) return [];
    const { field } = first;
    const key = `${keyOf(first)} ${keyOf(last)}`;
    if (field !== last.field || seen.has(key)) return [];
    seen.add(key);
    const cells = unit.fields[field]?.cells ?? [];
    const [from, to] = [cells[first.cell], cells[last.cell]];
    if (from === undefined || to === undefined || from.owners.length !== to.owners.length) return [];
    const target = [{ from: { piece: from.piece, at: from.at }, to: { piece: to.piece, at: to.at + 1 } }];
    const words = cells
      .slice(first.cell, last.cell + 1)
      .map(({ text }) => text)
      .join("");
    return [{ target, words }];
  });
}
