import { fromHex, toHex, fingerprint } from "@longtable/protocol";
import { sheetWords } from "@longtable/room";

import { shownSafely } from "../shown-safely.ts";

/** The two sheets of a delegation. */
export const SHEET_KINDS = ["reading", "authority"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** What a sheet says beside its words. */
export interface SheetFacts {
  readonly kind: SheetKind;
  readonly seed: Uint8Array;
  readonly origin: string;
  readonly dialogue: Uint8Array;
  readonly delegation: Uint8Array;
  /** The head's name, as the seat has it. */
  readonly head: string;
  /** Milliseconds since 1970. */
  readonly printedAt: number;
}

const WIDTH = 72;
const COLUMNS = 3;

const PURPOSE: Readonly<Record<SheetKind, string>> = {
  reading: `SECRET. Whoever has this paper can read every room of the delegation: what was said, what is said, and who said it. It cannot speak, sign, or name a head.`,
  authority: `SECRET. Whoever has this paper can name a head for the delegation, in the sight of the other delegations. It reads nothing by itself; with the reading sheet it brings everything back.`,
};

const KEEPING: Readonly<Record<SheetKind, string>> = {
  reading: `Keep it in a sealed envelope where only the delegation can get at it, in another place than the authority sheet. Tell the head if the seal is broken.`,
  authority: `Keep it in a sealed envelope in a safe, in another place than the reading sheet: the two together are the whole delegation. Tell the head if the seal is broken.`,
};

const USE: Readonly<Record<SheetKind, string>> = {
  reading: "longtable sheet read FILE",
  authority: "longtable sheet restore --store FOLDER --name NAME",
};

/** A sheet as text for paper: at most 72 columns, plain letters, the words numbered in columns. */
export function sheetText(facts: SheetFacts): string {
  const { kind, seed, origin, dialogue, delegation, head, printedAt } = facts;
  const title = `${kind.toUpperCase()} SHEET`;
  const words = sheetWords(seed).split(" ");
  const rows = Math.ceil(words.length / COLUMNS);
  const table = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => row + column * rows)
      .map((at) => `${String(at + 1).padStart(4)}  ${(words[at] ?? "").padEnd(16)}`)
      .join("")
      .trimEnd(),
  );
  return [
    `LONGTABLE${title.padStart(WIDTH - 9)}`,
    "=".repeat(WIDTH),
    ...wrapped(PURPOSE[kind]),
    "",
    `Delegation   ${fingerprint("delegation", delegation)}`,
    `Its head     ${head === "" ? "unnamed" : shownSafely(head)}`,
    `Dialogue     ${grouped(toHex(dialogue).slice(0, 16))}`,
    `Node         ${origin}`,
    `Printed      ${new Date(printedAt).toISOString().slice(0, 10)}`,
    "",
    ...table,
    "",
    ...wrapped(KEEPING[kind]),
    "",
    "To use it, on a machine that nobody else works at, and type the words:",
    `  ${USE[kind]} \\`,
    `    --node ${origin}`,
    "=".repeat(WIDTH),
    "",
  ].join("\n");
}

function grouped(hex: string): string {
  return hex.match(/.{1,4}/gu)?.join(" ") ?? "";
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The beginning of a dialogue's id as somebody typed it from a sheet; null when it is none. */
export function typedDialogue(typed: string): Uint8Array | null {
  const hex = typed.toLowerCase().replaceAll(/\s/gu, "");
  return /^([0-9a-f]{2}){4,32}$/u.test(hex) ? fromHex(hex) : null;
}
