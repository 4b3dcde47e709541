import { ORDINAL, letterValue, ordinalValue, romanValue } from "./ordinal.ts";
import type { Numbering } from "./label.ts";

/** "Option 1:", "Alternative B.", "ALT 2" at the start of a line or of a bracket. */
export interface OptionLabel {
  /** UTF-16 units, the colon included, spaces after it not. */
  readonly length: number;
  /** As written, without the colon: `Option 1 bis`. */
  readonly name: string;
  readonly readings: readonly Numbering[];
}

const WORD =
  "option|alternative|alternate|alt|variant|variante|version|opción|opcion|alternativa|вариант|альтернатива|خيار|الخيار|备选案文|选项|方案";
const NUMBER = `(?:\\s*[nN][°º])?(?:\\s*\\((?<braced>[a-zA-Z]{1,4}|\\d{1,2})\\)|\\s*(?<digits>\\d{1,2})(?![.]?\\d)|\\s+(?<letters>[IVX]{2,5}|[A-Z]))`;
const OPTION = new RegExp(
  `^(?<word>${WORD})\\.?${NUMBER}(?:\\s?(?<ordinal>${ORDINAL})\\b\\.?)?(?<aside>\\s*\\([^()[\\]［］{}\\n]{3,80}\\)(?=\\s*:))?(?<end>\\s*[:：.–—]|\\s*\\)|\\s+-(?=\\s))?`,
  "iu",
);
/** What may follow the number when no colon does: the end of the line, a bracket, a note, or an emphasised name. */
const BARE_END = /^\s*(?:$|[\n\r[\]［］{])/u;

/** Reads an option's label at the start of `text`; undefined when it starts with anything else, such as "Option 1 applies". */
export function readOptionLabel(text: string): OptionLabel | undefined {
  const match = OPTION.exec(text);
  if (match?.groups === undefined) return undefined;
  const { word = "", braced, digits, letters, ordinal = "", end } = match.groups;
  if (end === undefined && !BARE_END.test(text.slice(match[0].length))) return undefined;
  const written = braced ?? digits ?? letters ?? "";
  const family = word.toLowerCase().startsWith("alt") ? "alternative" : word.toLowerCase();
  const style = (sign: string): string => `${family} ${braced === undefined ? sign : `(${sign})`}`;
  const after = ordinalValue(ordinal);
  const readings: Numbering[] = [];
  if (/^\d/u.test(written)) readings.push({ style: style("1"), order: [Number(written), after] });
  else {
    const cased = written === written.toUpperCase() ? ["I", "A"] : ["i", "a"];
    const roman = romanValue(written);
    const letter = letterValue(written);
    if (roman > 0) readings.push({ style: style(cased[0] ?? "I"), order: [roman, after] });
    if (letter > 0) readings.push({ style: style(cased[1] ?? "A"), order: [letter, after] });
    if (roman > 1 && written.length === 1) readings.reverse();
  }
  if (readings.length === 0) return undefined;
  const length = match[0].trimEnd().length;
  return { length, name: match[0].replace(/[\s:：.–—-]+$/u, "").replaceAll(/\s+/gu, " "), readings };
}

const END_OF_OPTIONS =
  /^\s*(?:end\s+of\s+(?:the\s+)?(?:options?|alternatives?)|fin\s+de[ls]?\s+(?:las?\s+)?opci[oó]n(?:es)?|fin\s+des?\s+options?)\b/iu;

/** Whether a note's words end a choice: `{End of options}`, `{end of option 2}`. */
export function isEndOfOptions(note: string): boolean {
  return END_OF_OPTIONS.test(note);
}

const NO_TEXT =
  /^[\s{([]*(?:no\s+(?:additional\s+)?text(?:\s+(?:required|needed|necessary))?|no\s+(?:paragraph|provision|reference)s?|\(?deleted?\)?|sin\s+texto|pas\s+de\s+texte|sans\s+texte)[\s.;,:)}\]]*$/iu;

/** Whether an option's words say that nothing stands there: `No text`, `{No text required}`. */
export function isNoText(words: string): boolean {
  return NO_TEXT.test(words);
}
