import { createContext, use, useCallback, useSyncExternalStore } from "react";

/** The weightiest of what one's own side noted on a provision. */
export type NoteMark = "red-line" | "instruction" | "note";

/**
 * What this side alone sees beside the provisions: where its notes are pinned, where this device keeps a draft. Outside React's
 * state, so that only the provisions that gain or lose a mark are drawn again.
 */
export class Marks {
  readonly #listeners = new Set<() => void>();
  #notes: ReadonlyMap<string, NoteMark> = new Map();
  #drafts: ReadonlySet<string> = new Set();

  noteOn(node: string): NoteMark | null {
    return this.#notes.get(node) ?? null;
  }

  hasDraft(node: string): boolean {
    return this.#drafts.has(node);
  }

  setNotes(notes: ReadonlyMap<string, NoteMark>): void {
    this.#notes = notes;
    this.#say();
  }

  setDrafts(drafts: ReadonlySet<string>): void {
    this.#drafts = drafts;
    this.#say();
  }

  /** Something of a draft on a provision was kept, or there is none any more. */
  setDraft(node: string, isThere: boolean): void {
    if (this.#drafts.has(node) === isThere) return;
    const others = [...this.#drafts].filter((one) => one !== node);
    this.setDrafts(new Set(isThere ? [...others, node] : others));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #say(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The marks of the text that is shown. */
export const MarksContext = createContext(new Marks());

/** What is noted on a provision, at its weightiest; null for nothing. */
export function useNoteMark(node: string): NoteMark | null {
  const marks = use(MarksContext);
  return useSyncExternalStore(
    marks.subscribe,
    useCallback(() => marks.noteOn(node), [marks, node]),
  );
}

/** Whether this device keeps a draft on a provision. */
export function useHasDraft(node: string): boolean {
  const marks = use(MarksContext);
  return useSyncExternalStore(
    marks.subscribe,
    useCallback(() => marks.hasDraft(node), [marks, node]),
  );
}
