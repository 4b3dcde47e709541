import { isUtf16 } from "./source-text.ts";

/** Formats that are not read here and are known by their bytes. */
export type OtherFormatName =
  | "pdf"
  | "rtf"
  | "old-office"
  | "picture"
  | "archive"
  | "open-document"
  | "spreadsheet"
  | "pages"
  | "unknown";

/** A format that is not read here: what it is called, and how a person makes a document of it. */
export interface OtherFormat {
  readonly format: OtherFormatName;
  readonly called: string;
  /** A sentence. */
  readonly advice: string;
}

const IN_A_WORD_PROCESSOR = "Open it in a word processor and save it as .docx.";
const KNOWN: readonly (OtherFormat & { readonly begins: readonly string[] })[] = [
  {
    begins: ["%PDF-"],
    format: "pdf",
    called: "a PDF",
    advice: "Ask for the document that it was made from, or copy its words into a text file.",
  },
  { begins: ["{\\rtf"], format: "rtf", called: "Rich Text", advice: IN_A_WORD_PROCESSOR },
  {
    begins: ["\u00D0\u00CF\u0011\u00E0"],
    format: "old-office",
    called: "an Office file of before 2007, or a protected one",
    advice: "Save it unprotected as .docx.",
  },
  {
    begins: ["\u0089PNG\r\n\u001A\n", "\u00FF\u00D8\u00FF", "GIF87a", "GIF89a", "II*\u0000", "MM\u0000*"],
    format: "picture",
    called: "a picture",
    advice: "Have the scan's words recognised and saved as text, or ask for the document.",
  },
  {
    begins: ["\u001F\u008B", "7z\u00BC\u00AF", "Rar!"],
    format: "archive",
    called: "an archive",
    advice: "Unpack it and name the document in it.",
  },
];

/** Bytes of nothing that is known here and of no text either. */
export const UNKNOWN: OtherFormat = {
  format: "unknown",
  called: "something else",
  advice: "Save it as .docx, .md or .txt.",
};

/**
 * The format that a file's first bytes are of, where it is one that is not read here. No text begins so by chance, nor are so many of
 * its bytes control characters as in what is no text.
 */
export function otherFormat(bytes: Uint8Array): OtherFormat | undefined {
  const start = String.fromCodePoint(...bytes.subarray(0, 8));
  const known = KNOWN.find(({ begins }) => begins.some((one) => start.startsWith(one)));
  // What a zip is of, its parts say.
  return known ?? (!start.startsWith("PK\u0003\u0004") && isNoText(bytes) ? UNKNOWN : undefined);
}

/** As much of a file as is looked at, and how many of its bytes may be control characters, and how large a part of it. */
const LOOKED_AT = 4096;
const MOST_CONTROLS = 8;
const LARGEST_PART = 0.05;
/** Those that texts are laid out with. */
const LAYOUT = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

function isNoText(bytes: Uint8Array): boolean {
  const isUtf32 = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0 && bytes.length > 4;
  if (!isUtf32 && isUtf16(bytes)) return false;
  const start = bytes.subarray(0, LOOKED_AT);
  let controls = 0;
  for (const byte of start) if (byte < 0x20 && !LAYOUT.has(byte)) controls += 1;
  return controls > MOST_CONTROLS && controls > start.length * LARGEST_PART;
}

/** The format that the parts of a zip are of, where it is one that is not read here. */
export function otherPackage(parts: ReadonlyMap<string, Uint8Array>): OtherFormat | undefined {
  const type = new TextDecoder().decode(parts.get("mimetype")?.subarray(0, 100));
  if (type.startsWith("application/vnd.oasis.opendocument"))
    return {
      format: "open-document",
      called: "an OpenDocument file",
      advice: "Open it in LibreOffice and save it as .docx.",
    };
  if (parts.has("xl/workbook.xml") || parts.has("ppt/presentation.xml"))
    return {
      format: "spreadsheet",
      called: "a spreadsheet or a presentation",
      advice: "Copy its words into a document and save that as .docx.",
    };
  return parts.has("Index/Document.iwa")
    ? { format: "pages", called: "a Pages document", advice: "Export it as .docx from Pages." }
    : undefined;
}
