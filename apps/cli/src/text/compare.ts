import { type Comparison, compareDocuments } from "@longtable/text";

import { type DocumentRefusal, readDocumentFile } from "./document-file.ts";

/** Compares two documents of any formats that are read, the earlier one first. */
export function compareFiles(
  before: string,
  after: string,
): { readonly ok: true; readonly comparison: Comparison } | DocumentRefusal {
  const a = readDocumentFile(before);
  if (!a.ok) return a;
  const b = readDocumentFile(after);
  if (!b.ok) return b;
  return compareDocuments(a, b);
}

/** Whether the two say the same words in the same order. */
export function isSameText({ provisions }: Comparison): boolean {
  return provisions.every(({ kind }) => kind === "same");
}
