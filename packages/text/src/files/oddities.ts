import type { Brackets } from "./bracket.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import type { Notes } from "./note.ts";
import type { Outline } from "./outline.ts";
import { type Place, placesOf } from "./place.ts";
import { type Problem, type ProblemCode, listProblems } from "./problem.ts";

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
  const add = (
    severity: Problem["severity"],
    code: ProblemCode,
    at: number,
    message: string,
    suggestion: string,
  ): void => {
    found.push({ code, severity, ...placeAt(at), message, suggestion });
  };
  for (const at of brackets.alone) {
    const sign = gathered.text[at] ?? "";
    const isOpening = sign === "[" || sign === "［";
    const words = excerpt(gathered, isOpening ? at + 1 : at, isOpening ? 1 : -1);
    const missing = isOpening ? "closing" : "opening";
    add(
      "error",
      "UNBALANCED_BRACKET",
      at,
      `The bracket ${sign} near "${words}" has no ${missing} partner.`,
      `Add the ${missing} bracket where the bracketed words ${isOpening ? "end" : "begin"}, or remove this one.`,
    );
  }
  brackets.pairs.forEach(({ open, close, depth }, index) => {
    if (suspects.has(index)) {
      const end = placeAt(close);
      add(
        "error",
        "SUSPECT_PAIR",
        open,
        `This bracket would close only at line ${end.line}, column ${end.column}, across a heading; it is read as two unpaired brackets.`,
        "Look for a missing bracket between the two and add it.",
      );
    }
    if (depth === DEEP + 1)
      add(
        "warning",
        "DEEP_NESTING",
        open,
        `Brackets nest more than ${DEEP} deep here.`,
        "Check that none of them is missing its partner.",
      );
  });
  for (const at of notes.alone) {
    add(
      "warning",
      "UNBALANCED_NOTE",
      at,
      `The brace ${gathered.text[at] ?? ""} has no partner in its paragraph; it is read as a word.`,
      "Add the other brace, or remove this one.",
    );
  }
  for (const { code, unit } of outline.oddities) {
    const name = unit.name ?? "";
    if (code === "OPTION_ALONE")
      add(
        "warning",
        code,
        unit.from,
        `"${name}" stands without another option of its kind.`,
        "Check whether a heading or a bracket parts it from the others.",
      );
    else if (code === "OPTION_OUT_OF_ORDER")
      add(
        "warning",
        code,
        unit.from,
        `"${name}" does not follow the option before it.`,
        "Check whether an option is missing.",
      );
    else
      add(
        "warning",
        code,
        unit.from,
        "This ends options where none are open.",
        "Remove it, or label the options it ends.",
      );
  }
  for (const { text, index } of slashed(gathered)) {
    add(
      "warning",
      "SLASHED_ALTERNATIVES",
      index,
      `"${text}" may be alternatives; it is read as words.`,
      "Bracket each alternative, as in [shall][should], if that is meant.",
    );
  }
  const known = new Set(outline.footnotes.map(({ block }) => block.mark));
  for (const { from, mark } of draft.footnoteMarks) {
    if (known.has(mark)) continue;
    const message = `The footnote ${mark} is referred to and not there.`;
    const suggestion = "Add the footnote, or remove its mark.";
    found.push({ code: "MISSING_FOOTNOTE", severity: "warning", ...places.at(from), message, suggestion });
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
