import * as v from "valibot";

import { type FileRef, fileRef } from "./shape.ts";

/** The files that an act shares: those in its `file` and `files`, as they are shaped, whatever its type. */
export function filesOf(act: { readonly [field: string]: unknown }): readonly FileRef[] {
  const named: readonly unknown[] = Array.isArray(act["files"]) ? act["files"] : [];
  const candidates = [act["file"], ...named];
  return candidates.filter((candidate): candidate is FileRef => v.is(fileRef, candidate));
}
