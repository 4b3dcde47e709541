import { SHEET_WORDS, sheetWords } from "@longtable/room";
import { toHex, fingerprint } from "@longtable/protocol";

import { type CallPlace, deskOf } from "./call-place.ts";
import type { KeptSeat, KeptSheets } from "./seats.ts";

export type SheetKind = "authority" | "reading";

/** One sheet as it is printed: the only secret that ever crosses to a page, when somebody asks to print it. */
export interface SheetForPaper {
  readonly kind: SheetKind;
  readonly words: readonly string[];
  readonly delegation: string;
  readonly head: string;
  /** The beginning of the dialogue's id, in groups of four. */
  readonly dialogue: string;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly printedAt: number;
}

const FIELD = { authority: "root", reading: "reading" } as const satisfies Record<SheetKind, keyof KeptSheets>;

/** A delegation's two sheets, while its head's device holds them. */
export const sheetCalls = {
  /** The sheet's words, for printing. Null when they are no longer here. */
  sheetForPaper: async (place: CallPlace, { kind }: { readonly kind: SheetKind }): Promise<SheetForPaper | null> => {
    const { seat } = deskOf(place);
    const seed = seat.sheets?.[FIELD[kind]] ?? null;
    if (seed === null || seat.head === null) return null;
    return {
      kind,
      words: sheetWords(seed).split(" "),
      delegation: fingerprint("delegation", seat.head.delegation),
      head: seat.label,
      dialogue: toHex(seat.dialogue)
        .slice(0, 16)
        .replaceAll(/.{4}(?!$)/gu, "$& "),
      origin: seat.origin,
      printedAt: Date.now(),
    };
  },

  /**
   * Whether words typed from the paper are the sheet's, by their numbers from 1. Where they are, the sheet is erased
   * from this device if that was asked for: then it is on paper alone.
   */
  checkSheet: async (
    place: CallPlace,
    given: {
      readonly kind: SheetKind;
      readonly typed: readonly { readonly number: number; readonly word: string }[];
      readonly isErasing: boolean;
    },
  ): Promise<boolean> => {
    const desk = deskOf(place);
    const { seat } = desk;
    if (!isRight(seat, given.kind, given.typed)) return false;
    if (given.isErasing && seat.sheets !== null) {
      await desk.keep({ sheets: { ...seat.sheets, [FIELD[given.kind]]: null } });
    }
    return true;
  },
} as const;

function isRight(
  { sheets }: KeptSeat,
  kind: SheetKind,
  typed: readonly { readonly number: number; readonly word: string }[],
): boolean {
  const seed = sheets?.[FIELD[kind]] ?? null;
  if (seed === null || typed.length < 2) return false;
  const words = sheetWords(seed).split(" ");
  return typed.every(
    ({ number, word }) => number >= 1 && number <= SHEET_WORDS && words[number - 1] === word.trim().toLowerCase(),
  );
}
