import { type Brackets, findBrackets } from "./bracket.ts";
import { type DocxDraft, draftDocx } from "./docx/read-docx.ts";
import type { Draft } from "./draft.ts";
import { type Unreadable, unreadable } from "./file-error.ts";
import { type Gathered, gather } from "./gathered.ts";
import { type Notes, findNotes } from "./note.ts";
import { UNKNOWN, otherFormat } from "./other-format.ts";
import type { Outline } from "./outline.ts";
import { buildOutline } from "./outline-builder.ts";
import type { Problem } from "./problem.ts";
import { draftMarkdown } from "./read-markdown.ts";
import { draftText } from "./read-text.ts";
import { findOddities } from "./oddities.ts";
import { enclosingTrusted, findSuspects } from "./suspect.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** The formats that are read. */
export type Format = "text" | "markdown" | "docx";

/** What a reader may be told. */
export interface ReadOptions {
  /** By default the file's name and first bytes say. */
  readonly format?: Format;
  /** Names of the dialogue's delegations, so that attributions in the file are recognised; they stay alleged. */
  readonly delegations?: readonly string[];
}

/** A file understood: everything that summaries, trees and writers are made of. */
export interface Reading {
  readonly ok: true;
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly draft: Draft;
  readonly gathered: Gathered;
  readonly brackets: Brackets;
  /** Indices of pairs that cross a heading as no bracket should: each is read as two unpaired marks until repaired. */
  readonly suspects: ReadonlySet<number>;
  readonly notes: Notes;
  readonly units: readonly Unit[];
  readonly outline: Outline;
  /** In order of place. */
  readonly problems: readonly Problem[];
  readonly docx?: DocxDraft;
}

/**
 * Reads a document. Text and Markdown are never refused, whatever the bytes; a `.docx` is refused with a code and a sentence when it is
 * hostile or broken, and so is a file that by its name and its bytes is something else, such as a PDF. Nothing is thrown for any input, and no character of the file is lost: see `Draft`.
 */
export function readDocument(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Reading | Unreadable {
  const format = options.format ?? formatOf(fileName, bytes);
  if (format === undefined) {
    const { format: other, called, advice } = otherFormat(bytes) ?? UNKNOWN;
    return unreadable("OTHER_FORMAT", `The file is ${called}, which is not read here. ${advice}`, { format: other });
  }
  if (format === "docx") {
    const docx = draftDocx(bytes);
    return docx.ok ? understand(bytes, docx.draft, options, docx) : docx;
  }
  return understand(bytes, format === "markdown" ? draftMarkdown(bytes) : draftText(bytes), options);
}

/**
 * The format a file is in, by its name; a name that says nothing is looked past at the bytes, and anything else is plain text. Undefined
 * where the bytes are of a format that is not read, and the name does not say that it is to be read as text all the same.
 */
function formatOf(fileName: string, bytes: Uint8Array): Format | undefined {
  if (/\.(?:docx|docm|dotx)$/iu.test(fileName)) return "docx";
  if (/\.(?:md|markdown|mdown|mkd)$/iu.test(fileName)) return "markdown";
  if (/\.(?:txt|text)$/iu.test(fileName)) return "text";
  if (otherFormat(bytes) !== undefined) return undefined;
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4 ? "docx" : "text";
}

function understand(bytes: Uint8Array, draft: Draft, options: ReadOptions, docx?: DocxDraft): Reading {
  const gathered = gather(draft);
  const brackets = findBrackets(draft, gathered, options.delegations ?? []);
  const notes = findNotes(gathered);
  const units = gathered.blocks.flatMap((block) => unitsOf(gathered, block));
  const outlineWith = (enclosing: Brackets["enclosing"]): Outline =>
    buildOutline(units, {
      body: (unit) => gathered.text.slice(unit.bodyFrom, unit.to),
      enclosing,
      isIndented: draft.format !== "text",
    });
  const first = outlineWith(brackets.enclosing);
  const suspects = findSuspects(gathered, brackets, first);
  // A pair that is none ends no choice: one missing bracket would part options that stand together.
  const outline = suspects.size === 0 ? first : outlineWith(enclosingTrusted(brackets, suspects));
  const problems = findOddities({ draft, gathered, brackets, notes, outline, suspects });
  return {
    ok: true,
    format: draft.format,
    bytes,
    draft,
    gathered,
    brackets,
    suspects,
    notes,
    units,
    outline,
    problems,
    ...(docx === undefined ? {} : { docx }),
  };
}
