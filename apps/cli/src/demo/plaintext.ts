import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { startNode } from "@longtable/node";
import { readControl, readEntry } from "@longtable/protocol";

import { tellingParts, wordsFoundIn } from "./search-store.ts";

/** Everything said, by the door it was said behind. */
export interface Said {
  /** Behind closed doors: acts, and words off the record. */
  readonly closed: readonly unknown[];
  /** In the press room, which is open to all. */
  readonly open: readonly unknown[];
  /** Random words said behind closed doors: nothing else can put them onto a disk. */
  readonly canaries: readonly string[];
}

/** What a search of the node's files came to. */
export interface PlaintextSearch {
  /** How many words and pairs of words were looked for. */
  readonly words: number;
  /** Those that the node's files hold in clear. */
  readonly found: readonly string[];
}

/**
 * Searches a stopped node's files for the words said behind closed doors. Left out are words that stand in a
 * node's files whatever is said (its schema, its log's own lines, the fields of control entries) and those
 * said in public too. The same search must find every word in an opened copy: else it proves nothing, and throws.
 */
export async function searchPlaintext(
  nodeFolder: string,
  workFolder: string,
  said: Said,
  entries: readonly Uint8Array[],
): Promise<PlaintextSearch> {
  const opened = said.closed.flatMap(textsIn);
  const open = said.open.flatMap(textsIn).map((text) => text.toLowerCase());
  const known = [...(await textsOfAnyNode(workFolder, entries)), ...open];
  const words = new Set(
    [...opened.flatMap(tellingParts), ...said.canaries].filter(
      (word) => !known.some((text) => text.includes(word.toLowerCase())),
    ),
  );
  const copy = join(workFolder, "opened");
  mkdirSync(copy);
  writeFileSync(join(copy, "opened.txt"), [...opened, ...said.canaries].join("\n"));
  if (wordsFoundIn(copy, words).length !== words.size) {
    throw new Error("The search does not find what it must find in an opened copy.");
  }
  return { words: words.size, found: wordsFoundIn(nodeFolder, words) };
}

/** Every text in a value, field names left out. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, field]) => (name === "type" ? [] : textsIn(field)));
}

/** Texts that stand in a node's files whatever is said, in lower case. */
async function textsOfAnyNode(folder: string, entries: readonly Uint8Array[]): Promise<readonly string[]> {
  const emptyFolder = join(folder, "empty");
  const logFile = join(emptyFolder, "node.log");
  const empty = await startNode({ dataFolder: emptyFolder, host: "127.0.0.1", port: 0, logFile });
  await empty.close();
  const files = ["store.sqlite", "node.log"].map((file) => readFileSync(join(emptyFolder, file), "latin1"));
  // Fields of the statements that control entries carry.
  const texts = new Set([...files, "delegation", "dialogue", "appointments"]);
  for (const bytes of entries) {
    const entry = readEntry(bytes);
    if (entry.form !== "control") continue;
    const said = readControl(entry);
    for (const text of [...Object.keys(said), ...textsIn(said), said.kind]) texts.add(text);
  }
  return [...texts].map((text) => text.toLowerCase());
}
