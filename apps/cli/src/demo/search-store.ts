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
 * Searches every file below a folder for each word, as UTF-8 and as UTF-16, whatever its case in ASCII.
 * Returns the words found: what a host who owns the disk could read.
 */
export function wordsFoundIn(folder: string, words: Iterable<string>): readonly string[] {
  const wanted = [...words];
  const found = new Set<string>();
  for (const file of filesBelow(folder)) {
    const bytes = readFileSync(file);
    const folded = bytes.toString("latin1").toLowerCase();
    for (const word of wanted) {
      if (found.has(word)) continue;
      const asUtf8 = Buffer.from(word.toLowerCase(), "utf8").toString("latin1");
      const asUtf16 = Buffer.from(word.toLowerCase(), "utf16le").toString("latin1");
      if (folded.includes(asUtf8) || folded.includes(asUtf16)) found.add(word);
    }
  }
  return [...found];
}

/** The words of more than four letters in a text, in lower case. */
export function longWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word);
}
