import type { Messages } from "./message.ts";

/** A language that the app speaks. `name` is what it calls itself. */
export interface Language {
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  load(): Promise<Messages>;
}

/** Every language by its tag. A further one is a folder beside these and a line here. */
export const LANGUAGES = {
  en: { name: "English", direction: "ltr", load: async () => (await import("./en/index.ts")).en },
  fr: { name: "Français", direction: "ltr", load: async () => (await import("./fr/index.ts")).fr },
  ru: { name: "Русский", direction: "ltr", load: async () => (await import("./ru/index.ts")).ru },
} as const satisfies Readonly<Record<string, Language>>;
export type LanguageTag = keyof typeof LANGUAGES;

/** Whether the app speaks a language, by its tag. */
export function isLanguage(tag: string): tag is LanguageTag {
  return Object.hasOwn(LANGUAGES, tag);
}

/** The reader's own variant of a language, such as `en-GB`: days and numbers are written as it has them. */
export function regionalTag(language: LanguageTag, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}

/** Which way a page in this language runs, by any tag of it. */
export function directionOf(locale: string): Language["direction"] {
  const [language = ""] = locale.toLowerCase().split("-");
  return isLanguage(language) ? LANGUAGES[language].direction : "ltr";
}

/** The language to begin in: the one chosen here before, else the reader's first that the app speaks. */
export function firstLanguage(chosen: string | null, wanted: readonly string[]): LanguageTag {
  if (chosen !== null && isLanguage(chosen)) return chosen;
  for (const tag of wanted) {
    const [language = ""] = tag.toLowerCase().split("-");
    if (isLanguage(language)) return language;
  }
  return "en";
}
