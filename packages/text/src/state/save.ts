import { type ActId, type DelegationId, fromHex, sha256, toHex } from "@longtable/protocol";

import { broken } from "./broken.ts";
import type { TextsState } from "./records.ts";
import { type Told, loadText } from "./load-text.ts";
import { saveText } from "./save-text.ts";

/** The bytes of a SHA-256. */
const HASH = 32;
const FORMAT = "longtable/texts/5";

/**
 * A room's texts as bytes, to be loaded by the same software later: JSON text in UTF-8 that begins with the format's name, and for each
 * text the columns whose lengths it tells. The first 32 bytes are the SHA-256 of all after them, so that what was damaged in keeping is
 * never taken for a text; the next four are the length of the JSON text, the lowest first. What was folded on from a loaded state equals
 * what was folded from the beginning.
 */
export function saveTexts({ texts, parts }: TextsState): Uint8Array<ArrayBuffer> {
  const waiting = parts.map(({ act, by, tree }): SavedPart => [act, by, toHex(tree)]);
  const saved = texts.map(saveText);
  const head = new TextEncoder().encode(JSON.stringify([FORMAT, waiting, ...saved.map(({ told }) => told)]));
  const columns = [head, ...saved.flatMap((one) => one.columns)];
  const bytes = new Uint8Array(columns.reduce((sum, { length }) => sum + length, HASH + 4));
  new DataView(bytes.buffer).setUint32(HASH, head.length, true);
  let at = HASH + 4;
  for (const column of columns) {
    bytes.set(column, at);
    at += column.length;
  }
  bytes.set(sha256(bytes.subarray(HASH)));
  return bytes;
}

/** What waits for the act that tables it: by which act, of which delegation, the bytes in hex. */
type SavedPart = readonly [act: ActId, by: DelegationId, tree: string];

/** The texts of saved bytes. `BAD_SAVED_STATE` for any other bytes, and for another version's: then the record is folded again. */
export function loadTexts(bytes: Uint8Array): TextsState {
  try {
    if (toHex(sha256(bytes.subarray(HASH))) !== toHex(bytes.subarray(0, HASH))) throw broken();
    let at = HASH;
    const column = (length: number): Uint8Array => {
      if (!Number.isInteger(length) || length < 0 || length > bytes.length - at) throw broken();
      at += length;
      return bytes.subarray(at - length, at);
    };
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(HASH, true);
    column(4);
    const head = new TextDecoder("utf-8", { fatal: true }).decode(column(length));
    const [format, parts, ...told] = JSON.parse(head) as readonly unknown[];
    if (format !== FORMAT) throw broken();
    const waiting = (parts as readonly SavedPart[]).map(([act, by, tree]) => ({ act, by, tree: fromHex(tree) }));
    const texts = told.map((one) => loadText(one as Told, column));
    if (at !== bytes.length) throw broken();
    return { texts, parts: waiting };
  } catch {
    throw broken();
  }
}
