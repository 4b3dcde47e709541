import { useSyncExternalStore } from "react";

/** What the buttons below an editor depend on. */
export interface WrittenFace {
  /** Whether anything was typed. */
  readonly isTyped: boolean;
  /** Whether brackets are among what was typed. */
  readonly hasSigns: boolean;
  /** Whether the provision could be divided where the cursor stands. */
  readonly mayDivide: boolean;
  readonly isKept: boolean;
}

/** Holds it outside React's state: a key that changes nothing of it draws nothing but its ink. */
export class Written {
  readonly #listeners = new Set<() => void>();
  #now: WrittenFace = { isTyped: false, hasSigns: false, mayDivide: false, isKept: true };

  get now(): WrittenFace {
    return this.#now;
  }

  set(change: Partial<WrittenFace>): void {
    const after = { ...this.#now, ...change };
    const { isTyped, hasSigns, mayDivide, isKept } = this.#now;
    if (
      isTyped === after.isTyped &&
      hasSigns === after.hasSigns &&
      mayDivide === after.mayDivide &&
      isKept === after.isKept
    )
      return;
    this.#now = after;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

/** One thing that the buttons depend on, kept true. */
export function useWritten<K extends keyof WrittenFace>(written: Written, name: K): WrittenFace[K] {
  return useSyncExternalStore(written.subscribe, () => written.now[name]);
}
