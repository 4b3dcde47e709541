import type { TabledItem } from "../tabled.ts";
import type { GrowingNode } from "./growing-node.ts";
import { ORDINAL } from "./ordinal.ts";
import { firstAfter } from "./sorted.ts";

const NUMBER = `\\d{1,3}(?:\\.\\d{1,3})*(?:\\s?${ORDINAL}\\b)?`;
const PHRASE = new RegExp(
  `\\b(?<unit>paragraphs?|paras?\\.?|articles?)\\s+(?<list>${NUMBER}(?:\\([a-z]{1,4}\\))?(?:(?:,\\s*|\\s+(?:and|or|to)\\s+|\\s?[–-]\\s?)${NUMBER}(?:\\([a-z]{1,4}\\))?)*)(?<where>\\s+(?:above|below|of this (?:agreement|protocol|convention|treaty|decision|instrument)))`,
  "giu",
);

/**
 * Turns references to the text's own provisions into items that name the node: "paragraph 43 bis above", "paragraphs 19 and 20
 * above", "Article 4 of this Agreement". One that leads nowhere stays words. Above means the nearest before, below the nearest after.
 */
export function linkReferences(nodes: readonly GrowingNode[]): void {
  const labels = labelsOf(nodes);
  nodes.forEach((node, at) => {
    node.body = linkItems(node.body, at, labels);
    node.heading = linkItems(node.heading, at, labels);
  });
}

function linkItems(
  field: readonly TabledItem[],
  at: number,
  labels: ReadonlyMap<string, readonly number[]>,
): TabledItem[] {
  return field.flatMap((item) => (typeof item === "string" ? linkWords(item, at, labels) : [item]));
}

function linkWords(words: string, at: number, labels: ReadonlyMap<string, readonly number[]>): readonly TabledItem[] {
  const items: TabledItem[] = [];
  let done = 0;
  for (const match of words.matchAll(PHRASE)) {
    const { unit = "", list = "", where = "" } = match.groups ?? {};
    const kind = /^art/iu.test(unit) ? "article" : "paragraph";
    const numbers = [...list.matchAll(new RegExp(`${NUMBER}(?:\\([a-z]{1,4}\\))?`, "giu"))];
    const listFrom = match.index + match[0].indexOf(list, unit.length);
    numbers.forEach((number, index) => {
      const target = nearest(labels.get(`${kind} ${normal(number[0])}`), at, where);
      if (target === undefined) return;
      const from = index === 0 ? match.index : listFrom + number.index;
      const to =
        index === numbers.length - 1 ? match.index + match[0].length : listFrom + number.index + number[0].length;
      if (from > done) items.push(words.slice(done, from));
      items.push({ ref: target, form: words.slice(from, to) });
      done = to;
    });
  }
  if (done === 0) return [words];
  if (done < words.length) items.push(words.slice(done));
  return items;
}

function nearest(found: readonly number[] | undefined, at: number, where: string): number | undefined {
  if (found === undefined) return undefined;
  const after = firstAfter(found, at);
  if (/above/iu.test(where)) return found[after - 1];
  if (/below/iu.test(where)) return found[after];
  return found.length === 1 ? found[0] : undefined;
}

function labelsOf(nodes: readonly GrowingNode[]): ReadonlyMap<string, readonly number[]> {
  const labels = new Map<string, number[]>();
  nodes.forEach(({ kind, label }, at) => {
    const words = label.map((item) => (typeof item === "string" ? item : "")).join("");
    const article = /^\s*(?:article|art[ií]culo)\s+(?<number>.+)$/iu.exec(words)?.groups?.["number"];
    const key = article === undefined ? `paragraph ${normal(words)}` : `article ${normal(article)}`;
    if (words.trim() === "" || kind === "footnote") return;
    const found = labels.get(key);
    if (found === undefined) labels.set(key, [at]);
    else found.push(at);
  });
  return labels;
}

/** `43 bis.` and `43bis` are one number; a point's letter belongs to the paragraph that is referred to. */
function normal(number: string): string {
  return number
    .toLowerCase()
    .replace(/\([a-z]{1,4}\)$/u, "")
    .replaceAll(/[\s.:)]+$|\s+/gu, "");
}
