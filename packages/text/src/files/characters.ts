import { confusables } from "unicode-confusables";
import { type Place, placesOf } from "./place.ts";

/** Why a character is shown to a person before they put their name to it (Unicode TR 36 and TR 39). */
export type CharacterFinding = Place & {
  /** UTF-16 offset and length in the text inspected. */
  readonly from: number;
  readonly length: number;
  /** `U+202E`, or several for a word. */
  readonly codePoints: string;
} & (
    | { readonly kind: "bidi" | "invisible"; readonly name: string }
    | { readonly kind: "confusable"; readonly characters: string; readonly looksLike: string }
    | { readonly kind: "mixedScript"; readonly characters: string; readonly scripts: readonly string[] }
    | { readonly kind: "unassigned" | "private"; readonly characters: string }
  );

/** Characters that change the order in which others are drawn: a text with one may not say what it shows. */
const BIDI: Readonly<Record<string, string>> = {
  "\u061c": "Arabic letter mark",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "pop directional formatting",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
  "\u2069": "pop directional isolate",
};

/** Characters that draw nothing and are words to a computer. The joiners are left out where a script needs them. */
const INVISIBLE: Readonly<Record<string, string>> = {
  "\u00ad": "soft hyphen",
  "\u034f": "combining grapheme joiner",
  "\u115f": "Hangul choseong filler",
  "\u1160": "Hangul jungseong filler",
  "\u17b4": "Khmer vowel inherent aq",
  "\u17b5": "Khmer vowel inherent aa",
  "\u180e": "Mongolian vowel separator",
  "\u200b": "zero width space",
  "\u200c": "zero width non-joiner",
  "\u200d": "zero width joiner",
  "\u2060": "word joiner",
  "\u2061": "function application",
  "\u2062": "invisible times",
  "\u2063": "invisible separator",
  "\u2064": "invisible plus",
  "\u2800": "Braille blank",
  "\u3164": "Hangul filler",
  "\ufeff": "zero width no-break space",
  "\uffa0": "half-width Hangul filler",
};

/** Scripts that the languages of diplomacy are written in; others are named `Other`. Common and Inherited belong to all. */
const SCRIPTS = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Hebrew",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Thai",
  "Devanagari",
  "Armenian",
  "Georgian",
  "Ethiopic",
  "Bengali",
  "Cherokee",
] as const;
const BY_SCRIPT = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`^\\p{Script_Extensions=${script}}$`, "u") }));
/** Written together in one word by their own languages. */
const TOGETHER: readonly (readonly string[])[] = [
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Hangul"],
];
const WORD = /[\p{L}\p{M}\p{N}\u00ad\p{Join_Control}]+/gu;
const NEEDS_JOINERS = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Extended_Pictographic}\ufe0f]/u;

/**
 * Finds the characters of a text that may not be what they look like: bidirectional controls, invisible characters, words that mix
 * scripts, letters that pass for those of the word's or the text's main script, private-use and unassigned characters. Findings are
 * in order of place. For the app, before initialling: the fold knows a frozen list of invisible code points and nothing else.
 */
