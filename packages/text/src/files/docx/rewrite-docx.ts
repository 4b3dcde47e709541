import { escapeXml } from "../akn-inlines.ts";
import type { Inline, Manuscript, ManuscriptBlock } from "../manuscript.ts";
import { prefixOf, suffixOf } from "../notation.ts";
import type { Fates } from "../splice.ts";
import type { DocxDraft } from "./read-docx.ts";
import { type DocxStyle, type HeldBrackets, authorOf, heldBrackets, runText } from "./held-bracket.ts";
import { type Xml, element, elements } from "./xml.ts";
import { packZip } from "./zip.ts";

/** How changed paragraphs are written. */
export interface RewriteOptions {
  readonly style?: DocxStyle;
  readonly date: string;
}

/**
 * Writes changes into the Word document they were made to. Only the body's part changes, and in it only the paragraphs that did: they keep
 * their properties and the look of their first run. Everything else in the zip is as it was.
 */
export function rewriteDocx(
  docx: DocxDraft,
  fates: Fates,
  manuscript: Manuscript,
  options: RewriteOptions,
): Uint8Array {
  const part = docx.zip.parts.get(docx.bodyPart) ?? new Uint8Array();
  const source = new TextDecoder().decode(part);
  const writer: Writer = {
    source,
    manuscript,
    held: heldBrackets(manuscript, options.style ?? "tracked"),
    date: options.date,
    ids: { last: 900_000 },
  };
  const splices: { readonly from: number; readonly to: number; readonly xml: string }[] = [];
  const write = (numbers: readonly number[], like: Xml, ownLabel: string | undefined): string =>
    numbers
      .flatMap((at) => manuscript.blocks[at] ?? [])
      .map((block) => paragraphXml(block, like, ownLabel, writer))
      .join("");
  let lastEnd = 0;
  let last: Xml | undefined;
  for (const { block, before, replacedBy } of fates.fates) {
    const paragraph = docx.paragraphs[block]?.xml;
    const label = docx.draft.blocks[block]?.label;
    if (paragraph === undefined) continue;
    if (before.length > 0)
      splices.push({ from: paragraph.start, to: paragraph.start, xml: write(before, paragraph, undefined) });
    if (replacedBy !== undefined) {
      const isInCell = docx.draft.blocks[block]?.cell !== undefined;
      // A table's cell must keep a paragraph.
      const xml =
        replacedBy.length === 0 && isInCell ? emptyParagraph(paragraph, writer) : write(replacedBy, paragraph, label);
      splices.push({ from: paragraph.start, to: paragraph.end, xml });
    }
    if (paragraph.end > lastEnd) {
      lastEnd = paragraph.end;
      last = paragraph;
    }
  }
  if (fates.atEnd.length > 0 && last !== undefined)
    splices.push({ from: lastEnd, to: lastEnd, xml: write(fates.atEnd, last, undefined) });
  let written = "";
  let at = 0;
  for (const { from, to, xml } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) continue;
    written += source.slice(at, from) + xml;
    at = to;
  }
  const parts = new Map(docx.zip.parts);
  parts.set(docx.bodyPart, new TextEncoder().encode(written + source.slice(at)));
  return packZip(parts);
}

interface Writer {
  readonly source: string;
  readonly manuscript: Manuscript;
  readonly held: HeldBrackets;
  readonly date: string;
  readonly ids: { last: number };
}

function emptyParagraph(like: Xml, { source }: Writer): string {
  const p = prefix(like);
  return `<${p}p>${sliceOf(source, element(like, "pPr"))}</${p}p>`;
}

function paragraphXml(block: ManuscriptBlock, like: Xml, computedLabel: string | undefined, writer: Writer): string {
  const { source } = writer;
  const p = prefix(like);
  const look = sliceOf(source, element(elements(like, "r")[0], "rPr"));
  const label = block.label.map((inline) => (inline.kind === "words" ? inline.text : "")).join("");
  const inlines: readonly Inline[] =
    computedLabel !== undefined && label === computedLabel
      ? [...block.before, ...block.body]
      : [
          ...block.before,
          ...block.label,
          ...(block.label.length > 0 && block.body.length > 0 ? [{ kind: "words", text: " " } as const] : []),
          ...block.body,
        ];
  return `<${p}p>${sliceOf(source, element(like, "pPr"))}${inlines.map((inline) => inlineXml(inline, p, look, like, writer)).join("")}</${p}p>`;
}

function inlineXml(inline: Inline, p: string, look: string, like: Xml, writer: Writer): string {
  const { manuscript, held, source } = writer;
  switch (inline.kind) {
    case "words":
    case "literal":
    case "attribution":
    case "ref":
      return runXml(inline.text, p, look, writer);
    case "open": {
      held.open(inline.bracket);
      if (!held.isDrawn(inline.bracket)) return "";
      const prefix = held.isTracked(inline.bracket) ? "" : prefixOf(manuscript.brackets[inline.bracket]);
      return runXml(`[${prefix}`, p, look, writer);
    }
    case "close": {
      const suffix = held.isTracked(inline.bracket) ? "" : suffixOf(manuscript.brackets[inline.bracket]);
      const xml = held.isDrawn(inline.bracket) ? runXml(`${suffix}]`, p, look, writer) : "";
      held.close(inline.bracket);
      return xml;
    }
    case "mark":
      return runXml(inline.sign, p, look, writer);
    case "noteOpen":
      return runXml("{", p, look, writer);
    case "noteClose":
      return runXml("}", p, look, writer);
    case "footnote": {
      const reference = findReference(like);
      return reference === undefined ? "" : sliceOf(source, reference);
    }
    case "comment":
      return "";
    default:
      return inline satisfies never;
  }
}

/** The run that holds the paragraph's own footnote mark, kept as it was. */
function findReference(like: Xml): Xml | undefined {
  return elements(like, "r").find(
    (run) => element(run, "footnoteReference") !== undefined || element(run, "endnoteReference") !== undefined,
  );
}

function runXml(text: string, p: string, look: string, { held, date, ids }: Writer): string {
  if (text === "") return "";
  const bracket = held.current();
  const words = escapeXml(runText(text));
  const run = (tag: "t" | "delText"): string =>
    `<${p}r>${look}<${p}${tag} xml:space="preserve">${words}</${p}${tag}></${p}r>`;
  if (bracket === undefined) return run("t");
  ids.last += 1;
  const attributes = `${p}id="${ids.last}" ${p}author="${escapeXml(authorOf(bracket))}" ${p}date="${escapeXml(bracket.date ?? date)}"`;
  return bracket.change === "delete"
    ? `<${p}del ${attributes}>${run("delText")}</${p}del>`
    : `<${p}ins ${attributes}>${run("t")}</${p}ins>`;
}

function prefix({ prefix: written }: Xml): string {
  return written === "" ? "" : `${written}:`;
}

function sliceOf(source: string, of: Xml | undefined): string {
  return of === undefined ? "" : source.slice(of.start, of.end);
}
