import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { isatty } from "node:tty";

import { SHEET_WORDS } from "@longtable/room";

import { SeatError } from "../seat/seat-file.ts";
import type { SheetKind } from "./sheet-text.ts";

/**
 * The words of sheets, from a file or from what is typed; never from the command line, where other users of the
 * machine and the shell's history would see them. At a terminal each sheet is asked for by its name; an empty
 * line ends one early. From elsewhere all input is read to its end.
 */
export async function typedWords(kinds: readonly SheetKind[], file: string | undefined): Promise<string> {
  if (file !== undefined) {
    try {
      return readFileSync(file, "utf8");
    } catch (cause) {
      throw new SeatError(`The file ${file} cannot be read: check its name.`, { cause });
    }
  }
  const { stdin, stderr } = process;
  const isAsking = isatty(stdin.fd);
  const lines = createInterface({ input: stdin });
  const typed: string[] = [];
  const prompt = (at: number): void => {
    const kind = kinds[at];
    if (isAsking && kind !== undefined) stderr.write(`The ${SHEET_WORDS} words of the ${kind} sheet, then Enter:\n`);
  };
  prompt(0);
  for await (const line of lines) {
    typed.push(line);
    const count = wordsIn(typed.join(" "));
    if (!isAsking) continue;
    if (count >= kinds.length * SHEET_WORDS || (line.trim() === "" && count > 0)) break;
    if (line.trim() !== "" && count % SHEET_WORDS === 0) prompt(count / SHEET_WORDS);
  }
  lines.close();
  return typed.join("\n");
}

/** How many words something typed has, the numbers before them not counted. */
export function wordsIn(typed: string): number {
  return typed.split(/[\s\d.,;:]+/u).filter((word) => word !== "").length;
}
