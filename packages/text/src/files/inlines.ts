import type { Change } from "./draft.ts";
import { GATHERED } from "./gathered.ts";
import type { Inline, ManuscriptBracket } from "./manuscript.ts";
import type { Reading } from "./read.ts";
import { firstAfter } from "./sorted.ts";

/** Turns stretches of a reading's gathered words into items, with every bracket numbered. */
export interface InlineReader {
  readonly brackets: readonly ManuscriptBracket[];
  readonly inlines: (from: number, to: number) => readonly Inline[];
}

interface Event {
  readonly at: number;
  readonly inline: Inline;
  /** How many units of the words the item stands for. */
  readonly length: number;
  /** Equal places: what ends there first, then marks, then what starts. */
  readonly order: 0 | 1 | 2;
}

/** Prepares the items of a reading. Suspect pairs are two marks; a tracked change is a bracket that the file did not type. */
export function inlineReader(reading: Reading): InlineReader {
  const { gathered, draft } = reading;
  const brackets: ManuscriptBracket[] = [];
  const events: Event[] = [...bracketEvents(reading, brackets), ...noteEvents(reading)];
  for (const { from, mark } of draft.footnoteMarks) {
    events.push({ at: gathered.placeOf(from), inline: { kind: "footnote", mark }, length: 0, order: 1 });
  }
  draft.comments.forEach(({ to }, index) => {
    events.push({ at: gathered.placeOf(to), inline: { kind: "comment", mark: `c${index + 1}` }, length: 0, order: 1 });
  });
  events.sort((a, b) => a.at - b.at || a.order - b.order);
  const changes = changeParts(reading, brackets);
  return {
    brackets,
    inlines(from, to) {
      const clipped: Event[] = [];
      for (const part of changes) {
        const start = Math.max(part.from, from);
        const end = Math.min(part.to, to);
        if (start >= end) continue;
        clipped.push({ at: start, inline: { kind: "open", bracket: part.bracket }, length: 0, order: 2 });
        clipped.push({ at: end, inline: { kind: "close", bracket: part.bracket }, length: 0, order: 0 });
      }
      // A footnote's mark at a block's very end has no unit of its own there.
      const isBlockEnd = gathered.text[to] === "\n";
      const own: Event[] = [];
      for (let index = firstAt(events, from); index < events.length; index += 1) {
        const event = events[index];
        if (event === undefined || event.at > to) break;
        if (event.at < to || (isBlockEnd && event.length === 0)) own.push(event);
      }
      return fill(
        reading,
        from,
        to,
        [...own, ...clipped].toSorted((a, b) => a.at - b.at || a.order - b.order),
      );
    },
  };
}

