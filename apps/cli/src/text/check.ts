import { type Problem, type Summary, importedFrom, readDocument, summarize } from "@longtable/text";

import { colours } from "../colours.ts";
import { shownSafely } from "../shown-safely.ts";
import { type DocumentRefusal, readDocumentFile } from "./document-file.ts";

/** What `longtable text check --json` prints: counts of the text's own brackets, and what is odd. */
export type CheckedText = Pick<
  Summary,
  | "provisions"
  | "brackets"
  | "unbalanced"
  | "alternatives"
  | "options"
  | "placeholders"
  | "notes"
  | "maxDepth"
  | "holders"
  | "openPoints"
> & {
  /** In the reader's own words; `kind` and `values` are for who says it in another language. */
  readonly problems: readonly Omit<Problem, "kind" | "values">[];
};

/** A document that was read. */
export interface CheckedFile {
  readonly ok: true;
  readonly summary: Summary;
  /** For a Word file that Longtable wrote: how many provisions differ from the text that it carries. */
  readonly differing?: number;
}

/** Reads a document and counts what it holds. Odd is not wrong: only a file that cannot be read at all is refused. */
export function checkText(path: string): CheckedFile | DocumentRefusal {
  const file = readDocumentFile(path);
  if (!file.ok) return file;
  const reading = readDocument(file.bytes, file.name);
  if (!reading.ok) return reading;
  const imported = importedFrom(reading);
  const differing = imported?.differences.provisions.filter(({ kind }) => kind !== "same").length;
  return { ok: true, summary: summarize(reading), ...(differing === undefined ? {} : { differing }) };
}

/** The summary as one object for programs: these fields and no others. */
export function checkedText(summary: Summary): CheckedText {
  const { provisions, brackets, unbalanced, alternatives, options, placeholders, notes, maxDepth } = summary;
  const { holders, problems, openPoints } = summary;
  return {
    provisions,
    brackets,
    unbalanced,
    alternatives,
    options,
    placeholders,
    notes,
    maxDepth,
    holders,
    problems: problems.map(({ kind: _kind, values: _values, ...told }) => told),
    openPoints,
  };
}

/** The summary as people read it: counts, then holders, then problems with their places and what to do. */
export function showSummary(name: string, { summary, differing }: CheckedFile): string {
  const { inNotes } = summary;
  const alone = summary.unbalanced === 0 ? "all balanced" : `and ${number(summary.unbalanced)} without a partner`;
  const rows: readonly (readonly [string, number, string])[] = [
    ["provisions", summary.provisions, ""],
    ["brackets", summary.brackets, `pairs, ${alone}`],
    ["deepest nesting", summary.maxDepth, ""],
    ["alternatives", summary.alternatives, "places where brackets stand side by side"],
    ["options", summary.options, "in words"],
    ["placeholders", summary.placeholders, ""],
    ["notes", summary.notes, ""],
    [
      "footnotes",
      summary.footnotes,
      inNotes.brackets > 0 ? `with ${number(inNotes.brackets)} brackets of their own` : "",
    ],
    ["open points", summary.openPoints, ""],
  ];
  const lines = [colours.bold(shownSafely(name))];
  for (const [what, count, more] of rows)
    lines.push(`  ${what.padEnd(16)}${number(count).padStart(7)}${more === "" ? "" : `  ${colours.dim(more)}`}`);
  if (summary.holders.length > 0) {
    lines.push("", `${colours.bold("By holder")}, as the file says, which gives nobody a right`);
    for (const holder of summary.holders)
      lines.push(`  ${number(holder.brackets).padStart(5)}  ${shownSafely(holder.name)}`);
  }
  if (differing !== undefined) lines.push("", carriedLine(differing));
  lines.push("", ...problemLines(summary.problems));
  return `${lines.join("\n")}\n`;
}

function carriedLine(differing: number): string {
  if (differing === 0) return "The file was written by Longtable, and its words are those that it left with.";
  const are = differing === 1 ? "1 provision differs" : `${number(differing)} provisions differ`;
  return `The file was written by Longtable; ${are} from what it left with. They are proposals of whoever brings it in.`;
}

/** What blocks agreement until it is repaired comes first: a long list of what to confirm must not bury it. */
function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return ["Nothing odd was found."];
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  return [
    `${colours.bold("Problems")}, with line:column: ${number(errors.length)} to repair, ${number(warnings.length)} to confirm`,
    ...[...errors, ...warnings].flatMap(({ line, column, code, severity, message, suggestion }) => [
      `  ${`${line}:${column}`.padEnd(9)} ${(severity === "error" ? colours.red : colours.yellow)(code)} ${shownSafely(message)}`,
      `  ${"".padEnd(9)} ${colours.dim(shownSafely(suggestion))}`,
    ]),
  ];
}

function number(value: number): string {
  return value.toLocaleString("en");
}
