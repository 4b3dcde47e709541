import type { OtherFormatName, ProblemKind, UnreadableCode } from "@longtable/text";

/** What the reader of files says: of something odd, what it is and what to do; of a file that it refuses, why. */
export const reader = {
  "problem.CLOSING_MISSING": 'The bracket {sign} near "{near}" has no closing partner.',
  "problem.CLOSING_MISSING.do": "Add the closing bracket where the bracketed words end, or remove this one.",
  "problem.OPENING_MISSING": 'The bracket {sign} near "{near}" has no opening partner.',
  "problem.OPENING_MISSING.do": "Add the opening bracket where the bracketed words begin, or remove this one.",
  "problem.SUSPECT_PAIR":
    "This bracket would close only at line {line}, column {column}, across a heading; it is read as two unpaired brackets.",
  "problem.SUSPECT_PAIR.do": "Look for a missing bracket between the two and add it.",
  "problem.UNBALANCED_NOTE": "The brace {sign} has no partner in its paragraph; it is read as a word.",
  "problem.UNBALANCED_NOTE.do": "Add the other brace, or remove this one.",
  "problem.OPTION_OUT_OF_ORDER": '"{name}" does not follow the option before it.',
  "problem.OPTION_OUT_OF_ORDER.do": "Check whether an option is missing.",
  "problem.OPTION_ALONE": '"{name}" stands without another option of its kind.',
  "problem.OPTION_ALONE.do": "Check whether a heading or a bracket parts it from the others.",
  "problem.END_WITHOUT_OPTIONS": "This ends options where none are open.",
  "problem.END_WITHOUT_OPTIONS.do": "Remove it, or label the options it ends.",
  "problem.SLASHED_ALTERNATIVES": '"{words}" may be alternatives; it is read as words.',
  "problem.SLASHED_ALTERNATIVES.do": "Bracket each alternative, as in [shall][should], if that is meant.",
  "problem.MISSING_FOOTNOTE": "The footnote {mark} is referred to and not there.",
  "problem.MISSING_FOOTNOTE.do": "Add the footnote, or remove its mark.",
  "problem.OTHER_FORMAT": "By its first bytes the file is {format}; its name says text, and as text it was read.",
  "problem.OTHER_FORMAT.do": "{advice}",
  "problem.EMPTY": "The file holds no words.",
  "problem.EMPTY.do": "Look whether it is the right file, or ask for it again.",
  "problem.OTHER_ENCODING": "The file is not UTF-8; it was read as {encoding}.",
  "problem.OTHER_ENCODING.do": "Check accented letters and quotation marks, or save the file as UTF-8.",
  "problem.NO_CHARACTER": "This byte is no character; it is shown as � and kept when the file is written back.",
  "problem.NO_CHARACTER.do": "Save the file as UTF-8 from the program it was written with.",
  "problem.FULL_WIDTH_BRACKET": "A full-width bracket {sign} is read as a bracket.",
  "problem.FULL_WIDTH_BRACKET.do": "Nothing, unless it was meant as punctuation.",
  "problem.LIKE_A_BRACKET": "{sign} looks like a bracket; it is read as a word.",
  "problem.LIKE_A_BRACKET.do": "Type [ or ] where a bracket is meant.",
  "problem.ODD_CHARACTER": "A control character ({character}) stands among the words.",
  "problem.ODD_CHARACTER.do": "Remove it in the program the file was written with.",
  "problem.DEEP_NESTING": "Brackets nest more than {deep} deep here.",
  "problem.DEEP_NESTING.do": "Check that none of them is missing its partner.",
  "problem.FILE_JOINED": "Another file is joined to the document here; its words are not read.",
  "problem.FILE_JOINED.do":
    "Open the document in Word, save it again, and read that: Word then holds the other''s words as its own.",
  "problem.PARAGRAPHS_JOINED":
    "A tracked change by {author} joins this paragraph to the next, and changes no word; they are read as two.",
  "problem.PARAGRAPHS_JOINED.do": "Propose the merger or the split at the table, where the text has both.",
  "problem.PARAGRAPHS_PARTED":
    "A tracked change by {author} parts this paragraph from the next, and changes no word; they are read as two.",
  "problem.PARAGRAPHS_PARTED.do": "Propose the merger or the split at the table, where the text has both.",
  "problem.BRACKETS_AT_EDGE": "A page''s head or foot holds brackets, and is no part of the text: \"{words}\".",
  "problem.BRACKETS_AT_EDGE.do": "Put them into the text where they are meant as its own.",
  "problem.HIDDEN_WORDS": 'Words are hidden here, and are read as words of the text: "{words}".',
  "problem.HIDDEN_WORDS.do": "Show hidden text in Word; delete it, or make it seen.",
  "problem.STRUCK_BY_LOOK":
    'Words are only drawn as struck out here, by no tracked change, and are read as words that stand: "{words}".',
  "problem.STRUCK_BY_LOOK.do": "Delete them in Word with its changes tracked, or put brackets around them.",
  "problem.PART_DAMAGED":
    "The part {part} of the document is damaged, or holds what no Word document has; it is not read.",
  "problem.PART_DAMAGED.do": "Open the file in Word and save it again, then check numbering and notes.",
  "problem.MORE": "{count} more of {code}, the last one here.",
  "problem.MORE.do": "Repair the first ones and read the file again.",

  "format.pdf": "a PDF",
  "format.pdf.do": "Ask for the document that it was made from, or copy its words into a text file.",
  "format.rtf": "Rich Text",
  "format.rtf.do": "Open it in a word processor and save it as .docx.",
  "format.old-office": "an Office file of before 2007, or a protected one",
  "format.old-office.do": "Save it unprotected as .docx.",
  "format.picture": "a picture",
  "format.picture.do": "Have the scan’s words recognised and saved as text, or ask for the document.",
  "format.archive": "an archive",
  "format.archive.do": "Unpack it and name the document in it.",
  "format.open-document": "an OpenDocument file",
  "format.open-document.do": "Open it in LibreOffice and save it as .docx.",
  "format.spreadsheet": "a spreadsheet or a presentation",
  "format.spreadsheet.do": "Copy its words into a document and save that as .docx.",
  "format.pages": "a Pages document",
  "format.pages.do": "Export it as .docx from Pages.",
  "format.unknown": "something else",
  "format.unknown.do": "Save it as .docx, .md or .txt.",

  "unreadable.NOT_A_ZIP": "By its name the file is a Word document; by its first bytes it is {format}. {advice}",
  "unreadable.NOT_A_DOCUMENT": "The file holds no Word document: it is {format}. {advice}",
  "unreadable.OTHER_FORMAT": "The file is {format}, which is not read here. {advice}",
  "unreadable.TOO_LARGE": "The file is larger than any negotiating text. Remove its pictures, or split it.",
  "unreadable.BROKEN_ZIP": "The file is damaged and cannot be unpacked. Ask for it again.",
  "unreadable.BROKEN_XML": "The part {part} of the file is damaged. Open the file in Word and save it again.",
  "unreadable.ENTITIES":
    "The part {part} declares a document type or entities, which no Word document has; the file is not read. Ask whoever sent it for one saved by Word.",
  "unreadable.ENCRYPTED":
    "The file is protected by a password or in Word’s format of before 2007. Save it unprotected as .docx.",
} as const satisfies Readonly<
  Record<
    | `problem.${ProblemKind}`
    | `problem.${ProblemKind}.do`
    | `format.${OtherFormatName}`
    | `format.${OtherFormatName}.do`
    | `unreadable.${UnreadableCode}`,
    string
  >
>;