/** The index of the first event at a place or after it. */
function firstAt(events: readonly Event[], at: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bracketEvents({ gathered, brackets, suspects }: Reading, into: ManuscriptBracket[]): readonly Event[] {
  const events: Event[] = [];
  const mark = (at: number): Event => ({
    at,
    inline: { kind: "mark", sign: gathered.text[at] ?? "" },
    length: 1,
    order: 1,
  });
  for (const at of brackets.alone) events.push(mark(at));
  brackets.pairs.forEach((pair, index) => {
    if (suspects.has(index)) {
      events.push(mark(pair.open), mark(pair.close));
      return;
    }
    const bracket = into.length;
    const parts = pair.attribution ?? [];
    const alleged = parts.flatMap((part) => part.alleged);
    const isDeletion = parts.length === 1 && alleged.length > 0 && alleged.every(({ deletes }) => deletes === true);
    into.push({
      change: isDeletion ? "delete" : "bracket",
      holders: isDeletion
        ? alleged.map(({ name }) => ({ name, stance: "for" }))
        : alleged.map(({ name, stance }) => ({ name, stance })),
      alleged: true,
      typed: true,
      isPlaceholder: pair.isPlaceholder,
      ...(pair.group === undefined ? {} : { group: pair.group }),
    });
    events.push({ at: pair.open, inline: { kind: "open", bracket }, length: 1, order: 1 });
    events.push({ at: pair.close, inline: { kind: "close", bracket }, length: 1, order: 1 });
    parts.forEach(({ label, words }, part) => {
      // The attribution of a second hand's words stays among the words: it is what parts them.
      if (part > 0 && words.to > words.from) return;
      const from = pair.open + 1 + label.from;
      const text = gathered.text.slice(from, pair.open + 1 + label.to);
      if (text === "" || /[[\]［］{}]/u.test(text)) return;
      events.push({ at: from, inline: { kind: "attribution", text }, length: text.length, order: 1 });
    });
  });
  return events;
}

/** Notes that a bracket crosses are left as braces among the words. */
function noteEvents({ notes, brackets }: Reading): readonly Event[] {
  const opens = brackets.pairs.map(({ open }) => open);
  const closes = brackets.pairs.map(({ close }) => close).toSorted((a, b) => a - b);
  const within = (places: readonly number[], from: number, to: number): number =>
    firstAfter(places, to - 1) - firstAfter(places, from - 1);
  const partnerOf = new Map(brackets.pairs.map(({ open, close }) => [open, close]));
  // Equal numbers of openings and closings may still be two halves: each opening must close within.
  const isCrossed = (from: number, to: number): boolean => {
    if (within(opens, from, to) !== within(closes, from, to)) return true;
    return opens
      .slice(firstAfter(opens, from - 1), firstAfter(opens, to - 1))
      .some((at) => (partnerOf.get(at) ?? 0) >= to);
  };
  return notes.notes
    .filter(({ from, to }) => !isCrossed(from, to))
    .flatMap(({ from, to }): readonly Event[] => [
      { at: from, inline: { kind: "noteOpen" }, length: 1, order: 1 },
      { at: to - 1, inline: { kind: "noteClose" }, length: 1, order: 1 },
    ]);
}

interface ChangePart {
  readonly from: number;
  readonly to: number;
  readonly bracket: number;
}

/** Tracked changes as brackets, cut where they hold one bracket of a pair and not the other, so that everything nests. */
function changeParts(reading: Reading, into: ManuscriptBracket[]): readonly ChangePart[] {
  const { draft, gathered, brackets, suspects } = reading;
  const parts: ChangePart[] = [];
  const covered: ChangePart[] = [];
  for (const change of draft.changes) {
    const from = gathered.placeOf(change.from);
    const to = gathered.placeOf(change.to);
    if (from >= to || change.to <= change.from) continue;
    const bracket = into.length;
    into.push(bracketOf(change));
    const cuts = brackets.pairs
      .filter((_, index) => !suspects.has(index))
      .flatMap(({ open, close }) =>
        (open >= from && open < to) === (close >= from && close < to) ? [] : [open, close],
      )
      .filter((at) => at >= from && at < to)
      // A change that the file nests wrongly in another is cut where the other ends.
      .concat(
        covered.flatMap((other) => (other.from < from && other.to > from && other.to < to ? [other.to - 0.5] : [])),
      )
      .toSorted((a, b) => a - b);
    let start = from;
    for (const cut of [...cuts, to]) {
      const end = Math.ceil(cut);
      if (end > start) parts.push({ from: start, to: end, bracket });
      start = Number.isInteger(cut) ? end + 1 : end;
    }
    covered.push({ from, to, bracket });
  }
  return parts.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

function bracketOf({ kind, author, date }: Change): ManuscriptBracket {
  return {
    change: kind === "delete" || kind === "moveFrom" ? "delete" : "insert",
    holders: author === "" ? [] : [{ name: author, stance: "for" }],
    alleged: true,
    typed: false,
    isPlaceholder: false,
    ...(date === undefined ? {} : { date }),
  };
}

function fill({ gathered }: Reading, from: number, to: number, events: readonly Event[]): readonly Inline[] {
  const inlines: Inline[] = [];
  let at = from;
  const words = (until: number): void => {
    while (at < until) {
      const isLiteral = gathered.kind[at] !== GATHERED.word;
      let end = at;
      while (end < until && (gathered.kind[end] !== GATHERED.word) === isLiteral) end += 1;
      inlines.push({ kind: isLiteral ? "literal" : "words", text: gathered.text.slice(at, end) });
      at = end;
    }
  };
  for (const event of events) {
    if (event.at < at) continue;
    words(Math.min(event.at, to));
    inlines.push(event.inline);
    at = Math.max(at, Math.min(event.at + event.length, to));
  }
  words(to);
  return inlines;
}
