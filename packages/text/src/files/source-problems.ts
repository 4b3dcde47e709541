import { otherFormat } from "./other-format.ts";
import { placesOf } from "./place.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./source-text.ts";

/** What is odd about a file's characters before any of its words are read: bytes in no encoding, brackets of other sorts. */
export function sourceProblems(source: SourceText): readonly Problem[] {
  const { bytes, text, encoding, broken } = source;
  const places = placesOf(text);
  const problems: Problem[] = [];
  const other = otherFormat(bytes);
  if (other !== undefined) {
    problems.push({
      code: "OTHER_FORMAT",
      severity: "error",
      line: 1,
      column: 1,
      kind: "OTHER_FORMAT",
      values: { format: other.format },
      message: `By its first bytes the file is ${other.called}; its name says text, and as text it was read.`,
      suggestion: other.advice,
    });
  }
  if (text.trim() === "") {
    problems.push({
      code: "EMPTY",
      severity: "warning",
      line: 1,
      column: 1,
      kind: "EMPTY",
      values: {},
      message: "The file holds no words.",
      suggestion: "Look whether it is the right file, or ask for it again.",
    });
  }
  if (encoding.startsWith("windows")) {
    problems.push({
      code: "NOT_UTF8",
      severity: "warning",
      line: 1,
      column: 1,
      kind: "OTHER_ENCODING",
      values: { encoding },
      message: `The file is not UTF-8; it was read as ${encoding}.`,
      suggestion: "Check accented letters and quotation marks, or save the file as UTF-8.",
    });
  }
  for (const at of broken) {
    problems.push({
      code: "NOT_UTF8",
      severity: "warning",
      ...places.at(at),
      kind: "NO_CHARACTER",
      values: {},
      message: "This byte is no character; it is shown as \uFFFD and kept when the file is written back.",
      suggestion: "Save the file as UTF-8 from the program it was written with.",
    });
  }
  for (const match of text.matchAll(/[［］【】〔〕⟦⟧⁅⁆〚〛❲❳]/gu)) {
    const isFullWidth = match[0] === "［" || match[0] === "］";
    problems.push({
      code: "ODD_BRACKET",
      severity: "warning",
      ...places.at(match.index),
      kind: isFullWidth ? "FULL_WIDTH_BRACKET" : "LIKE_A_BRACKET",
      values: { sign: match[0] },
      message: isFullWidth
        ? `A full-width bracket ${match[0]} is read as a bracket.`
        : `${match[0]} looks like a bracket; it is read as a word.`,
      suggestion: isFullWidth
        ? "Nothing, unless it was meant as punctuation."
        : "Type [ or ] where a bracket is meant.",
    });
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  for (const match of text.matchAll(/[\u0000-\u0008\u000e-\u001f\u007f]/gu)) {
    const character = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    problems.push({
      code: "ODD_CHARACTER",
      severity: "warning",
      ...places.at(match.index),
      kind: "ODD_CHARACTER",
      values: { character },
      message: `A control character (${character}) stands among the words.`,
      suggestion: "Remove it in the program the file was written with.",
    });
  }
  return problems;
}
