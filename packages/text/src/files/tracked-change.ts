import type { Change } from "./draft.ts";

/**
 * A file's tracked changes, each as its author made it: Word cuts one change into many where runs, paragraphs or its own bookkeeping
 * part it. Changes of one sort by one hand on one date that touch are one. In order of place, outer ones first.
 */
export function wholeChanges(changes: readonly Change[]): readonly Change[] {
  const whole: Change[] = [];
  const endingAt = new Map<string, number>();
  const keyOf = ({ kind, author, date = "", move = "" }: Change, at: number): string =>
    JSON.stringify([kind, author, date, move, at]);
  for (const change of changes.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (change.to <= change.from) continue;
    const index = endingAt.get(keyOf(change, change.from));
    const before = index === undefined ? undefined : whole[index];
    if (index === undefined || before === undefined) {
      endingAt.set(keyOf(change, change.to), whole.length);
      whole.push(change);
      continue;
    }
    whole[index] = { ...before, to: change.to };
    endingAt.delete(keyOf(change, change.from));
    endingAt.set(keyOf(change, change.to), index);
  }
  return whole.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** Whether a change takes words away. */
export function isDeletion({ kind }: Change): boolean {
  return kind === "delete" || kind === "moveFrom";
}
