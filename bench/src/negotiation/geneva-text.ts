import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { type TabledText, readDocument, tabledOf } from "@longtable/text";

const FILE = "geneva-negotiating-text-2015-02-12.txt";

/** The Geneva negotiating text of February 2015 as a tabled tree; `share` takes its first part only. */
export function genevaText(share = 1): TabledText {
  const bytes = readFileSync(fileURLToPath(new URL(`../../../../shared/texts/${FILE}`, import.meta.url)));
  const end = share === 1 ? bytes.length : bytes.indexOf("\n\n", Math.floor(bytes.length * share));
  const reading = readDocument(bytes.subarray(0, end), FILE);
  if (!reading.ok) throw new Error(reading.message);
  return tabledOf(reading);
}
