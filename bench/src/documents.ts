import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import {
  type Comparison,
  type TabledText,
  compareDocuments,
  convertDocument,
  readDocument,
  tabledOf,
  writeTabled,
} from "@longtable/text";
import { diffWords } from "diff";
import DiffMatchPatch from "diff-match-patch";

import { type Row, row, unmeasured } from "./result.ts";

const TEXTS = fileURLToPath(new URL("../../../shared/texts", import.meta.url));
const GENEVA = "geneva-negotiating-text-2015-02-12.txt";
const EARLIER = "paris-draft-2015-23-oct.md";
const LATER = "paris-draft-2015-9-dec.md";
const RUNS = 5;
/** The words of a first page. */
const PAGE = 400;

/** Reading, writing and comparing real drafts as files. Where the drafts are not there, a sentence says so, and nothing is judged. */
export async function benchDocuments(isQuick: boolean): Promise<readonly Row[]> {
  const missing = [GENEVA, EARLIER, LATER].filter((name) => !existsSync(join(TEXTS, name)));
  if (missing.length > 0) {
    console.log(`  Files are not measured: put ${missing.join(", ")} into ${TEXTS}, where they are read from.`);
    return [
      unmeasured("read the Geneva text", "<=25"),
      unmeasured("read it and show its first page's wording", "<=40"),
      unmeasured("read it and write it back, byte for byte", "<=40"),
      unmeasured("compare the Paris drafts of 23 October and 9 December", "<=1"),
    ];
  }
  return [...(await benchGeneva()), ...(await benchParis(isQuick))];
}

/** Beside what no reader can do without: taking the bytes as characters, finding the words, making bytes again. */
async function benchGeneva(): Promise<readonly Row[]> {
  const bytes = readFileSync(join(TEXTS, GENEVA));
  const options = { title: "Geneva", date: "2015-02-12" };
  const size = `the ${Math.round(bytes.length / 1000)} KB Geneva text`;
  const bare = await fastest(() => {
    const text = new TextDecoder().decode(bytes);
    const words = text.match(/[\p{L}\p{M}\p{N}]+|[[\]]|[^\p{L}\p{M}\p{N}[\]]+/gu) ?? [];
    return new TextEncoder().encode(words.join(""));
  });
  const reading = await fastest(() => readDocument(bytes, GENEVA));
  const showing = await fastest(async () => {
    const read = readDocument(bytes, GENEVA);
    if (!read.ok) throw new Error(read.message);
    return await writeTabled(firstPage(tabledOf(read)), "html", options);
  });
  const writing = await fastest(() => convertDocument(bytes, GENEVA, "text", options));
  if (!writing.result.ok || Buffer.compare(writing.result.bytes, bytes) !== 0)
    throw new Error("What is read and written back must be the same bytes.");
  const beside = "its bytes taken apart into words and put together";
  const line = (what: string, ours: number, goal: string): Row =>
    row({ what, ours, beside, theirs: bare.took, unit: "ms", goal });
  return [
    line(`read ${size}`, reading.took, "<=25"),
    line("read it and show its first page's wording", showing.took, "<=40"),
    line("read it and write it back, byte for byte", writing.took, "<=40"),
  ];
}

/** The provisions of a first page, with their brackets. */
function firstPage({ nodes, brackets, choices }: TabledText): TabledText {
  let words = 0;
  const end = nodes.findIndex(({ label = [], heading = [], body = [] }) => {
    for (const item of [...label, ...heading, ...body]) if (typeof item === "string") words += countWords(item);
    return words > PAGE;
  });
  return { nodes: nodes.slice(0, Math.max(1, end)), brackets, choices };
}

/**
 * Two revisions of the Paris draft, compared word by word: here with the reading of both files, there of their bare characters.
 * diff-match-patch gives up the search after its usual second; jsdiff finds the fewest words there are, however long it takes, and knows
 * no move. Quick takes the first part of each.
 */
async function benchParis(isQuick: boolean): Promise<readonly Row[]> {
  const share = isQuick ? 0.2 : 1;
  const part = (name: string): Uint8Array => {
    const whole = readFileSync(join(TEXTS, name));
    return isQuick ? whole.subarray(0, whole.indexOf("\n\n", Math.floor(whole.length * share))) : whole;
  };
  const [before, after] = [part(EARLIER), part(LATER)];
  const [a, b] = [new TextDecoder().decode(before), new TextDecoder().decode(after)];
  const ours = await fastest(() => {
    const compared = compareDocuments({ bytes: before, name: EARLIER }, { bytes: after, name: LATER });
    if (!compared.ok) throw new Error(compared.message);
    return compared.comparison;
  });
  const patch = await fastest(() => wordsByPatch(a, b), 2);
  const jsdiff = await fastest(
    () =>
      diffWords(a, b).map(({ added, removed, value }): Edit => ({
        isSame: !added && !removed,
        words: countWords(value),
      })),
    1,
  );
  const isPatchFaster = patch.took <= jsdiff.took;
  const lines = [
    { name: "diff-match-patch", took: patch.took, edits: editsOf(patch.result), isFaster: isPatchFaster },
    { name: "jsdiff", took: jsdiff.took, edits: editsOf(jsdiff.result), isFaster: !isPatchFaster },
  ];
  const edits = editsIn(ours.result);
  return lines.flatMap(({ name, took, edits: theirs, isFaster }) => [
    row({
      what: "compare the Paris draft of 23 October with that of 9 December",
      ours: ours.took,
      beside: name,
      theirs: took,
      unit: "ms",
      goal: "<=1",
    }),
    row({
      what: "words inserted and deleted by that comparison",
      ours: edits,
      beside: name,
      theirs,
      unit: "words",
      goal: isFaster ? "<=1" : null,
    }),
  ]);
}

interface Edit {
  readonly isSame: boolean;
  readonly words: number;
}

/** diff-match-patch at word level as its authors describe it: every word one character. */
function wordsByPatch(a: string, b: string): readonly Edit[] {
  const signs = new Map<string, string>();
  const words: string[] = [];
  const signed = (text: string): string =>
    (text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [])
      .map((word) => {
        const sign = signs.get(word) ?? String.fromCodePoint(words.length + 1);
        if (!signs.has(word)) {
          signs.set(word, sign);
          words.push(word);
        }
        return sign;
      })
      .join("");
  const differ = new DiffMatchPatch();
  return differ.diff_main(signed(a), signed(b), false).map(([kind, text]) => ({
    isSame: kind === 0,
    words: countWords(Array.from(text, (sign) => words[(sign.codePointAt(0) ?? 1) - 1] ?? "").join("")),
  }));
}

function editsOf(edits: readonly Edit[]): number {
  return edits.reduce((sum, { isSame, words }) => sum + (isSame ? 0 : words), 0);
}

function editsIn({ words }: Comparison): number {
  return words.inserted + words.deleted;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}

interface Timed<T> {
  /** Of several runs the shortest, in milliseconds. */
  readonly took: number;
  readonly result: T;
}

async function fastest<T>(run: () => T | Promise<T>, runs = RUNS): Promise<Timed<T>> {
  let timed: Timed<T> | undefined;
  for (let n = 0; n < runs; n += 1) {
    const from = performance.now();
    const result = await run();
    const took = performance.now() - from;
    if (timed === undefined || took < timed.took) timed = { took, result };
  }
  if (timed === undefined) throw new Error("Something is run at least once.");
  return timed;
}
