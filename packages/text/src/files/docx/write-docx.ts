import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { TabledText } from "../../tabled.ts";
import type { Inline, Manuscript, ManuscriptBlock, ManuscriptBracket } from "../manuscript.ts";
import { escapeXml } from "../akn-inlines.ts";
import { isRightToLeft } from "../direction.ts";
import { type Origin, addCustomPart } from "./custom-part.ts";
import { type DocxStyle, authorOf, heldBrackets, runText } from "./held-bracket.ts";
import { type MoveEnds, withMoveEnds } from "./moves.ts";
import { type RunWriter, runsOf } from "./tracked.ts";
import { openZip, packZip } from "./zip.ts";

/** What a Word document is told about itself. */
export interface DocxOptions {
  readonly title: string;
  /** ISO 8601, for the document and for changes without a date of their own: no clock is read. */
  readonly date: string;
  /** `tracked` by default. */
  readonly style?: DocxStyle;
  readonly origin?: Origin;
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
/** In twentieths of a point: a level's step, kept small so that deep texts keep a page; the room for a label; A4 and its margins. */
const STEP = 340;
const LABEL = 680;
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } };
const DEEPEST = 8;
const BODY = "word/document.xml";
/** Times is on every delegation's machine, and is what official documents are set in. Sizes are in half points. */
const FONT = "Times New Roman";

/**
 * Writes a Word document: tracked changes with the holders as authors (or brackets only), footnotes, comments, tables, and the exact
 * tree in a custom XML part. Equal manuscripts and options give equal bytes.
 */
export async function writeDocx(manuscript: Manuscript, tree: TabledText, options: DocxOptions): Promise<Uint8Array> {
  const numbers = new Map<string, number>();
  const footnotes = manuscript.notes.filter(({ kind }) => kind === "footnote");
  const comments = manuscript.notes.filter(({ kind }) => kind === "comment");
  footnotes.forEach(({ mark }, at) => numbers.set(`footnote ${mark}`, at + 1));
  comments.forEach(({ mark }, at) => numbers.set(`comment ${mark}`, at));
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const ends: MoveEnds = new Map();
  const idOf = (bracket: ManuscriptBracket): number => {
    const id = nextId();
    if (bracket.move !== undefined) ends.set(id, bracket);
    return id;
  };
  const style = options.style ?? "tracked";
  const { date } = options;
  const writer = (own: DocxStyle): RunWriter => ({
    manuscript,
    date,
    held: heldBrackets(manuscript, own),
    numbers,
    idOf,
  });
  const children = contentOf(manuscript, writer(style));
  const document = new Document({
    title: runText(options.title),
    creator: "Longtable",
    styles: { default: defaultStyles() },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [edge(AlignmentType.START, [runText(options.title)])] }) },
        footers: {
          default: new Footer({
            children: [edge(AlignmentType.END, [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES])],
          }),
        },
        children: children.length === 0 ? [new Paragraph({})] : children,
      },
    ],
    footnotes: Object.fromEntries(
      footnotes.map(({ body }, at) => [
        String(at + 1),
        { children: [new Paragraph({ children: [new TextRun(" "), ...runsOf(body, writer(style))] })] },
      ]),
    ),
    ...(comments.length === 0
      ? {}
      : {
          comments: {
            children: comments.map(({ author = "", date: when, body }, id) => ({
              id,
              author,
              date: new Date(when ?? date),
              children: [new Paragraph({ children: [...runsOf(body, writer("brackets"))] })],
            })),
          },
        }),
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  const zip = openZip(packed);
  if (!zip.ok) throw new Error(zip.message);
  const parts = new Map(zip.parts);
  const body = new TextDecoder().decode(parts.get(BODY) ?? new Uint8Array());
  if (ends.size > 0) parts.set(BODY, new TextEncoder().encode(withMoveEnds(body, ends, date, nextId)));
  parts.set("docProps/core.xml", coreProperties(options));
  addCustomPart(parts, tree, options.origin);
  return packZip(parts);
}

