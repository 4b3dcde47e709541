import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { Manuscript, ManuscriptBlock } from "../manuscript.ts";
import { escapeXml } from "../akn-inlines.ts";
import { addCustomPart } from "./custom-part.ts";
import { type DocxStyle, type RunWriter, runsOf } from "./tracked.ts";
import { openZip, packZip } from "./zip.ts";

/** What a Word document is told about itself. */
export interface DocxOptions {
  readonly title: string;
  /** ISO 8601, for the document and for changes without a date of their own: no clock is read. */
  readonly date: string;
  /** `tracked` by default. */
  readonly style?: DocxStyle;
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
/** Half an inch per level would leave no page for deep texts. */
const INDENT_TWIPS = 300;

/**
 * Writes a Word document: tracked changes with the holders as authors (or brackets only), footnotes, comments, tables, and the exact
 * manuscript in a custom XML part. Equal manuscripts and options give equal bytes.
 */
export async function writeDocx(manuscript: Manuscript, options: DocxOptions): Promise<Uint8Array> {
  const numbers = new Map<string, number>();
  const footnotes = manuscript.notes.filter(({ kind }) => kind === "footnote");
  const comments = manuscript.notes.filter(({ kind }) => kind === "comment");
  footnotes.forEach(({ mark }, at) => numbers.set(`footnote ${mark}`, at + 1));
  comments.forEach(({ mark }, at) => numbers.set(`comment ${mark}`, at));
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const writer: RunWriter = {
    manuscript,
    style: options.style ?? "tracked",
    date: options.date,
    open: [],
    numbers,
    nextId,
  };
  const children = contentOf(manuscript, writer);
  const document = new Document({
    title: options.title,
    creator: "Longtable",
    sections: [{ children: children.length === 0 ? [new Paragraph({})] : children }],
    footnotes: Object.fromEntries(
      footnotes.map(({ body }, at) => [
        String(at + 1),
        { children: [new Paragraph({ children: [...runsOf(body, { ...writer, open: [] })] })] },
      ]),
    ),
    ...(comments.length === 0
      ? {}
      : {
          comments: {
            children: comments.map(({ author = "", date, body }, id) => ({
              id,
              author,
              date: new Date(date ?? options.date),
              children: [new Paragraph({ children: [...runsOf(body, { ...writer, open: [], style: "brackets" })] })],
            })),
          },
        }),
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  const zip = openZip(packed);
  if (!zip.ok) throw new Error(zip.message);
  const parts = new Map(zip.parts);
  parts.set("docProps/core.xml", coreProperties(options));
  addCustomPart(parts, JSON.stringify(manuscript));
  return packZip(parts);
}

/** The library dates a document by the clock; these are the same properties with the date it was given. */
function coreProperties({ title, date }: DocxOptions): Uint8Array {
  const when = escapeXml(date.includes("T") ? date : `${date}T00:00:00Z`);
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Longtable</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`,
  );
}

function contentOf({ blocks }: Manuscript, writer: RunWriter): readonly (Paragraph | Table)[] {
  const content: (Paragraph | Table)[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    const table = block.cell?.table;
    if (table === undefined) {
      content.push(paragraphOf(block, writer));
      continue;
    }
    let end = at;
    while (blocks[end + 1]?.cell?.table === table) end += 1;
    content.push(tableOf(blocks.slice(at, end + 1), writer));
    at = end;
  }
  return content;
}

function paragraphOf(block: ManuscriptBlock, writer: RunWriter): Paragraph {
  const label = [...runsOf(block.before, writer), ...runsOf(block.label, writer)];
  const space = block.label.length > 0 && block.body.length > 0 ? [new TextRun({ text: " " })] : [];
  const children = [...label, ...space, ...runsOf(block.body, writer)];
  const heading = block.kind === "heading" ? HEADINGS[Math.min(block.rank ?? 1, 6) - 1] : undefined;
  if (heading !== undefined) return new Paragraph({ children, heading });
  return new Paragraph({
    children,
    spacing: { after: 120 },
    indent: { left: Math.min(block.depth, 12) * INDENT_TWIPS },
  });
}

function tableOf(cells: readonly ManuscriptBlock[], writer: RunWriter): Table {
  const rows = [...Map.groupBy(cells, ({ cell }) => cell?.row ?? 0).values()];
  const width = cells.reduce((most, { cell }) => Math.max(most, (cell?.column ?? 0) + 1), 1);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => {
      const columns = Map.groupBy(row, ({ cell }) => cell?.column ?? 0);
      return new TableRow({
        children: Array.from({ length: width }, (_, column) => {
          const blocks = columns.get(column) ?? [];
          return new TableCell({
            children:
              blocks.length === 0
                ? [new Paragraph({})]
                : blocks.map((block) => paragraphOf({ ...block, depth: 0 }, writer)),
          });
        }),
      });
    }),
  });
}
