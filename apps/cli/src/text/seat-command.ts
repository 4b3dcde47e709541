import { Command } from "commander";

import type { JsonFlag } from "../seat/answer.ts";

/** What every command of a seat is given. */
export interface SeatFlags extends JsonFlag {
  readonly store: string;
}
export type Flags<T> = SeatFlags & Readonly<Partial<T>>;

/** Which text is meant, by `WHICH`. */
export interface WhichText {
  readonly text: string;
}

/** Which text is meant, where a command's other names do not say. */
export const WHICH = ["--text <id>", "the beginning of the text's id, where the rooms have several"] as const;

/** What is said of commands that bind; `lists` is the command that prints names with their forms. */
export const bindsBy = (lists: string): string => `
It binds your delegation, so the name says the form that you read: longtable text ${lists} prints both.
Exit code 0; 1 if it has no effect, with the reason (STALE_SUBJECT: it changed since it was read).`;

/** A command of `longtable text` that needs a seat. */
export const seatCommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .requiredOption("--store <folder>", "where this device keeps its seat")
    .option("--json", "print one object");

/** Only what was asked for: an option that was not given is not there. */
export function asked<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
