import type { Change } from "./draft.ts";
import { GATHERED } from "./gathered.ts";
import type { Holder, Inline, ManuscriptBracket } from "./manuscript.ts";
import type { Reading } from "./read.ts";
import { firstAfter } from "./sorted.ts";
import { isDeletion, wholeChanges } from "./tracked-change.ts";

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
  /** Equal places: what ends there first, then what hangs there, then the changes that start, then brackets and what follows them. */
  readonly order: 0 | 1 | 2 | 3;
}

/** Prepares the items of a reading. Suspect pairs are two marks; a tracked change is a bracket that the file did not type. */
export function inlineReader(reading: Reading): InlineReader {
  const { gathered, draft } = reading;
  const brackets: ManuscriptBracket[] = [];
  const changed = placedChanges(reading);
  const tracked = trackedPairs(reading, changed);
  const ofPairs = new Set(tracked.values());
  const events: Event[] = [...bracketEvents(reading, tracked, brackets), ...noteEvents(reading)];
  for (const { from, mark } of draft.footnoteMarks) {
    events.push({ at: gathered.placeOf(from), inline: { kind: "footnote", mark }, length: 0, order: 1 });
  }
  draft.comments.forEach(({ to }, index) => {
    events.push({ at: gathered.placeOf(to), inline: { kind: "comment", mark: `c${index + 1}` }, length: 0, order: 1 });
  });
  events.sort((a, b) => a.at - b.at || a.order - b.order);
  const changes = changeParts(
    reading,
    changed.filter(({ change }) => !ofPairs.has(change)),
    brackets,
  );
  // How far the parts up to each one reach, so that a block looks only at those that may touch it.
  const reach: number[] = [];
  for (const { to } of changes) reach.push(Math.max(to, reach.at(-1) ?? 0));
  return {
    brackets,
    inlines(from, to) {
      const clipped: Event[] = [];
      for (let index = firstAfter(reach, from); index < changes.length; index += 1) {
        const part = changes[index];
        if (part === undefined || part.from >= to) break;
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

function bracketEvents(
  { gathered, brackets, suspects }: Reading,
  tracked: ReadonlyMap<number, Change>,
  into: ManuscriptBracket[],
): readonly Event[] {
  const events: Event[] = [];
  const mark = (at: number): Event => ({
    at,
    inline: { kind: "mark", sign: gathered.text[at] ?? "" },
    length: 1,
    order: 3,
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
    const deletes = parts.length === 1 && alleged.length > 0 && alleged.every((one) => one.deletes === true);
    const holders = alleged.map(({ name, stance }): Holder => ({ name, stance: deletes ? "for" : stance }));
    const change = tracked.get(index);
    const isUnnamed =
      change !== undefined && change.author !== "" && !holders.some(({ name }) => name === change.author);
    into.push({
      change: deletes ? "delete" : "bracket",
      holders: isUnnamed ? [{ name: change.author, stance: "for" }, ...holders] : holders,
      ...(isUnnamed ? { isUnnamed } : {}),
      ...(change?.date === undefined ? {} : { date: change.date }),
      alleged: true,
      typed: true,
      isPlaceholder: pair.isPlaceholder,
      ...(pair.group === undefined ? {} : { group: pair.group }),
    });
    events.push({ at: pair.open, inline: { kind: "open", bracket }, length: 1, order: 3 });
    events.push({ at: pair.close, inline: { kind: "close", bracket }, length: 1, order: 3 });
    parts.forEach(({ label, words }, part) => {
      // The attribution of a second hand's words stays among the words: it is what parts them.
      if (part > 0 && words.to > words.from) return;
      const from = pair.open + 1 + label.from;
      const text = gathered.text.slice(from, pair.open + 1 + label.to);
      if (text === "" || /[[\]［］{}]/u.test(text)) return;
      events.push({ at: from, inline: { kind: "attribution", text }, length: text.length, order: 3 });
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
      { at: from, inline: { kind: "noteOpen" }, length: 1, order: 3 },
      { at: to - 1, inline: { kind: "noteClose" }, length: 1, order: 3 },
    ]);
}

/** A tracked change in gathered places. */
interface PlacedChange {
  readonly change: Change;
  readonly from: number;
  readonly to: number;
}

function placedChanges({ draft, gathered }: Reading): readonly PlacedChange[] {
  return wholeChanges(draft.changes)
    .map((change) => ({ change, from: gathered.placeOf(change.from), to: gathered.placeOf(change.to) }))
    .filter(({ from, to }) => to > from);
}

/**
 * The changes that are a typed bracket: what was put in is exactly one pair with its words, or what is struck is a pair whose own words
 * say that this hand strikes it. By the index of the pair.
 */
function trackedPairs({ brackets, suspects }: Reading, changes: readonly PlacedChange[]): ReadonlyMap<number, Change> {
  const byPlace = new Map(changes.map(({ change, from, to }) => [`${from} ${to}`, change]));
  const found = new Map<number, Change>();
  brackets.pairs.forEach(({ open, close, attribution }, index) => {
    const change = suspects.has(index) ? undefined : byPlace.get(`${open} ${close + 1}`);
    if (change === undefined) return;
    const strikes = attribution?.some(({ alleged }) =>
      alleged.some(({ name, deletes }) => deletes === true && name === change.author),
    );
    if (!isDeletion(change) || strikes === true) found.set(index, change);
  });
  return found;
}

interface ChangePart {
  readonly from: number;
  readonly to: number;
  readonly bracket: number;
}

/** Tracked changes as brackets, cut where they hold one bracket of a pair and not the other, so that everything nests. */
function changeParts(
  { brackets, suspects }: Reading,
  changes: readonly PlacedChange[],
  into: ManuscriptBracket[],
): readonly ChangePart[] {
  const marks = brackets.pairs
    .flatMap(({ open, close }, index) =>
      suspects.has(index)
        ? []
        : [
            { at: open, partner: close },
            { at: close, partner: open },
          ],
    )
    .toSorted((a, b) => a.at - b.at);
  const places = marks.map(({ at }) => at);
  const parts: ChangePart[] = [];
  let around: PlacedChange[] = [];
  for (const placed of changes) {
    const { change, from, to } = placed;
    const bracket = into.length;
    into.push(bracketOf(change));
    around = around.filter((other) => other.to > from);
    const cuts = marks
      .slice(firstAfter(places, from - 1), firstAfter(places, to - 1))
      .flatMap(({ at, partner }) => (partner >= from && partner < to ? [] : [at]))
      // A change that the file nests wrongly in another is cut where the other ends.
      .concat(around.flatMap((other) => (other.from < from && other.to < to ? [other.to - 0.5] : [])))
      .toSorted((a, b) => a - b);
    let start = from;
    for (const cut of [...cuts, to]) {
      const end = Math.ceil(cut);
      if (end > start) parts.push({ from: start, to: end, bracket });
      start = Number.isInteger(cut) ? end + 1 : end;
    }
    around.push(placed);
  }
  return parts.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

function bracketOf({ kind, author, date, move }: Change): ManuscriptBracket {
  return {
    change: kind === "delete" || kind === "moveFrom" ? "delete" : "insert",
    holders: author === "" ? [] : [{ name: author, stance: "for" }],
    alleged: true,
    typed: false,
    isPlaceholder: false,
    ...(date === undefined ? {} : { date }),
    ...(move === undefined || move === "" ? {} : { move }),
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
