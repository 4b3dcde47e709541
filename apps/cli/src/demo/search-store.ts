import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/**
 * Searches every file below a folder for each word, as UTF-8 and as UTF-16, in lower case, upper case and
 * capitalised, and in any case where the letters are ASCII. Returns the words found: what a host who owns the
 * disk could read.
 */
export function wordsFoundIn(folder: string, words: Iterable<string>): readonly string[] {
  const wanted = [...words].map((word) => ({ word, forms: formsOf(word) }));
  const found = new Set<string>();
  for (const file of filesBelow(folder)) {
    const bytes = folded(readFileSync(file));
    for (const { word, forms } of wanted) {
      if (!found.has(word) && forms.some((form) => bytes.includes(form))) found.add(word);
    }
  }
  return [...found];
}

/** Bytes as text of one character each, so folded that ASCII letters compare without their case. */
function folded(bytes: Buffer): string {
  return bytes.toString("latin1").toLowerCase();
}

/** A word's bytes in every encoding and case that a store could hold it in, folded as the files are. */
function formsOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const upper = word.toUpperCase();
  const cases = new Set([word, lower, upper, upper.slice(0, 1) + lower.slice(1)]);
  return [...cases].flatMap((one) => [folded(Buffer.from(one, "utf8")), folded(Buffer.from(one, "utf16le"))]);
}

/**
 * What of a text to look for: its words of eight letters and more, and each two words that
 * follow each other, with what stands between them. Shorter words turn up by chance in base64, of which a
 * node's files are full (signed notes); a space never does.
 */
export function tellingParts(text: string): readonly string[] {
  const words = [...text.matchAll(/\p{L}+/gu)];
  const pairs = words.slice(1).flatMap(({ 0: word, index }, before) => {
    const pair = text.slice(words[before]?.index, index + word.length);
    return pair.length >= 8 && !pair.includes("\n") ? [pair] : [];
  });
  return [...words.flatMap(({ 0: word }) => (word.length >= 8 ? [word] : [])), ...pairs];
}
