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

/** Letters of what is left between two changes and too little to read by itself: "of the". */
const MOST_LETTERS = 8;

/**
 * A comparison as people read one: a word or two that happen to be left between two changed phrases are changed with them, so that each
 * side reads as it was written. What stands between mere brackets and signs stays, because there the brackets are the change.
 */
export function asPhrases(changes: readonly WordChange[]): readonly WordChange[] {
  const parts: { kind: "same" | "changed"; deleted: string; inserted: string }[] = [];
  for (const { kind, text } of changes) {
    const last = parts.at(-1);
    if (kind === "same") parts.push({ kind: "same", deleted: text, inserted: text });
    else if (last?.kind === "changed") last[kind] += text;
    else parts.push({ kind: "changed", deleted: "", inserted: "", [kind]: text });
  }
  const joined: typeof parts = [];
  parts.forEach((part, at) => {
    const [before, next] = [joined.at(-1), parts[at + 1]];
    const isBetween = part.kind === "same" && before?.kind === "changed" && next !== undefined;
    const isFolded = isBetween && isLittle(part.deleted) && isPhrase(before) && isPhrase(next);
    if (before !== undefined && (isFolded || (part.kind === "changed" && before.kind === "changed"))) {
      before.deleted += part.deleted;
      before.inserted += part.inserted;
    } else joined.push({ ...part });
  });
  return joined.flatMap(({ kind, deleted, inserted }): readonly WordChange[] => {
    if (kind === "same") return [{ kind, text: deleted }];
    return [
      ...(deleted === "" ? [] : [{ kind: "deleted" as const, text: deleted }]),
      ...(inserted === "" ? [] : [{ kind: "inserted" as const, text: inserted }]),
    ];
  });
}

const isLittle = (text: string): boolean =>
  !/[[\]［］{}]/u.test(text) && (text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0) <= MOST_LETTERS;
const isPhrase = ({ deleted, inserted }: { readonly deleted: string; readonly inserted: string }): boolean =>
  Math.max(...[deleted, inserted].map((text) => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0)) >= 3;

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
