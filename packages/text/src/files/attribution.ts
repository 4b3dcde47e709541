import type { Range } from "./draft.ts";
import { isDelegationName, isKnownDelegation } from "./delegation-names.ts";

/** A delegation that bracketed words are attributed to in a file. Alleged: it makes nobody a holder. */
export interface Alleged {
  readonly name: string;
  readonly stance: "for" | "against" | "reserves";
  /** Set where the file says that the words are to be deleted. */
  readonly deletes?: true;
}

/** Words of a bracket and whom the file attributes them to; `label` is the attribution itself, which is no word of the text. */
export interface AttributedPart {
  readonly alleged: readonly Alleged[];
  readonly label: Range;
  readonly words: Range;
}

const VERBS =
  "propos(?:es?|als?|ed|ing)|suggests?|supports?|prefers?|requests?|adds?|insists?|opposes?|objects?|deletes?|reserves?|does not accept|do not accept|cannot accept|reservation|scrutiny reservation|position|предлага(?:ет|ют)|возража(?:ет|ют)|поддержива(?:ет|ют)";
const AGAINST = /oppos|object|delet|not accept|возраж/iu;
const RESERVES = /reserv/iu;
/** One name or a list of them, as written; {@link namesIn} takes it apart. One class of signs, so that no words make the search go back and forth. */
const NAMES = "(?<names>[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}&+.,/'’()\\s-]{0,400}?)";
const NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}&+.'’() -]{0,58}";
const SPLIT = /\s*(?:[,/;]|\s(?:and|et|y|&)\s)\s*/u;
const PREFIX = new RegExp(
  `^\\s*(?<by>(?:proposal|proposed|text|language|amendment|alternative)\\s+(?:by|from|of)\\s+)?${NAMES}(?:['’]s?)?(?<verb>\\s+(?:${VERBS})(?:\\s+to\\s+\\w+)?)?\\s*[:：]\\s*`,
  "iu",
);
const RESERVATION = new RegExp(
  `^\\s*${NAMES}(?:\\s+(?:has|have)\\s+(?:entered|placed)\\s+an?)?\\s+(?<verb>(?:scrutiny\\s+)?reserv(?:es?|ed|ations?)|opposes?|objects?)\\b[^[\\]]{0,60}$`,
  "iu",
);
const SIGN = /[\s,;]+(?<sign>[+−–-])\s?(?=[\p{L}\p{N}])/gu;
const SIGNED_NAME = new RegExp(`^${NAME}$`, "u");
const TRAILING = new RegExp(`\\s*[(–—-]\\s*(?:proposal|proposed|text)?\\s*(?:by|from)\\s+${NAMES}\\)?\\s*$`, "iu");
const BRACED = new RegExp(`\\s*\\(\\s*${NAMES}\\s*\\)\\s*$`, "u");

