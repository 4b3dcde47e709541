import type { Brackets } from "./bracket.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import type { Notes } from "./note.ts";
import type { Outline } from "./outline.ts";
import { type Place, placesOf } from "./place.ts";
import { type Problem, type ProblemCode, type ProblemSaying, listProblems } from "./problem.ts";

/** What {@link findOddities} looks at. */
export interface Understood {
  readonly draft: Draft;
  readonly gathered: Gathered;
  readonly brackets: Brackets;
  readonly notes: Notes;
  readonly outline: Outline;
  readonly suspects: ReadonlySet<number>;
}

/** Deeper than this, people lose count; drafts of real negotiations reach ten. */
const DEEP = 12;
const SLASHED = /(?: \/ (?=[\p{L}\p{N}([［“‘])[^/\n]{1,80}?(?=[ ,.;:)\]］]|$))+/gu;
const LAST_WORD = /[\p{L}\p{N})\]］”’]+$/u;

/** Everything odd about a text that was understood, in order of place, with what a person may do about each. */
export function findOddities(understood: Understood): readonly Problem[] {
  const { draft, gathered, brackets, notes, outline, suspects } = understood;
  const places = placesOf(draft.text);
  const found: Problem[] = [...draft.problems];
  const placeAt = (at: number): Place => places.at(gathered.origin[Math.min(at, gathered.origin.length - 1)] ?? 0);
  const add = (severity: Problem["severity"], code: ProblemCode, at: number, saying: ProblemSaying): void => {
    found.push({ code, severity, ...placeAt(at), ...saying });
  };
  for (const at of brackets.alone) {
    const sign = gathered.text[at] ?? "";
    const isOpening = sign === "[" || sign === "［";
    const words = excerpt(gathered, isOpening ? at + 1 : at, isOpening ? 1 : -1);
    const missing = isOpening ? "closing" : "opening";
    add("error", "UNBALANCED_BRACKET", at, {
      kind: isOpening ? "CLOSING_MISSING" : "OPENING_MISSING",
      values: { sign, near: words },
      message: `The bracket ${sign} near "${words}" has no ${missing} partner.`,
      suggestion: `Add the ${missing} bracket where the bracketed words ${isOpening ? "end" : "begin"}, or remove this one.`,
    });
  }
  brackets.pairs.forEach(({ open, close, depth }, index) => {
    if (suspects.has(index)) {
      const end = placeAt(close);
      add("error", "SUSPECT_PAIR", open, {
        kind: "SUSPECT_PAIR",
        values: { line: end.line, column: end.column },
        message: `This bracket would close only at line ${end.line}, column ${end.column}, across a heading; it is read as two unpaired brackets.`,
        suggestion: "Look for a missing bracket between the two and add it.",
      });
    }
    if (depth === DEEP + 1)
      add("warning", "DEEP_NESTING", open, {
        kind: "DEEP_NESTING",
        values: { deep: DEEP },
        message: `Brackets nest more than ${DEEP} deep here.`,
        suggestion: "Check that none of them is missing its partner.",
      });
  });
  for (const at of notes.alone) {
    const sign = gathered.text[at] ?? "";
    add("warning", "UNBALANCED_NOTE", at, {
      kind: "UNBALANCED_NOTE",
      values: { sign },
      message: `The brace ${sign} has no partner in its paragraph; it is read as a word.`,
      suggestion: "Add the other brace, or remove this one.",
    });
  }
  for (const { code, unit } of outline.oddities) {
    const name = unit.name ?? "";
    if (code === "OPTION_ALONE")
      add("warning", code, unit.from, {
        kind: code,
        values: { name },
        message: `"${name}" stands without another option of its kind.`,
        suggestion: "Check whether a heading or a bracket parts it from the others.",
      });
    else if (code === "OPTION_OUT_OF_ORDER")
      add("warning", code, unit.from, {
        kind: code,
        values: { name },
        message: `"${name}" does not follow the option before it.`,
        suggestion: "Check whether an option is missing.",
      });
    else
      add("warning", code, unit.from, {
        kind: code,
        values: {},
        message: "This ends options where none are open.",
        suggestion: "Remove it, or label the options it ends.",
      });
  }
  for (const { text, index } of slashed(gathered)) {
    add("warning", "SLASHED_ALTERNATIVES", index, {
      kind: "SLASHED_ALTERNATIVES",
      values: { words: text },
      message: `"${text}" may be alternatives; it is read as words.`,
      suggestion: "Bracket each alternative, as in [shall][should], if that is meant.",
    });
  }
  const known = new Set(outline.footnotes.map(({ block }) => block.mark));
  for (const { from, mark } of draft.footnoteMarks) {
    if (known.has(mark)) continue;
    found.push({
      code: "MISSING_FOOTNOTE",
      severity: "warning",
      ...places.at(from),
      kind: "MISSING_FOOTNOTE",
      values: { mark },
      message: `The footnote ${mark} is referred to and not there.`,
      suggestion: "Add the footnote, or remove its mark.",
    });
  }
  return listProblems(found);
}

function slashed(gathered: Gathered): readonly { readonly text: string; readonly index: number }[] {
  return [...gathered.text.matchAll(SLASHED)].flatMap((match) => {
    const before = LAST_WORD.exec(gathered.text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? "";
    if (before === "") return [];
    return [{ text: `${before}${match[0]}`.slice(0, 80), index: match.index - before.length }];
  });
}

function excerpt({ text }: Gathered, at: number, direction: 1 | -1): string {
  const words = direction === 1 ? text.slice(at, at + 40) : text.slice(Math.max(0, at - 40), at);
  return words.replaceAll("\n", " ").trim();
}
