/** Why a sheet brings nobody back in. Each has its sentence. */
const SHEET_REFUSALS = {
  NO_ROOMS:
    "Nothing here is for this sheet: it is of another dialogue, or was replaced since, or this node holds none of its rooms.",
  READING_SHEET:
    "This is a reading sheet, and the authority sheet is needed: the heading on the paper says which it is.",
  AUTHORITY_SHEET:
    "This is an authority sheet, and the reading sheet is needed: the heading on the paper says which it is.",
  OTHER_DIALOGUE: "These rooms are of another dialogue than the one asked for: compare its id with the paper.",
  SHEET_REPLACED: "This authority sheet was replaced: use the one that was printed when the head was last replaced.",
  SHEETS_DIFFER: "These two sheets do not belong together: they are of two delegations, or one of them was replaced.",
  HEADS_DIFFER:
    "The rooms name different heads for this delegation: two appointments were made from one sheet. Tell the other heads before going on.",
} as const;

/** A code of the closed list above; `BAD_SHEET` where the words are no sheet, with its own sentence. */
export type SheetRefusalCode = keyof typeof SHEET_REFUSALS | "BAD_SHEET";

/** Why a sheet opens nothing here, with its sentence. */
export interface SheetRefusal {
  readonly ok: false;
  readonly code: SheetRefusalCode;
  readonly sentence: string;
}

/** A refusal with its sentence. */
export function sheetRefused(code: Exclude<SheetRefusalCode, "BAD_SHEET">): SheetRefusal {
  return { ok: false, code, sentence: SHEET_REFUSALS[code] };
}
