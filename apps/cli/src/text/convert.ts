import { type WrittenFormat, convertDocument, writtenFormatOf } from "@longtable/text";

import {
  type DocumentRefusal,
  isSameFile,
  readDocumentFile,
  refuse,
  titleOf,
  writeDocumentFile,
} from "./document-file.ts";

/** How Word shows brackets: as changes tracked by their holders, or typed. */
export const WORD_STYLES = ["tracked", "brackets"] as const;
export type WordStyle = (typeof WORD_STYLES)[number];

/** What a format is called in a sentence. */
export const FORMAT_NAMES: Readonly<Record<WrittenFormat, string>> = {
  text: "plain text",
  markdown: "Markdown",
  html: "HTML",
  docx: "Word",
  akn: "Akoma Ntoso",
};

/**
 * Converts a document into the format that the new file's name asks for. Refuses a name that asks for none, tracked changes anywhere
 * but in Word, and to write over the document itself; `now` (ISO 8601) dates what has no date of its own.
 */
export async function convertText(
  from: string,
  to: string,
  { style, now }: { readonly style?: WordStyle; readonly now: string },
): Promise<{ readonly ok: true; readonly format: WrittenFormat } | DocumentRefusal> {
  const format = writtenFormatOf(to);
  if (format === undefined)
    return refuse("UNKNOWN_FORMAT", `The name ${to} says no format; end it in .txt, .md, .html, .docx, .akn or .xml.`);
  if (style === "tracked" && format !== "docx")
    return refuse(
      "STYLE_NEEDS_WORD",
      `${FORMAT_NAMES[format]} has no tracked changes; write a .docx, or leave --style out.`,
    );
  const file = readDocumentFile(from);
  if (!file.ok) return file;
  if (isSameFile(from, to)) return refuse("SAME_FILE", `${to} is the document itself; name another file to write.`);
  const wordStyle = format === "docx" && style !== undefined ? { style } : {};
  const converted = await convertDocument(file.bytes, file.name, format, {
    title: titleOf(file.name),
    date: now,
    ...wordStyle,
  });
  if (!converted.ok) return converted;
  const written = writeDocumentFile(to, converted.bytes);
  return written.ok ? { ok: true, format } : written;
}
