import type { TabledText } from "../tabled.ts";
import { type Comparison, compareTexts } from "./compare-texts.ts";
import type { Origin } from "./docx/custom-part.ts";
import type { DocxStyle } from "./docx/held-bracket.ts";
import type { Unreadable } from "./file-error.ts";
import type { Manuscript } from "./manuscript.ts";
import { manuscriptFrom } from "./manuscript-from.ts";
import { manuscriptOf } from "./manuscript-of.ts";
import { type ReadOptions, readDocument } from "./read.ts";
import { tabledOf } from "./tabled-of.ts";
import { writeAkomaNtoso } from "./write-akn.ts";
import { writeBack } from "./write-back.ts";
import { writeHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeText } from "./write-text.ts";

/** The formats that are written. */
export type WrittenFormat = "text" | "markdown" | "html" | "docx" | "akn";

/** What a written document is told about itself. */
export interface WriteOptions {
  readonly title: string;
  /** ISO 8601: a date, or a date and time. No clock is read. */
  readonly date: string;
  /** BCP 47 for HTML, ISO 639-2 for Akoma Ntoso; `und` when not known. */
  readonly language?: string;
  /** For Word; `tracked` by default. */
  readonly style?: DocxStyle;
  /** For Word: the text in negotiation that it is written from, so that what comes back is compared with what went out. */
  readonly origin?: Origin;
}

/** The format that a file's name asks for; undefined when it asks for none that is written. */
export function writtenFormatOf(fileName: string): WrittenFormat | undefined {
  if (/\.(?:txt|text)$/iu.test(fileName)) return "text";
  if (/\.(?:md|markdown)$/iu.test(fileName)) return "markdown";
  if (/\.html?$/iu.test(fileName)) return "html";
  if (/\.docx$/iu.test(fileName)) return "docx";
  return /\.(?:akn|xml)$/iu.test(fileName) ? "akn" : undefined;
}

/** Writes a tree, tabled or taken from a negotiation, in any format. `alleged` is set for trees whose names only a file says. */
export async function writeTabled(
  tabled: TabledText,
  format: WrittenFormat,
  options: WriteOptions & { readonly alleged?: boolean },
): Promise<Uint8Array> {
  return writeManuscript(manuscriptFrom(tabled, { alleged: options.alleged ?? false }), tabled, format, options);
}

/**
 * Converts a document. To its own format it comes out byte for byte as it went in, unless another style is asked of a Word file. Refuses
 * only what `readDocument` refuses.
 */
export async function convertDocument(
  bytes: Uint8Array,
  fileName: string,
  format: WrittenFormat,
  options: WriteOptions & ReadOptions,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | Unreadable> {
  const { title, date, language, style, delegations } = options;
  const reading = readDocument(bytes, fileName, delegations === undefined ? {} : { delegations });
  if (!reading.ok) return reading;
  const manuscript = manuscriptOf(reading);
  if (reading.format === format && style === undefined)
    return { ok: true, bytes: writeBack(reading, manuscript, { date }) };
  const write: WriteOptions = {
    title,
    date,
    ...(language === undefined ? {} : { language }),
    ...(style === undefined ? {} : { style }),
  };
  return { ok: true, bytes: await writeManuscript(manuscript, tabledOf(reading), format, write) };
}

/** Compares two documents of any format; refuses what `readDocument` refuses, the first one first. */
export function compareDocuments(
  before: { readonly bytes: Uint8Array; readonly name: string },
  after: { readonly bytes: Uint8Array; readonly name: string },
): { readonly ok: true; readonly comparison: Comparison } | Unreadable {
  const a = readDocument(before.bytes, before.name);
  if (!a.ok) return a;
  const b = readDocument(after.bytes, after.name);
  if (!b.ok) return b;
  return { ok: true, comparison: compareTexts(manuscriptOf(a), manuscriptOf(b)) };
}

/** Compares two trees, such as two revisions of a text in negotiation. */
export function compareTabled(before: TabledText, after: TabledText): Comparison {
  return compareTexts(manuscriptFrom(before), manuscriptFrom(after));
}

async function writeManuscript(
  manuscript: Manuscript,
  tree: TabledText,
  format: WrittenFormat,
  { title, date, language, style, origin }: WriteOptions,
): Promise<Uint8Array> {
  switch (format) {
    case "text":
      return writeText(manuscript);
    case "markdown":
      return writeMarkdown(manuscript);
    case "html":
      return writeHtml(manuscript, { title, ...(language === undefined ? {} : { language }) });
    case "docx": {
      // The library is as large as all the rest: it is loaded where a Word file is written, and not before.
      const { writeDocx } = await import("./docx/write-docx.ts");
      return await writeDocx(manuscript, tree, {
        title,
        date,
        ...(style === undefined ? {} : { style }),
        ...(origin === undefined ? {} : { origin }),
      });
    }
    case "akn":
      return writeAkomaNtoso(manuscript, tree, {
        title,
        date: date.slice(0, 10),
        ...(language === undefined ? {} : { language }),
      });
    default:
      return format satisfies never;
  }
}
