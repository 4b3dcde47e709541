import type { Alleged } from "./attribution.ts";
import { GATHERED } from "./gathered.ts";
import { isEndOfOptions } from "./option-label.ts";
import type { OutlineEntry } from "./outline.ts";
import { barePlaceholders, isPlaceholder } from "./placeholder.ts";
import type { Problem } from "./problem.ts";
import type { Reading } from "./read.ts";
import { readReservation } from "./attribution.ts";
import { tabledOf } from "./tabled-of.ts";
import type { TabledBracket } from "../tabled.ts";

/** How many brackets a file attributes to a name. Alleged, every one. */
export interface AllegedHolder {
  readonly name: string;
  readonly brackets: number;
}

/** What a text holds, counted. */
export interface Summary {
  /** Paragraphs, points, headings, options and cells with words of their own; footnotes are not counted. */
  readonly provisions: number;
  /** Matched pairs of the text's own brackets. In Word: of the body; those in notes are under `inNotes`. */
  readonly brackets: number;
  /** Brackets without a partner: 2 · brackets + unbalanced = the text's own bracket characters. */
  readonly unbalanced: number;
  /** Places where brackets stand side by side as alternatives: `[shall][should]` is one. */
  readonly alternatives: number;
  /** Options in words: "Option 1: …" and the like, each one. */
  readonly options: number;
  /** Places held open for words to come, bracketed or not. */
  readonly placeholders: number;
  /** Notes in braces, and comments; placeholders apart. */
  readonly notes: number;
  readonly footnotes: number;
  /** How many pairs enclose the most enclosed words. */
  readonly maxDepth: number;
  /** By number of brackets, then by name. */
  readonly holders: readonly AllegedHolder[];
  /** Open questions: each choice once, each bracket and tracked change outside choices, reservations, unpaired brackets, placeholders outside brackets. */
  readonly openPoints: number;
  /** Brackets in Word's footnotes and endnotes, which are stories of their own. */
  readonly inNotes: { readonly brackets: number; readonly unbalanced: number };
  readonly problems: readonly Problem[];
}

/** Counts what a reading found. Works on the file as it stands; nothing is decided about what is agreed. */
export function summarize(reading: Reading): Summary {
  const { gathered, brackets, notes, outline, draft, suspects } = reading;
  const bodyEnd = draft.stories?.[0]?.to ?? draft.text.length;
  const isBody = (at: number): boolean => (gathered.origin[at] ?? 0) < bodyEnd || draft.stories === undefined;
  const bodyPairs = brackets.pairs.filter(({ open }) => isBody(open)).length;
  const bodyAlone = brackets.alone.filter(isBody).length;
  const groups = new Set(brackets.pairs.flatMap(({ group }) => (group === undefined ? [] : [group])));
  const counted = countEntries(outline.children, reading);
  const bracketedNotes = notes.notes.filter(({ words }) => isPlaceholder(words));
  const bare = bareCount(reading);
  const placeholders = brackets.pairs.filter((pair) => pair.isPlaceholder).length + bracketedNotes.length + bare;
  const reservations = outline.footnotes.filter(
    (unit) => readReservation(gathered.text.slice(unit.bodyFrom, unit.to)) !== undefined,
  ).length;
  const tracked = trackedBrackets(reading);
  const inGroups = brackets.pairs.filter(({ group }) => group !== undefined).length;
  const openPoints =
    counted.choices +
    groups.size +
    (brackets.pairs.length - inGroups - suspects.size) +
    suspects.size * 2 +
    brackets.alone.length +
    reservations +
    bracketedNotes.length +
    bare +
    // What takes another's place is one question with it.
    tracked.filter(({ shown, replaces }) => shown === "tracked" && replaces === undefined).length;
  return {
    provisions: counted.provisions,
    brackets: bodyPairs,
    unbalanced: bodyAlone,
    alternatives: groups.size,
    options: counted.options + inlineOptions(reading),
    placeholders,
    notes: notes.notes.length - bracketedNotes.length + draft.comments.length,
    footnotes: new Set(outline.footnotes.map(({ block }) => block.mark)).size,
    maxDepth: brackets.maxDepth,
    holders: holdersOf(reading, tracked),
    openPoints,
    inNotes: { brackets: brackets.pairs.length - bodyPairs, unbalanced: brackets.alone.length - bodyAlone },
    problems: reading.problems,
  };
}

interface Counted {
  provisions: number;
  options: number;
  choices: number;
}

function countEntries(entries: readonly OutlineEntry[], reading: Reading): Counted {
  const counted: Counted = { provisions: 0, options: 0, choices: 0 };
  for (const entry of entries) {
    const nodes = entry.kind === "node" ? [entry.node] : entry.choice.options;
    if (entry.kind === "choice") {
      counted.choices += 1;
      counted.options += nodes.length;
    }
    for (const { unit, children } of nodes) {
      const below = countEntries(children, reading);
      const words = reading.gathered.text.slice(unit.from, unit.to).trim();
      const isNoteOnly = /^\{[^{}]*\}$/u.test(words) && isEndOfOptions(words.slice(1));
      counted.provisions += below.provisions + (words === "" || isNoteOnly ? 0 : 1);
      counted.options += below.options;
      counted.choices += below.choices;
    }
  }
  return counted;
}

/** Options inside one paragraph: "[Option 1: a][Option 2: b]". */
function inlineOptions({ gathered, units }: Reading): number {
  const starts = new Set(
    units.flatMap(({ kind, label }) => (kind === "option" && label !== undefined ? [label.from] : [])),
  );
  const inline = gathered.text.matchAll(
    /(?<=[[［]\s?)(?:option|alternative|alt)\.?\s*\(?[\dA-Za-z]{1,3}\)?(?:\s(?:bis|ter|quater))?\s*[:.]/giu,
  );
  return [...inline].filter(({ index }) => !starts.has(index)).length;
}

function bareCount({ gathered, brackets, notes }: Reading): number {
  return barePlaceholders(gathered.text).filter(({ from }) => {
    const around = brackets.enclosing(from);
    const isInNote = notes.notes.some((note) => note.from < from && note.to > from && isPlaceholder(note.words));
    return around?.isPlaceholder !== true && !isInNote && gathered.kind[from] === GATHERED.word;
  }).length;
}

/** The brackets of the tree where a file tracks changes, those it types included; none for other files. */
function trackedBrackets(reading: Reading): readonly TabledBracket[] {
  return reading.draft.changes.length === 0 ? [] : tabledOf(reading).brackets;
}

function holdersOf({ brackets }: Reading, tracked: readonly TabledBracket[]): readonly AllegedHolder[] {
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const { names = [] } of tracked) for (const name of new Set(names.map((one) => one.name))) count(name);
  for (const { attribution } of tracked.length > 0 ? [] : brackets.pairs) {
    const alleged: readonly Alleged[] = attribution?.flatMap((part) => part.alleged) ?? [];
    for (const name of new Set(alleged.map((one) => one.name))) count(name);
  }
  const holders = [...counts].map(([name, number]) => ({ name, brackets: number }));
  return holders.toSorted((a, b) => b.brackets - a.brackets || (a.name < b.name ? -1 : 1));
}
