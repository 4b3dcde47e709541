import type { Manuscript, ManuscriptBracket } from "../manuscript.ts";

/** How Word shows brackets: as tracked changes with their holders as authors, or as characters only. */
export type DocxStyle = "tracked" | "brackets";

/** Follows which brackets are open while runs are written, and under whose tracked change they stand. */
export interface HeldBrackets {
  readonly open: (bracket: number) => void;
  readonly close: (bracket: number) => void;
  /** The bracket whose change the next run belongs to: the outermost open one that somebody holds. Word nests no insertions. */
  readonly current: () => ManuscriptBracket | undefined;
  /** Whether a bracket is shown by its change, so that its holders need no words. */
  readonly isTracked: (bracket: number) => boolean;
  /** Whether a bracket's own characters are written: all but those of a change that no file typed and that stands alone. */
  readonly isDrawn: (bracket: number) => boolean;
}

/** Starts with no bracket open; nothing is tracked in the style `brackets`. */
export function heldBrackets({ brackets }: Manuscript, style: DocxStyle): HeldBrackets {
  const open: number[] = [];
  const isHeld = (bracket: number): boolean => style === "tracked" && hasHolder(brackets[bracket]);
  let tracked: number | undefined;
  return {
    open(bracket) {
      open.push(bracket);
      if (tracked === undefined && isHeld(bracket)) tracked = bracket;
    },
    close(bracket) {
      const at = open.lastIndexOf(bracket);
      if (at >= 0) open.splice(at, 1);
      if (tracked === bracket && !open.includes(bracket)) tracked = open.find(isHeld);
    },
    current: () => (tracked === undefined ? undefined : brackets[tracked]),
    isTracked: (bracket) => tracked === bracket,
    isDrawn(bracket) {
      const own = brackets[bracket];
      return tracked !== bracket || own === undefined || own.typed || own.group !== undefined;
    },
  };
}

/** Whether a bracket becomes a tracked change: somebody puts its words forward, or their deletion. */
function hasHolder(bracket: ManuscriptBracket | undefined): boolean {
  if (bracket === undefined) return false;
  return bracket.change !== "bracket" || bracket.holders.some(({ stance }) => stance === "for");
}

/** Whom Word names as the author of a bracket's change: its holders. */
export function authorOf({ holders, change }: ManuscriptBracket): string {
  const names = holders.filter(({ stance }) => stance === "for" || change === "delete").map(({ name }) => name);
  return names.length === 0 ? "unclaimed" : names.join(", ");
}

/** Words as a run holds them: XML knows no other control characters, and a line separator is a space between words. */
export function runText(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/gv, "\uFFFD")
    .replaceAll(/[\u2028\n\r]+/gu, " ");
}
