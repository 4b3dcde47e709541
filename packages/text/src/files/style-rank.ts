import type { Unit } from "./unit.ts";

/** Units that a heading names, from the largest; the same words in other languages stand at the same rank. */
const UNIT_RANKS: readonly (readonly string[])[] = [
  [
    "part",
    "parte",
    "partie",
    "teil",
    "часть",
    "annex",
    "anexo",
    "annexe",
    "anhang",
    "appendix",
    "apéndice",
    "приложение",
    "schedule",
    "attachment",
    "编",
    "部",
  ],
  ["title", "título", "titre"],
  ["chapter", "capítulo", "chapitre", "kapitel", "глава", "章"],
  ["section", "sección", "abschnitt", "раздел", "节"],
  ["sub-section", "subsection"],
  ["article", "artículo", "artikel", "статья", "条"],
];

/** How a heading compares with others: by the rank its format or its unit gives it, or, with neither (rank 0), by its style alone. */
export function headingRank(unit: Unit): { readonly rank: number; readonly style: string } {
  const style = unit.readings[0]?.style ?? "title";
  if (unit.block.rank !== undefined) return { rank: unit.block.rank, style };
  const at = UNIT_RANKS.findIndex((names) => names.includes(style));
  return { rank: at < 0 ? 0 : at + 1, style };
}

/** How far in a label's style usually stands: numbers before letters before Roman numerals before bullets. */
export function styleWeight(style: string): number {
  if (style.startsWith("1") || style === "PP" || style === "OP") return style.split(".").length;
  if (/^\(?[AI]\)?\.?$/u.test(style)) return 1;
  if (/^\(?1\)$/u.test(style)) return 4;
  if (/^\(?a\)?\.?$/u.test(style)) return 5;
  if (/^\(?i\)?\.?$/u.test(style)) return 6;
  return 8;
}
