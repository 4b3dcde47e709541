import { useSyncExternalStore } from "react";

/** What the buttons below an editor depend on. */
export interface WrittenFace {
  /** Whether anything was typed. */
  readonly isTyped: boolean;
  /** Whether brackets are among what was typed. */
  readonly hasSigns: boolean;
  /** Whether the provision could be divided where the cursor stands. */
  readonly mayDivide: boolean;
  /** Whether words that stand are chosen, on which one could reserve. */
  readonly mayReserve: boolean;
}

/**
 * Holds it outside React's state, so that a key which changes nothing of it draws nothing but its ink; and what does change
 * is told once that ink is on the screen. Whether the draft is kept is told at once: what a page says of that must hold.
 */
export class Written {
  readonly #listeners = new Set<() => void>();
  readonly #keptListeners = new Set<() => void>();
  #now: WrittenFace = { isTyped: false, hasSigns: false, mayDivide: false, mayReserve: false };
  #isKept = true;
  #isDue = false;

  get now(): WrittenFace {
    return this.#now;
  }

  set(change: Partial<WrittenFace>): void {
    const after = { ...this.#now, ...change };
    const before = this.#now;
    if (
      before.isTyped === after.isTyped &&
      before.hasSigns === after.hasSigns &&
      before.mayDivide === after.mayDivide &&
      before.mayReserve === after.mayReserve
    )
      return;
    this.#now = after;
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isDue = false;
        for (const listener of this.#listeners) listener();
      }),
    );
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  setKept(isKept: boolean): void {
    if (this.#isKept === isKept) return;
    this.#isKept = isKept;
    for (const listener of this.#keptListeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly subscribeKept = (listener: () => void): (() => void) => {
    this.#keptListeners.add(listener);
    return () => void this.#keptListeners.delete(listener);
  };
}

/** What the buttons depend on, kept true. */
export function useWritten(written: Written): WrittenFace {
  return useSyncExternalStore(written.subscribe, () => written.now);
}
