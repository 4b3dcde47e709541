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

/** The format that a file's first bytes are of, where it is one that is not read here. No text begins so by chance. */
export function otherFormat(bytes: Uint8Array): OtherFormat | undefined {
  const start = String.fromCodePoint(...bytes.subarray(0, 8));
  return KNOWN.find(({ begins }) => begins.some((one) => start.startsWith(one)));
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
