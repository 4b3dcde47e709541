import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { type TabledText, readDocument, tabledOf } from "@longtable/text";

/** Where it lies: beside the repository, not in it. */
export const GENEVA = fileURLToPath(
  new URL("../../../../shared/texts/geneva-negotiating-text-2015-02-12.txt", import.meta.url),
);

/** The Geneva negotiating text of February 2015 as a tabled tree; `share` takes its first part only. */
export function genevaText(share = 1): TabledText {
  const bytes = readFileSync(GENEVA);
  const end = share === 1 ? bytes.length : bytes.indexOf("\n\n", Math.floor(bytes.length * share));
  const reading = readDocument(bytes.subarray(0, end), GENEVA);
  if (!reading.ok) throw new Error(reading.message);
  return tabledOf(reading);
}
