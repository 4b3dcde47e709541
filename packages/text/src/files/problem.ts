/** What a reader can find odd in a file. The list is closed; each code has one meaning in every format. */
export type ProblemCode =
  | "UNBALANCED_BRACKET"
  | "SUSPECT_PAIR"
  | "UNBALANCED_NOTE"
  | "ODD_BRACKET"
  | "OPTION_OUT_OF_ORDER"
  | "OPTION_ALONE"
  | "END_WITHOUT_OPTIONS"
  | "SLASHED_ALTERNATIVES"
  | "MISSING_FOOTNOTE"
  | "NOT_UTF8"
  | "ODD_CHARACTER"
  | "OTHER_FORMAT"
  | "EMPTY"
  | "DEEP_NESTING"
  | "PART_NOT_READ"
  | "LOOKS_OTHERWISE"
  | "MORE";

/** What exactly is said of a problem: each has one sentence and one thing to do, in every language that has them. */
export type ProblemKind =
  | Exclude<ProblemCode, "UNBALANCED_BRACKET" | "NOT_UTF8" | "ODD_BRACKET" | "PART_NOT_READ" | "LOOKS_OTHERWISE">
  | "CLOSING_MISSING"
  | "OPENING_MISSING"
  | "OTHER_ENCODING"
  | "NO_CHARACTER"
  | "FULL_WIDTH_BRACKET"
  | "LIKE_A_BRACKET"
  | "FILE_JOINED"
  | "PARAGRAPHS_JOINED"
  | "PARAGRAPHS_PARTED"
  | "BRACKETS_AT_EDGE"
  | "PART_DAMAGED"
  | "HIDDEN_WORDS"
  | "STRUCK_BY_LOOK";

/** What a sentence about a file is made of beside its own words: numbers, and words from the file as they stand there. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** What is said of a problem: in English, and as what every other language needs to say the same. */
export interface ProblemSaying {
  readonly kind: ProblemKind;
  readonly values: ProblemValues;
  /** One sentence saying what is odd. */
  readonly message: string;
  /** One sentence saying what to do. */
  readonly suggestion: string;
}

/** Something odd in a file: where it is, what it is, and what a person may do about it. */
export interface Problem extends ProblemSaying {
  readonly code: ProblemCode;
  /** `error` for what blocks agreement until repaired, `warning` for what was read in a way someone should confirm. */
  readonly severity: "error" | "warning";
  /** From 1. In a Word document: the paragraph, counted over the body as the reader lists it. */
  readonly line: number;
  /** From 1, in code points. */
  readonly column: number;
}

/** How many problems of one code are listed one by one; the rest are one `MORE` line, so a bad file stays readable. */
const LISTED_PER_CODE = 200;

/** Sorts by place and replaces what goes beyond {@link LISTED_PER_CODE} per code by one line that counts it. */
export function listProblems(found: readonly Problem[]): readonly Problem[] {
  const sorted = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const counts = new Map<ProblemCode, number>();
  const kept: Problem[] = [];
  for (const problem of sorted) {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count <= LISTED_PER_CODE) kept.push(problem);
  }
  for (const [code, count] of counts) {
    const last = sorted.findLast((problem) => problem.code === code);
    if (count <= LISTED_PER_CODE || last === undefined) continue;
    kept.push({
      code: "MORE",
      severity: last.severity,
      line: last.line,
      column: last.column,
      kind: "MORE",
      values: { count: count - LISTED_PER_CODE, code },
      message: `${count - LISTED_PER_CODE} more of ${code}, the last one here.`,
      suggestion: "Repair the first ones and read the file again.",
    });
  }
  return kept;
}
