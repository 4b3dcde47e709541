import { RoomError, SHEET_WORDS, readSheet } from "@longtable/room";

import type { SheetRefusal } from "./sheet-refusal.ts";

/** One sheet or more, as their 32-byte seeds in the order in which they were typed. */
export type TypedSheets = { readonly ok: true; readonly seeds: readonly Uint8Array[] } | SheetRefusal;

/**
 * What somebody typed from one sheet, or from `sheets` of them one after another. Each sheet's mistyped words are
 * named by their numbers; words themselves are in no sentence.
 */
export function readTypedSheets(typed: string, sheets: number): TypedSheets {
  const words = typed.split(/[\s\d.,;:]+/u).filter((word) => word !== "");
  const seeds: Uint8Array[] = [];
  try {
    for (let at = 0; at < sheets; at++) {
      const isLast = at === sheets - 1;
      const end = isLast ? words.length : (at + 1) * SHEET_WORDS;
      seeds.push(readSheet(words.slice(at * SHEET_WORDS, end).join(" ")));
    }
    return { ok: true, seeds };
  } catch (error) {
    if (!(error instanceof RoomError)) throw error;
    const which = sheets === 1 ? "" : ["First sheet: ", "Second sheet: "][seeds.length];
    return { ok: false, code: "BAD_SHEET", sentence: `${which ?? ""}${error.message}` };
  }
}
