import { createContext, use, useCallback, useSyncExternalStore } from "react";

/** What the margin speaks of: a bracket, a provision, or nothing. */
export type Selected =
  | { readonly is: "bracket"; readonly bracket: string; readonly node: string | null }
  | { readonly is: "provision"; readonly node: string }
  | { readonly is: "nothing" };

const NOTHING: Selected = { is: "nothing" };

/**
 * What is selected in a text, outside React's state: a text has thousands of brackets, and only the two that
 * gain and lose the selection are drawn again.
 */
export class Selection {
  readonly #listeners = new Set<() => void>();
  #selected: Selected = NOTHING;
  #written: string | null = null;
  #marked: readonly string[] = [];

  get now(): Selected {
    return this.#selected;
  }

  select(selected: Selected): void {
    this.#selected = selected;
    this.#say();
  }

  #say(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The provision that is being written on. */
  get written(): string | null {
    return this.#written;
  }

  /** Begins to write on a provision, or ends it with null. */
  write(node: string | null): void {
    this.#written = node;
    this.select(node === null ? this.#selected : { is: "provision", node });
  }

  /** Brackets that are marked, to act on several at once; in the order in which they were. */
  get marked(): readonly string[] {
    return this.#marked;
  }

  /** Marks a bracket, or takes its mark away. */
  mark(bracket: string): void {
    const without = this.#marked.filter((one) => one !== bracket);
    this.setMarked(without.length < this.#marked.length ? without : [...without, bracket]);
  }

  /** Marks these brackets and no others. */
  setMarked(brackets: readonly string[]): void {
    this.#marked = brackets;
    this.#say();
  }

  clear(): void {
    this.select(NOTHING);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

/** The selection of the text that is shown. */
export const SelectionContext = createContext(new Selection());

/** What is selected now. */
export function useSelected(): Selected {
  const selection = use(SelectionContext);
  return useSyncExternalStore(selection.subscribe, () => selection.now);
}

/** Whether this bracket is selected. */
export function useIsSelected(bracket: string): boolean {
  const selection = use(SelectionContext);
  const read = useCallback(
    () => selection.now.is === "bracket" && selection.now.bracket === bracket,
    [selection, bracket],
  );
  return useSyncExternalStore(selection.subscribe, read);
}

/** Whether any provision is being written on. */
export function useIsWriting(): boolean {
  const selection = use(SelectionContext);
  return useSyncExternalStore(selection.subscribe, () => selection.written !== null);
}

/** Whether this provision is being written on. */
export function useIsWritten(node: string): boolean {
  const selection = use(SelectionContext);
  const read = useCallback(() => selection.written === node, [selection, node]);
  return useSyncExternalStore(selection.subscribe, read);
}

/** The brackets that are marked. */
export function useMarked(): readonly string[] {
  const selection = use(SelectionContext);
  return useSyncExternalStore(selection.subscribe, () => selection.marked);
}

/** Whether this bracket is marked. */
export function useIsMarked(bracket: string): boolean {
  const selection = use(SelectionContext);
  const read = useCallback(() => selection.marked.includes(bracket), [selection, bracket]);
  return useSyncExternalStore(selection.subscribe, read);
}

/** Whether the margin speaks of this provision, or of something in it. */
export function useIsInHand(node: string): boolean {
  const selection = use(SelectionContext);
  const read = useCallback(() => selection.now.is !== "nothing" && selection.now.node === node, [selection, node]);
  return useSyncExternalStore(selection.subscribe, read);
}
