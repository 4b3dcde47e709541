import { type Xml, attribute, element, elements } from "./xml.ts";

/** What a paragraph style says about structure, its ancestors' sayings included. */
export interface Style {
  readonly id: string;
  readonly name: string;
  readonly numId?: string;
  readonly level?: number;
  /** From 1. */
  readonly headingRank?: number;
}

/** Reads the paragraph styles of `styles.xml`. Styles based on each other in a circle end where the circle closes. */
export function readStyles(root: Xml | undefined): ReadonlyMap<string, Style> {
  const sources = new Map<string, Xml>();
  for (const style of elements(root, "style")) sources.set(attribute(style, "styleId") ?? "", style);
  const styles = new Map<string, Style>();
  for (const [id, source] of sources) {
    const chain: Xml[] = [];
    for (let current: Xml | undefined = source; current !== undefined && !chain.includes(current);) {
      chain.push(current);
      current = sources.get(attribute(element(current, "basedOn"), "val") ?? "");
    }
    const find = (...path: readonly string[]): string | undefined => {
      for (const style of chain) {
        const value = attribute(element(style, "pPr", ...path), "val");
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const name = attribute(element(source, "name"), "val") ?? id;
    const numId = find("numPr", "numId");
    const level = find("numPr", "ilvl");
    const rank = headingRank(name, find("outlineLvl"));
    styles.set(id, {
      id,
      name,
      ...(numId === undefined ? {} : { numId }),
      ...(level === undefined ? {} : { level: Number(level) }),
      ...(rank === undefined ? {} : { headingRank: rank }),
    });
  }
  return styles;
}

/** Word stores the name in English whatever its language; other programs write it in theirs. */
const HEADING_NAME =
  /^(?:heading|überschrift|titre|t[ií]tulo|titolo|kop|rubrik|overskrift|otsikko|nag[lł][oó]wek|заголовок|عنوان|标题|標題|見出し|제목)\s*(?<rank>[1-9])$/iu;

/** By outline level; else by name: Word's own, and the United Nations' templates' (`_ H _Ch_G`, `Reg_H_1_G`). */
function headingRank(name: string, outline: string | undefined): number | undefined {
  if (outline !== undefined && Number(outline) < 9) return Number(outline) + 1;
  const own = HEADING_NAME.exec(name)?.groups?.["rank"];
  if (own !== undefined) return Number(own);
  if (/^(?:title|titel|titre|título)$/iu.test(name)) return 1;
  const nations = /(?:^|[\s_])H[\s_]*(?<rank>M|Ch|CH|\d)(?:[\s_/]|$)/u.exec(name)?.groups?.["rank"];
  if (nations === undefined) return undefined;
  return nations === "M" ? 1 : nations.toLowerCase() === "ch" ? 2 : Number(nations) + 2;
}
