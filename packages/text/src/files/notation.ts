import { isDelegationName } from "./delegation-names.ts";
import type { Holder, Inline, Manuscript, ManuscriptBracket, ManuscriptNote } from "./manuscript.ts";

/** How a format writes what is not plain: everything a writer must decide about one item. */
export interface Notation {
  readonly words: (text: string) => string;
  readonly literal: (text: string) => string;
  readonly footnote: (mark: string) => string;
}

/** Finds a comment by its mark. */
function commentOf({ notes }: Manuscript, mark: string): ManuscriptNote | undefined {
  return notes.find((note) => note.kind === "comment" && note.mark === mark);
}

/**
 * Writes items in bracket notation: `[words]`, `[US: words]` for words that US puts forward, `[words -US]` for words whose deletion US
 * proposes. Brackets that were typed are written as they were, with their attribution.
 */
export function writeInlines(inlines: readonly Inline[], manuscript: Manuscript, notation: Notation): string {
  const { brackets } = manuscript;
  let written = "";
  for (const inline of inlines) {
    switch (inline.kind) {
      case "words":
      case "attribution":
      case "ref":
        written += notation.words(inline.text);
        break;
      case "literal":
        written += notation.literal(inline.text);
        break;
      case "open":
        written += `[${notation.words(prefixOf(brackets[inline.bracket]))}`;
        break;
      case "close":
        written += `${notation.words(suffixOf(brackets[inline.bracket]))}]`;
        break;
      case "mark":
        written += inline.sign;
        break;
      case "noteOpen":
        written += "{";
        break;
      case "noteClose":
        written += "}";
        break;
      case "footnote":
        written += notation.footnote(inline.mark);
        break;
      case "comment": {
        const comment = commentOf(manuscript, inline.mark);
        const author = comment?.author ?? "";
        const words = comment === undefined ? "" : writeInlines(comment.body, manuscript, notation);
        written += comment === undefined ? "" : ` {${author === "" ? "" : `${notation.words(author)}: `}${words}}`;
        break;
      }
      default:
        inline satisfies never;
    }
  }
  return written;
}

/** What stands after an opening bracket that a writer puts: the names of those who put the words forward, delete them or reserve on them. */
export function prefixOf(bracket: ManuscriptBracket | undefined): string {
  if (bracket === undefined || (bracket.typed && bracket.isUnnamed !== true)) return "";
  const names = namesOf(bracket.holders, "for");
  if (bracket.change === "delete") return names === "" ? "" : `${names} deletes: `;
  if (bracket.holders.length > 0 && bracket.holders.every(({ stance }) => stance === "reserves"))
    return `${namesOf(bracket.holders, "reserves")} reserves: `;
  if (names === "") return "";
  // A name that no reader would know says that it is one by its verb.
  const isKnown = bracket.holders.every(({ name, stance }) => stance !== "for" || isDelegationName(name));
  return isKnown ? `${names}: ` : `${names} proposes: `;
}

/** What stands before a closing bracket that a writer puts: the names of those who oppose the words. */
export function suffixOf(bracket: ManuscriptBracket | undefined): string {
  if (bracket === undefined || bracket.typed) return "";
  const against = bracket.holders.filter(({ stance }) => stance === "against");
  return against.length === 0 ? "" : ` ${against.map(({ name }) => `-${name}`).join(", ")}`;
}

function namesOf(holders: readonly Holder[], stance: Holder["stance"]): string {
  return holders
    .filter((holder) => holder.stance === stance)
    .map(({ name }) => name)
    .join(", ");
}

/** The names of a bracket's holders as one line: `US, EU; against: China`. Empty when nobody is named. */
export function holdersLine({ holders }: ManuscriptBracket): string {
  const parts = [namesOf(holders, "for")];
  const against = namesOf(holders, "against");
  const reserves = namesOf(holders, "reserves");
  if (against !== "") parts.push(`against: ${against}`);
  if (reserves !== "") parts.push(`reserves: ${reserves}`);
  return parts.filter((part) => part !== "").join("; ");
}
