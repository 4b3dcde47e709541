import type { Range } from "./draft.ts";

const BLANK =
  /^\s*(?:[xXyYzZnN]{1,4}|\.{2,}|…+|_{1,}|-{2,}|#{2,}|\*{2,}|(?:19|20)[xXyY_#-]{2}|(?:tbd|tbc|tba|to be (?:determined|decided|agreed|completed|confirmed|elaborated|developed|inserted|filled in|specified))\b.*|(?:date|number|amount|name|place|year|title|figure|percentage)|insert\b.*)?\s*$/isu;
const NAMED =
  /^[\s*_"“'.,;:-]*(?:place\s?holder|\p{L}+ place\s?holder|marcador|espacio reservado|à compléter|à insérer)/iu;
const BARE = /_{3,}|#{3,}(?!\w)|\b[xX]{3,}\b|\b(?:19|20)[xX]{2}\b|\b[Xx]{2}(?=\s*(?:per cent|%|months|years|days))/gu;

/** Whether the words of a bracket or a note hold a place for words to come: `[x]`, `[20XX]`, `[…]`, `[ ]`, `{Placeholder for preamble}`. */
export function isPlaceholder(words: string): boolean {
  return BLANK.test(words) || NAMED.test(words);
}

/** Places held open without a bracket: `____`, `###`, `XXX`, `20XX`. */
export function barePlaceholders(words: string): readonly Range[] {
  return [...words.matchAll(BARE)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
