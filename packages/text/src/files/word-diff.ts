import { diffArrays } from "diff";

/** A stretch of words that both sides have, or one has. */
export interface WordChange {
  readonly kind: "same" | "inserted" | "deleted";
  readonly text: string;
}

const WORD = /[[\]［］{}]|\s+|[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/** Words, brackets, signs and spaces, in order; joined they are the text again. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/**
 * Compares two texts word by word (Myers' algorithm, by jsdiff). What both begin and end with is set aside first, which is most of it in
 * a draft's next version. A lone space between two changes belongs to them, so that changed phrases read as phrases.
 */
export function compareWords(before: string, after: string): readonly WordChange[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  return compareWordLists(wordsOf(before), wordsOf(after));
}

/** The same for words that were parted already. */
export function compareWordLists(a: readonly string[], b: readonly string[]): readonly WordChange[] {
  const longest = Math.min(a.length, b.length);
  let start = 0;
  while (start < longest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < longest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const changes: WordChange[] = [];
  if (start > 0) changes.push({ kind: "same", text: a.slice(0, start).join("") });
  for (const { added, removed, value } of diffArrays(a.slice(start, a.length - end), b.slice(start, b.length - end))) {
    changes.push({ kind: added ? "inserted" : removed ? "deleted" : "same", text: value.join("") });
  }
  if (end > 0) changes.push({ kind: "same", text: a.slice(a.length - end).join("") });
  return joinPhrases(changes);
}

function joinPhrases(changes: readonly WordChange[]): readonly WordChange[] {
  const joined: WordChange[] = [];
  let deleted = "";
  let inserted = "";
  const flush = (): void => {
    if (deleted !== "") joined.push({ kind: "deleted", text: deleted });
    if (inserted !== "") joined.push({ kind: "inserted", text: inserted });
    deleted = "";
    inserted = "";
  };
  changes.forEach((change, at) => {
    const isBetween = deleted + inserted !== "" && changes[at + 1] !== undefined && /^\s+$/u.test(change.text);
    if (change.kind === "deleted") deleted += change.text;
    else if (change.kind === "inserted") inserted += change.text;
    else if (isBetween) {
      deleted += change.text;
      inserted += change.text;
    } else {
      flush();
      joined.push(change);
    }
  });
  flush();
  return joined;
}
