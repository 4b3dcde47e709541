import { escapeXml } from "../akn-inlines.ts";
import type { ManuscriptBracket } from "../manuscript.ts";
import { authorOf } from "./held-bracket.ts";

/** The ends of moves among a document's tracked changes, by the changes' ids. The library that writes them knows no moves. */
export type MoveEnds = Map<number, ManuscriptBracket>;

const CHANGE = /<w:(?<tag>ins|del) (?<attributes>[^>]*?)(?<end>\/>|>(?<content>.*?)<\/w:\k<tag>>)/gsu;
const ID = /w:id="(?<id>\d+)"/u;

/**
 * A body in which insertions and deletions that are a move's ends are `w:moveTo` and `w:moveFrom`, each end within its range: Word pairs
 * the two by the name of their ranges (ECMA-376 part 1, 17.13.5.21 to 28). `nextId` gives ids that no change has.
 */
export function withMoveEnds(xml: string, ends: MoveEnds, date: string, nextId: () => number): string {
  if (ends.size === 0) return xml;
  const places = new Map<string, { from: number; to: number; readonly bracket: ManuscriptBracket }>();
  let written = "";
  let at = 0;
  for (const found of xml.matchAll(CHANGE)) {
    const { attributes = "", end = "", content = "" } = found.groups ?? {};
    const bracket = ends.get(Number(ID.exec(attributes)?.groups?.["id"] ?? "-1"));
    if (bracket === undefined) continue;
    const tag = bracket.change === "delete" ? "moveFrom" : "moveTo";
    written += xml.slice(at, found.index);
    const key = `${tag} ${bracket.move ?? ""}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, { from: written.length, to: written.length, bracket });
    else place.to = written.length;
    // What is moved away is written as words, not as deleted ones.
    const words = content.replaceAll(/<(?<slash>\/?)w:delText\b/gu, "<$<slash>w:t");
    written += end === "/>" ? `<w:${tag} ${attributes}/>` : `<w:${tag} ${attributes}>${words}</w:${tag}>`;
    at = found.index + found[0].length;
  }
  written += xml.slice(at);
  return withRanges(written, [...places.values()], date, nextId);
}

/** Each end's range, from the beginning of the paragraph that it begins in to the end of the one that it ends in. */
function withRanges(
  xml: string,
  places: readonly { readonly from: number; readonly to: number; readonly bracket: ManuscriptBracket }[],
  date: string,
  nextId: () => number,
): string {
  const marks = places.flatMap(({ from, to, bracket }) => {
    const tag = bracket.change === "delete" ? "moveFrom" : "moveTo";
    const id = nextId();
    const about = `w:name="${escapeXml(bracket.move ?? "")}" w:author="${escapeXml(authorOf(bracket))}" w:date="${escapeXml(bracket.date ?? date)}"`;
    const close = xml.indexOf("</w:p>", to);
    return [
      { at: contentStart(xml, from), mark: `<w:${tag}RangeStart w:id="${id}" ${about}/>` },
      { at: close < 0 ? xml.length : close, mark: `<w:${tag}RangeEnd w:id="${id}"/>` },
    ];
  });
  let written = "";
  let at = 0;
  for (const { at: place, mark } of marks.toSorted((a, b) => a.at - b.at)) {
    written += xml.slice(at, place) + mark;
    at = place;
  }
  return written + xml.slice(at);
}

/** Where a paragraph's content begins: after its properties. */
function contentStart(xml: string, within: number): number {
  const start = Math.max(xml.lastIndexOf("<w:p>", within), xml.lastIndexOf("<w:p ", within));
  const properties = xml.indexOf("<w:pPr>", start);
  const first = xml.indexOf(">", start) + 1;
  return properties === first ? xml.indexOf("</w:pPr>", first) + "</w:pPr>".length : first;
}
