import { useSyncExternalStore } from "react";

import { type LanguageTag, firstLanguage } from "../messages/languages.ts";

/** What a reader has chosen for this browser: it holds for every seat here and is told to nobody. */
export interface Preferences {
  readonly language: LanguageTag;
  readonly appearance: "system" | "light" | "dark";
  /** Whether single keys do things (WCAG 2.1.4: they can be switched off). */
  readonly hasKeys: boolean;
}

const NAME = "longtable/preferences";
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  const kept = fieldsOf(localStorage.getItem(NAME));
  const { language, appearance, hasKeys } = kept;
  return {
    language: firstLanguage(typeof language === "string" ? language : null, navigator.languages),
    appearance: appearance === "light" || appearance === "dark" ? appearance : "system",
    hasKeys: hasKeys !== false,
  };
}

function fieldsOf(text: string | null): { readonly [name in keyof Preferences]?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Changes some of them, here and in the browser's other tabs. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(NAME, JSON.stringify(current));
  for (const listener of listeners) listener();
}

globalThis.addEventListener("storage", ({ key }) => {
  if (key !== NAME) return;
  current = read();
  for (const listener of listeners) listener();
});

/** The reader's preferences, kept true. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}