/** The library dates a document by the clock; these are the same properties with the date it was given. */
function coreProperties({ title, date }: DocxOptions): Uint8Array {
  const when = escapeXml(date.includes("T") ? date : `${date}T00:00:00Z`);
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Longtable</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`,
  );
}

function defaultStyles(): Record<string, object> {
  const heading = (size: number, before: number): object => ({
    run: { font: FONT, size, bold: true, color: "000000" },
    paragraph: { keepNext: true, spacing: { before, after: 120 } },
  });
  return {
    document: { run: { font: FONT, size: 22 }, paragraph: { spacing: { after: 120, line: 264 } } },
    heading1: heading(30, 360),
    heading2: heading(26, 320),
    heading3: heading(24, 280),
    heading4: heading(22, 240),
    heading5: heading(22, 200),
    heading6: heading(22, 200),
  };
}

/** The line at a page's head or foot. */
function edge(alignment: (typeof AlignmentType)[keyof typeof AlignmentType], words: string[]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ children: words, size: 18, color: "595959" })] });
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
  const { before, label, body, kind } = block;
  const isHeading = kind === "heading";
  const hasLabel = label.length > 0;
  const isStrong = kind === "option" || isHeading;
  // In the order of the text: which change a run belongs to depends on what was opened before it.
  const head = [...runsOf(before, writer), ...runsOf(label, writer, isStrong ? { bold: true } : {})];
  const between: readonly Inline[] =
    hasLabel && body.length > 0 ? [{ kind: "words", text: isHeading ? " " : "\t" }] : [];
  const closing = body.length - (body.findLastIndex((inline) => inline.kind !== "close") + 1);
  const open = body.slice(0, body.length - closing);
  const shown = [...runsOf(between, writer), ...runsOf(open, writer)];
  // Of a provision that is moved whole, the end of its last paragraph goes with it.
  const moved = writer.held.current();
  const last = runsOf(body.slice(body.length - closing), writer);
  const children = [...head, ...shown, ...last];
  const words = [...before, ...label, ...body].map((inline) => ("text" in inline ? inline.text : "")).join("");
  const options: IParagraphOptions = {
    children,
    ...markChange(writer, moved),
    ...(isRightToLeft(words) ? { bidirectional: true } : {}),
  };
  const heading = isHeading ? HEADINGS[Math.min(block.rank ?? 1, 6) - 1] : undefined;
  if (heading !== undefined) return new Paragraph({ ...options, heading });
  if (block.cell !== undefined) return new Paragraph({ ...options, spacing: { after: 40 } });
  const left = Math.min(block.depth, DEEPEST) * STEP;
  return new Paragraph({
    ...options,
    ...(kind === "option" && body.length === 0 ? { keepNext: true } : {}),
    indent: hasLabel ? { left: left + LABEL, hanging: LABEL } : { left },
  });
}

/** A change that goes on in the next paragraph takes in the end of this one. */
function markChange(
  { held, idOf, date }: RunWriter,
  last: ManuscriptBracket | undefined,
): Pick<IParagraphOptions, "run"> {
  const bracket = last?.move === undefined ? held.current() : last;
  if (bracket === undefined) return {};
  const change = { id: idOf(bracket), author: authorOf(bracket), date: bracket.date ?? date };
  return { run: bracket.change === "delete" ? { deletion: change } : { insertion: change } };
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };

function tableOf(cells: readonly ManuscriptBlock[], writer: RunWriter): Table {
  const rows = [...Map.groupBy(cells, ({ cell }) => cell?.row ?? 0).values()];
  const width = cells.reduce((most, { cell }) => Math.max(most, (cell?.column ?? 0) + 1), 1);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: BORDERS,
    rows: rows.map((row) => {
      const columns = Map.groupBy(row, ({ cell }) => cell?.column ?? 0);
      return new TableRow({
        children: Array.from({ length: width }, (_, column) => {
          const blocks = columns.get(column) ?? [];
          return new TableCell({
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: blocks.length === 0 ? [new Paragraph({})] : blocks.map((block) => paragraphOf(block, writer)),
          });
        }),
      });
    }),
  });
}