export function inspectCharacters(text: string): readonly CharacterFinding[] {
  const places = placesOf(text);
  const findings: CharacterFinding[] = [];
  const at = (
    from: number,
    characters: string,
  ): Pick<CharacterFinding, "from" | "length" | "codePoints" | "line" | "column"> => ({
    ...places.at(from),
    from,
    length: characters.length,
    codePoints: Array.from(
      characters,
      (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    ).join(" "),
  });
  for (const match of text.matchAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}\u2800]/gu)) {
    const [sign] = match;
    const bidi = BIDI[sign];
    const around = text.slice(Math.max(0, match.index - 2), match.index + 3);
    if (bidi !== undefined) findings.push({ ...at(match.index, sign), kind: "bidi", name: bidi });
    else if (/\p{Co}/u.test(sign)) findings.push({ ...at(match.index, sign), kind: "private", characters: sign });
    else if (/\p{Cn}/u.test(sign)) findings.push({ ...at(match.index, sign), kind: "unassigned", characters: sign });
    else if (sign === "\ufe0f" || ((sign === "\u200c" || sign === "\u200d") && NEEDS_JOINERS.test(around))) continue;
    else findings.push({ ...at(match.index, sign), kind: "invisible", name: INVISIBLE[sign] ?? "invisible character" });
  }
  const main = mainScript(text);
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (/^[\p{ASCII}]*$/u.test(word)) continue;
    const scripts = scriptsOf(word);
    if (scripts.length > 1 && !TOGETHER.some((group) => scripts.every((script) => group.includes(script)))) {
      findings.push({ ...at(match.index, word), kind: "mixedScript", characters: word, scripts });
    }
    findings.push(
      ...confusableLetters(word, scripts, main).map(({ offset, sign, looksLike }) => ({
        ...at(match.index + offset, sign),
        kind: "confusable" as const,
        characters: sign,
        looksLike,
      })),
    );
  }
  return findings.toSorted((a, b) => a.from - b.from);
}

/**
 * Letters that pass for another script's: all of them in a word that mixes scripts, or when the whole word passes for one of the
 * text's main script ("сор" in an English text). A Russian word in a Russian text is no finding.
 */
function confusableLetters(
  word: string,
  scripts: readonly string[],
  main: string | undefined,
): readonly { readonly offset: number; readonly sign: string; readonly looksLike: string }[] {
  const letters = lookalikes(word);
  const isMixed = scripts.length > 1;
  const isForeign = main !== undefined && !scripts.includes(main);
  const isStyled = (sign: string): boolean =>
    scriptsOf(sign).length === 0 || /[\u{1d400}-\u{1d7ff}\uff00-\uffef\u2100-\u214f]/u.test(sign);
  const passes =
    isForeign &&
    letters.length > 0 &&
    letters.every(({ sign, looksLike }) => looksLike !== undefined || /\p{N}|\p{M}/u.test(sign));
  const found: { offset: number; sign: string; looksLike: string }[] = [];
  for (const { offset, sign, looksLike } of letters) {
    if (looksLike === undefined || /^\p{ASCII}$/u.test(sign)) continue;
    const isOfMain = main !== undefined && scriptsOf(sign).includes(main) && !isStyled(sign);
    if ((isMixed && !isOfMain) || passes || (isStyled(sign) && /\p{L}|\p{N}/u.test(sign)))
      found.push({ offset, sign, looksLike });
  }
  return found;
}

interface Letter {
  readonly offset: number;
  readonly sign: string;
  /** Plain letters or digits that it looks like, if it does. */
  readonly looksLike: string | undefined;
}

function lookalikes(word: string): readonly Letter[] {
  const letters: Letter[] = [];
  let offset = 0;
  for (const sign of word) {
    const similar = confusables(sign)[0]?.similarTo;
    const looksLike =
      similar !== undefined && /^[\p{ASCII}]+$/u.test(similar) && similar.trim() !== "" ? similar : undefined;
    letters.push({ offset, sign, looksLike });
    offset += sign.length;
  }
  return letters;
}

function scriptsOf(word: string): readonly string[] {
  const scripts = new Set<string>();
  for (const sign of word) {
    if (/\p{Script=Common}|\p{Script=Inherited}/u.test(sign)) continue;
    scripts.add(BY_SCRIPT.find(({ pattern }) => pattern.test(sign))?.script ?? "Other");
  }
  return [...scripts];
}

/** The script most letters of the text are in. */
function mainScript(text: string): string | undefined {
  const counts = BY_SCRIPT.map(({ script }) => ({
    script,
    count: (text.match(new RegExp(`\\p{Script=${script}}`, "gu")) ?? []).length,
  }));
  const [first] = counts.toSorted((a, b) => b.count - a.count);
  return first === undefined || first.count === 0 ? undefined : first.script;
}
