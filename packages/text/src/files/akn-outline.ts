import type { ManuscriptBlock } from "./manuscript.ts";

/** A block with those under it, and the number it has in the manuscript. */
export interface AknNode {
  readonly block: ManuscriptBlock;
  readonly at: number;
  readonly children: AknNode[];
}

/** XML tools stop at 256 elements one in another; a container and what it holds take three each. */
const DEEPEST = 40;

/** Makes the tree that the blocks' depths say. A depth that is skipped is taken as the next one down; what is too deep for XML stands beside its parent. */
export function aknTree(blocks: readonly ManuscriptBlock[]): readonly AknNode[] {
  const roots: AknNode[] = [];
  const stack: AknNode[] = [];
  blocks.forEach((block, at) => {
    while (stack.length > DEEPEST) stack.pop();
    while (stack.length > 0 && (stack.at(-1)?.block.depth ?? 0) >= block.depth) stack.pop();
    const node: AknNode = { block, at, children: [] };
    (stack.at(-1)?.children ?? roots).push(node);
    stack.push(node);
  });
  return roots;
}

/** Akoma Ntoso's element for a block, with the `name` a generic one needs. Words for units are those of the standard. */
export function aknElement(
  block: ManuscriptBlock,
  label: string,
  parent: string,
): { readonly element: string; readonly name?: string; readonly short: string } {
  if (block.kind === "option") return { element: "hcontainer", name: "option", short: "opt" };
  if (block.kind === "aside") return { element: "hcontainer", name: "aside", short: "aside" };
  if (block.kind === "heading") {
    const unit = UNITS.find(({ words }) => words.test(label));
    if (unit !== undefined) return unit;
    return { element: "hcontainer", name: "section", short: "sec" };
  }
  if (label === "") return { element: "hcontainer", name: "text", short: "text" };
  if (/^[•◦▪–—\uf0a7\uf0b7-]/u.test(label)) return { element: "indent", short: "indent" };
  // AKN4UN: numbered paragraphs of an article or resolution, subparagraphs and points under them.
  if (parent === "paragraph") return { element: "subparagraph", short: "subpara" };
  if (parent === "subparagraph" || parent === "point") return { element: "point", short: "point" };
  return { element: "paragraph", short: "para" };
}

const UNITS: readonly { readonly words: RegExp; readonly element: string; readonly short: string }[] = [
  { words: /^[[\s]*(?:article|art[ií]culo|artikel|статья|第.*条)/iu, element: "article", short: "art" },
  { words: /^[[\s]*(?:part|parte|partie|teil|часть)\b/iu, element: "part", short: "part" },
  { words: /^[[\s]*(?:chapter|cap[ií]tulo|chapitre|kapitel|глава)/iu, element: "chapter", short: "chp" },
  { words: /^[[\s]*(?:sub-?section)/iu, element: "subsection", short: "subsec" },
  { words: /^[[\s]*(?:section|secci[oó]n|abschnitt|раздел)/iu, element: "section", short: "sec" },
  { words: /^[[\s]*(?:title|t[ií]tulo|titre)\b/iu, element: "title", short: "title" },
];
