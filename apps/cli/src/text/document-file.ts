import { type Stats, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";

import type { UnreadableCode } from "@longtable/text";

/** Why a document cannot be read, converted or written. Closed; each comes with a sentence that says what to do. */
export type DocumentRefusalCode =
  | UnreadableCode
  | "NO_FILE"
  | "NOT_A_FILE"
  | "CANNOT_OPEN"
  | "CANNOT_WRITE"
  | "SAME_FILE"
  | "UNKNOWN_FORMAT"
  | "STYLE_NEEDS_WORD";

/** A document's command that was refused: a code and a sentence, never an exception. */
export interface DocumentRefusal {
  readonly ok: false;
  readonly code: DocumentRefusalCode;
  readonly message: string;
}

/** A document as its bytes, with the name that says its format. */
export interface DocumentFile {
  readonly ok: true;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** No negotiating text is larger, and reading keeps some tens of bytes for each byte of the file. */
const MOST_BYTES = 64 << 20;

/** Reads a document's file. Refuses what is not there, is no file, may not be opened, or is larger than 64 MiB. */
export function readDocumentFile(path: string): DocumentFile | DocumentRefusal {
  const found = statOf(path);
  if (found === "missing") return refuse("NO_FILE", `There is no file ${path}; look at its name and its folder.`);
  if (found === "closed") return refuse("CANNOT_OPEN", `The file ${path} may not be opened by this user.`);
  // A device or a pipe has no end that one could rely on.
  if (!found.isFile()) return refuse("NOT_A_FILE", `${path} is no file; name a text, Markdown or Word document.`);
  if (found.size > MOST_BYTES)
    return refuse("TOO_LARGE", `The file ${path} is larger than ${MOST_BYTES >> 20} MiB; it is no negotiating text.`);
  try {
    return { ok: true, name: basename(path), bytes: readFileSync(path) };
  } catch {
    return refuse("CANNOT_OPEN", `The file ${path} cannot be opened; look at its permissions.`);
  }
}

/** A document's name without its ending: the title of what is made of it. */
export function titleOf(name: string): string {
  return basename(name, extname(name));
}

/** Whether two paths lead to one file, by whatever names. */
export function isSameFile(a: string, b: string): boolean {
  const one = statOf(a);
  const other = statOf(b);
  if (typeof one === "string" || typeof other === "string") return false;
  return one.ino === other.ino && one.dev === other.dev;
}

/** Writes a whole file or none of it: what was there stays until all of the new is on the disk. */
export function writeDocumentFile(path: string, bytes: Uint8Array): { readonly ok: true } | DocumentRefusal {
  const found = statOf(path);
  if (found !== "missing" && found !== "closed" && found.isDirectory())
    return refuse("CANNOT_WRITE", `${path} is a folder; name a file to write.`);
  const isPlain = found === "missing" || (found !== "closed" && found.isFile());
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    if (!isPlain) writeFileSync(path, bytes);
    else {
      writeFileSync(beside, bytes, { flag: "wx" });
      renameSync(beside, path);
    }
    return { ok: true };
  } catch {
    rmSync(beside, { force: true });
    return refuse(
      "CANNOT_WRITE",
      `The file ${path} cannot be written; look whether its folder is there, may be written and has room.`,
    );
  }
}

/** Says that a command on a document is refused, and what to do about it. */
export function refuse(code: DocumentRefusalCode, message: string): DocumentRefusal {
  return { ok: false, code, message };
}

function statOf(path: string): Stats | "missing" | "closed" {
  try {
    return statSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "EACCES" || code === "EPERM" ? "closed" : "missing";
  }
}
