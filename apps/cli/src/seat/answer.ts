import { ClientError } from "@longtable/client";
import { RecordError } from "@longtable/record";

import { shownSafely } from "../shown-safely.ts";
import { SeatError } from "./seat-file.ts";

/** What a command about a seat ends with: printed as one JSON object, or as its sentence. */
export interface SeatAnswer {
  readonly ok: boolean;
  readonly code?: string;
  readonly sentence: string;
  readonly dialogue?: string;
  readonly delegation?: string;
  readonly rooms?: readonly string[];
  readonly device?: string;
  readonly url?: string;
}

/** Whether a command prints JSON. */
export interface JsonFlag {
  readonly json?: true;
}

/** Prints something before the end: an object of its own with `--json`, else a sentence. */
export function tell(flags: JsonFlag, object: object, sentence: string): void {
  console.log(flags.json === true ? JSON.stringify(object) : shownSafely(sentence));
}

/** Prints what came of a command: exit code 0, or 1 with a code and a sentence. */
export async function report(flags: JsonFlag, step: () => Promise<SeatAnswer> | SeatAnswer): Promise<void> {
  let answer: SeatAnswer;
  try {
    answer = await step();
  } catch (error) {
    const isExpected = error instanceof ClientError || error instanceof SeatError || error instanceof RecordError;
    if (!isExpected) throw error;
    answer = { ok: false, code: error instanceof SeatError ? "BAD_SEAT" : error.code, sentence: error.message };
  }
  // A sheet of paper has many lines; each is shown by itself.
  const lines = answer.sentence.split("\n").map(shownSafely);
  if (flags.json === true) console.log(JSON.stringify(answer));
  else for (const line of lines) (answer.ok ? console.log : console.error)(line);
  process.exitCode = answer.ok ? 0 : 1;
}
