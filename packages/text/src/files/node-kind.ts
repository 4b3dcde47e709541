import type { NodeKind } from "../tabled.ts";
import type { Unit } from "./unit.ts";

const UNITS: readonly (readonly [RegExp, NodeKind])[] = [
  [/^[[\s]*(?:article|art[ií]culo|artikel|статья|第.{1,8}条)/iu, "article"],
  [/^[[\s]*(?:part|parte|partie|teil|часть)\b/iu, "part"],
  [/^[[\s]*(?:chapter|cap[ií]tulo|chapitre|kapitel|глава|第.{1,8}章)/iu, "chapter"],
  [/^[[\s]*(?:annex|anexo|annexe|anhang|appendix|ap[eé]ndice|приложение|schedule|attachment)/iu, "annex"],
];
const PREAMBLE = /^[[\]\s(]*(?:preamble|pre[aá]mbulo|pr[eé]ambule|präambel|преамбула|ديباجة|序言)/iu;

/** What a unit is in a tabled tree, by its label, its words and the kind of the node it stands under. */
export function nodeKind(unit: Unit, words: string, parent: NodeKind | undefined): NodeKind {
  const name = unit.name ?? "";
  if (unit.kind === "heading") {
    if (PREAMBLE.test(words) || PREAMBLE.test(name)) return "preamble";
    return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? "section";
  }
  if (unit.kind === "row") return "cell";
  if (unit.kind === "footnote") return "footnote";
  if (name.startsWith("PP")) return "recital";
  if (unit.kind === "option" || name === "") return parent === "preamble" ? "recital" : "text";
  return parent === "paragraph" || parent === "subparagraph" ? "subparagraph" : "paragraph";
}