/** For whom somebody speaks besides: kept with the name. */
const FOR_OTHERS =
  /[\s,(]+(?:also\s+)?(?:(?:speaking\s+)?on\s+behalf\s+of|speaking\s+for|for\s+and\s+on\s+behalf\s+of)\s[^;]*$/iu;
const SUPPORTED = /[\s,(]+(?:supported|seconded|joined|backed)\s+by\s+/iu;

/** Attributions are short: those before the words stand in so many units, those after them as well. */
const REACH = 600;

/**
 * Reads whom the words of a bracket are attributed to: `[US: shall]`, `[A, B propose: …; C oppose: …]`, `[shall -US, +EU]`,
 * `[shall – proposed by X]`, `[shall (US)]`, `[X reserves]`. Undefined when they are attributed to nobody. `words` are the
 * bracket's own, inner brackets included; places are relative to it.
 */
export function readAttribution(
  words: string,
  delegations: readonly string[] = [],
): readonly AttributedPart[] | undefined {
  return (
    prefixedAndSigned(words, delegations) ??
    signed(words, delegations) ??
    trailing(words, delegations) ??
    reserved(words, delegations)
  );
}

/** Whose reservation a footnote records: "X reserves its position on this paragraph". */
export function readReservation(words: string, delegations: readonly string[] = []): readonly Alleged[] | undefined {
  if (!RESERVES.test(words)) return undefined;
  const before =
    /^\s*(?:reservation\s+(?:by|of|from)\s+(?<after>[^.;:]{2,120})|(?<names>[^.;:]{2,120}?)\s+(?:has\s+|have\s+|wishes\s+to\s+|wish\s+to\s+)?(?:(?:entered|placed|maintains?|enters?)\s+an?\s+)?(?:general\s+|scrutiny\s+)?reserv)/iu.exec(
      words,
    );
  const names = namesIn(before?.groups?.["names"] ?? before?.groups?.["after"] ?? "", delegations, false);
  return names?.map((name) => ({ name, stance: "reserves" }));
}

/** `[US: shall -China]`: who puts it forward before the words, who opposes it after them. */
function prefixedAndSigned(words: string, delegations: readonly string[]): readonly AttributedPart[] | undefined {
  const parts = prefixed(words, delegations);
  const [only] = parts ?? [];
  if (parts?.length !== 1 || only === undefined) return parts;
  const [end] = signed(words.slice(only.words.from), delegations) ?? [];
  if (end === undefined) return parts;
  const from = only.words.from + end.label.from;
  return [
    { ...only, words: { from: only.words.from, to: from } },
    { alleged: end.alleged, label: { from, to: words.length }, words: { from, to: from } },
  ];
}

function prefixed(words: string, delegations: readonly string[]): readonly AttributedPart[] | undefined {
  if (!PREFIX.test(words.slice(0, REACH))) return undefined;
  const parts: AttributedPart[] = [];
  let at = 0;
  for (const segment of segments(words)) {
    const match = PREFIX.exec(words.slice(segment.from, Math.min(segment.to, segment.from + REACH)));
    const names =
      match === null
        ? undefined
        : namesIn(
            match.groups?.["names"] ?? "",
            delegations,
            match.groups?.["verb"] === undefined && match.groups?.["by"] === undefined,
          );
    if (match === null || names === undefined) {
      const last = parts.at(-1);
      if (last === undefined) return undefined;
      // Not a new attribution: the words go on after a semicolon of their own.
      parts[parts.length - 1] = { ...last, words: { from: last.words.from, to: segment.to } };
    } else {
      const verb = match.groups?.["verb"] ?? "";
      const stance = AGAINST.test(verb) ? "against" : RESERVES.test(verb) ? "reserves" : "for";
      const end = segment.from + match[0].length;
      parts.push({
        alleged: names.map((name) => ({ name, stance, ...(/delet/iu.test(verb) ? { deletes: true as const } : {}) })),
        label: { from: at, to: end },
        words: { from: end, to: segment.to },
      });
    }
    at = segment.to;
  }
  return parts.length === 0 ? undefined : parts;
}

/** Stretches between semicolons that stand in no inner bracket. */
function segments(words: string): readonly Range[] {
  const found: Range[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const sign = words[at] ?? "";
    if ("[［{(".includes(sign)) depth += 1;
    else if ("]］})".includes(sign)) depth -= 1;
    else if (sign === ";" && depth === 0) {
      found.push({ from, to: at });
      from = at + 1;
    }
  }
  if (from < words.length || found.length === 0) found.push({ from, to: words.length });
  return found;
}

function signed(words: string, delegations: readonly string[]): readonly AttributedPart[] | undefined {
  const tailFrom = Math.max(0, words.length - REACH);
  const alleged: Alleged[] = [];
  let from = words.length;
  // From the end: as many signed names as there are, up to the first words that are none.
  for (const match of [...words.slice(tailFrom).matchAll(SIGN)].toReversed()) {
    const at = tailFrom + match.index;
    const name = words.slice(at + match[0].length, from).replace(/[\s,;]+$/u, "");
    if (!SIGNED_NAME.test(name) || !isDelegationName(name, delegations)) break;
    alleged.unshift({ name, stance: match.groups?.["sign"] === "+" ? "for" : "against" });
    from = at;
  }
  return attributed(words, from, alleged);
}

function trailing(words: string, delegations: readonly string[]): readonly AttributedPart[] | undefined {
  const tailFrom = Math.max(0, words.length - REACH);
  const tail = words.slice(tailFrom);
  const by = TRAILING.exec(tail);
  const match = by ?? BRACED.exec(tail);
  const names = namesIn(match?.groups?.["names"] ?? "", delegations, by === null);
  if (match === null || names === undefined || tailFrom + match.index === 0) return undefined;
  if (by === null && !names.every((name) => isKnownDelegation(name, delegations))) return undefined;
  return attributed(
    words,
    tailFrom + match.index,
    names.map((name) => ({ name, stance: "for" })),
  );
}

function reserved(words: string, delegations: readonly string[]): readonly AttributedPart[] | undefined {
  const match = words.length > REACH ? null : RESERVATION.exec(words);
  const names = namesIn(match?.groups?.["names"] ?? "", delegations, true);
  if (match === null || names === undefined) return undefined;
  const stance = RESERVES.test(match.groups?.["verb"] ?? "") ? "reserves" : "against";
  return [
    {
      alleged: names.map((name) => ({ name, stance })),
      label: { from: 0, to: words.length },
      words: { from: words.length, to: words.length },
    },
  ];
}

function attributed(
  words: string,
  labelFrom: number,
  alleged: readonly Alleged[],
): readonly AttributedPart[] | undefined {
  if (alleged.length === 0) return undefined;
  return [{ alleged, label: { from: labelFrom, to: words.length }, words: { from: 0, to: labelFrom } }];
}

/** Splits a list of names; undefined unless each is one. Where the wording says who proposes, names unknown here are taken as written. */
function namesIn(list: string, delegations: readonly string[], mustBeKnown: boolean): readonly string[] | undefined {
  if (isDelegationName(list, delegations)) return [list.trim().replace(/^the\s+/iu, "")];
  const aside = FOR_OTHERS.exec(list)?.[0] ?? "";
  const names = list
    .slice(0, list.length - aside.length)
    .replace(SUPPORTED, ", ")
    .split(SPLIT)
    .map((name) => unbraced(name.replace(/^(?:and|the)\s+/iu, "").trim()))
    .filter((name) => name !== "");
  const isName = (name: string): boolean =>
    isDelegationName(name, delegations) ||
    (!mustBeKnown &&
      /^\p{Lu}[\p{L}\p{M}\p{N}.'’-]*(?:\s+(?:of|the|de|[\p{Lu}(][\p{L}\p{M}.'’()-]*)){0,5}$/u.test(name));
  if (names.length === 0 || !names.every(isName)) return undefined;
  return names.map((name, at) => (at === names.length - 1 ? `${name}${aside.trimEnd()}` : name));
}

/** Without the end of an aside that began before the name. */
function unbraced(name: string): string {
  return name.endsWith(")") && !name.includes("(") ? name.slice(0, -1).trim() : name;
}
