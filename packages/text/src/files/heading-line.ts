/** Words that name a unit which has a number: heading words in the languages drafts are tabled in. */
const UNIT =
  "(?:part|chapter|section|sub-?section|article|annex|appendix|schedule|title|attachment|parte|cap[ií]tulo|secci[oó]n|art[ií]culo|anexo|ap[eé]ndice|t[ií]tulo|partie|chapitre|article|annexe|titre|teil|kapitel|abschnitt|artikel|anhang|часть|глава|раздел|статья|приложение)";
const NUMBERED_UNIT = new RegExp(
  `^${UNIT}\\s+(?:\\[?(?:\\d{1,3}|[IVXLC]{1,6}|[A-Z])\\]?(?:\\s?(?:bis|ter|quater|quat|quinquies|sexies|septies|octies))?\\b)(?<rest>.*)$`,
  "iu",
);
const LETTERED = /^[A-Z]{1,4}\.\s/u;
const NUMBERED_CHINESE = /^第[一二三四五六七八九十百零0-9]+[条章节编部]/u;
const LONGEST = 120;

/**
 * Whether a line of plain text is a heading: "Article 5", "CHAPTER II", "A. Preamble", or a short line in capitals. A line that
 * ends like a sentence is none. `isApart` says that a blank line or the start of the text is before it.
 */
export function isHeadingLine(line: string, isApart: boolean): boolean {
  const bare = line.replace(/^[\s[［]+/u, "").trim();
  if (bare.length === 0 || bare.length > LONGEST) return false;
  if (NUMBERED_CHINESE.test(bare)) return true;
  const unit = NUMBERED_UNIT.exec(bare);
  if (unit !== null) {
    const rest = unit.groups?.["rest"] ?? "";
    return /^[\]］\d]*\s*(?:$|[:.–—(*[［-]|\p{Lu})/u.test(rest) && !/[.;,]\s*$/u.test(rest);
  }
  const isSentence = /[.;,:]["”\]］]*$/u.test(bare);
  if (LETTERED.test(bare)) return !isSentence && bare.length <= LONGEST;
  if (/^[A-Z]\.$/u.test(bare)) return true;
  return isApart && !isSentence && /\p{Lu}{3}/u.test(bare) && !/\p{Ll}/u.test(bare) && !/^(?:OPTION|ALT)/u.test(bare);
}

/** The unit a heading names and its number, for ranking headings: `Article 5 bis (Purpose)` names `article`. */
export function headingUnit(line: string): { readonly unit: string; readonly length: number } | undefined {
  const bare = line.trim();
  const chinese = NUMBERED_CHINESE.exec(bare);
  if (chinese !== null) return { unit: chinese[0].slice(-1), length: chinese[0].length };
  const match = NUMBERED_UNIT.exec(bare);
  if (match === null) return undefined;
  const length = match[0].length - (match.groups?.["rest"] ?? "").length;
  return { unit: (bare.split(/\s/u)[0] ?? "").toLowerCase(), length };
}
