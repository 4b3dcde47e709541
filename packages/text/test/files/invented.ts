import { zipSync } from "fflate";
import { constantFrom, array } from "fast-check";
import { type Reading, readDocument } from "../../src/files/read.ts";

const utf8 = new TextEncoder();

/** Reads words as a file of that name; throws where a reader refuses. */
export function readWords(words: string, name = "a.txt"): Reading {
  return readBytes(utf8.encode(words), name);
}

/** Reads bytes as a file of that name; throws where a reader refuses. */
export function readBytes(bytes: Uint8Array, name: string): Reading {
  const reading = readDocument(bytes, name);
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document of a body and other parts, as bare as a reader must take it. */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const own: Record<string, Uint8Array> = {
    "word/document.xml": utf8.encode(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
  };
  for (const [name, xml] of Object.entries(parts)) own[name] = utf8.encode(xml.replace("<w:root", `<w:root ${W}`));
  return zipSync(own);
}

/** A paragraph of Word's with one run. */
export function paragraph(words: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${run(words)}</w:p>`;
}

/** A run of Word's. */
export function run(words: string, tag: "t" | "delText" = "t"): string {
  return `<w:r><w:${tag} xml:space="preserve">${words}</w:${tag}></w:r>`;
}

/** Drafts made of what drafts are made of: brackets, attributions, options, headings, notes, tables, other scripts. */
export const drafts = array(
  constantFrom(
    "[",
    "]",
    "[shall][should] ",
    "[US: may] ",
    "[EU, Norway: must [not]] ",
    "[US deletes: now] ",
    "[X reserves] ",
    "{",
    "}",
    "{a note} ",
    "\n\n",
    "\n",
    "Article 2\n\n",
    "# Heading\n\n",
    "1. ",
    "(a) ",
    "3 bis. ",
    "Option 1: ",
    "Option 2: No text\n\n",
    "{End of options}\n\n",
    'words & <b>more</b> "quoted" ',
    "| a | [b] |\n|---|---|\n| c | d |\n\n",
    "word[^1] ",
    "[^1]: The EU reserves its position.\n\n",
    "____ ",
    "paragraph 3 bis above ",
    "［应］ ",
    "سوف [تستعرض] ",
    "\u{1F468}\u200D\u{1F469} ",
    "\u0000",
    "\uFFFE",
    "\u2028",
    "\t",
  ),
  { maxLength: 40 },
).map((parts) => parts.join(""));
