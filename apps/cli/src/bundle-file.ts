import { readFileSync } from "node:fs";

import { type Bundle, RecordError, readBundle } from "@longtable/record";

/** A bundle from its file, or the sentence that says why it cannot be read. */
export type BundleFile =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly problem: string };

/** Reads a bundle's file. */
export function openBundleFile(file: string): BundleFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return { ok: false, problem: `The file ${file} cannot be opened: check its name.` };
  }
  try {
    return { ok: true, bundle: readBundle(bytes) };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { ok: false, problem: error.message };
  }
}
