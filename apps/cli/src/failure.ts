import { NodeError, type NodeErrorCode } from "@longtable/node";
import { ClientError, type ClientErrorCode } from "@longtable/client";
import { ProtocolError, type ProtocolErrorCode } from "@longtable/protocol";
import { RecordError, type RecordErrorCode } from "@longtable/record";
import { CommanderError } from "commander";

import { shownSafely } from "./shown-safely.ts";

/** Every way to call a command wrongly. */
export type CalledWronglyCode = (typeof CALLED_WRONGLY)[keyof typeof CALLED_WRONGLY] | "NO_COMMAND" | "CALLED_WRONGLY";

/** Why a command ended without its outcome: what `--json` prints of it, and the exit code. */
export interface Failure {
  readonly code:
    | CalledWronglyCode
    | NodeErrorCode
    | ClientErrorCode
    | ProtocolErrorCode
    | RecordErrorCode
    | "FILE_FAILED"
    | "UNEXPECTED";
  readonly sentence: string;
  /** 1 refused, 2 called wrongly or a file that cannot be read or written, 70 a fault of the program's own. */
  readonly exitCode: 1 | 2 | 70;
}

const CALLED_WRONGLY = {
  "commander.unknownCommand": "UNKNOWN_COMMAND",
  "commander.unknownOption": "UNKNOWN_OPTION",
  "commander.missingArgument": "MISSING_ARGUMENT",
  "commander.excessArguments": "EXCESS_ARGUMENT",
  "commander.invalidArgument": "BAD_VALUE",
  "commander.optionMissingArgument": "MISSING_VALUE",
  "commander.missingMandatoryOptionValue": "MISSING_OPTION",
  "commander.conflictingOption": "CONFLICTING_OPTION",
} as const;

const isCalledWrongly = (code: string): code is keyof typeof CALLED_WRONGLY => Object.hasOwn(CALLED_WRONGLY, code);

/** What a command that threw says of it. Whatever is not one of our own refusals is a fault: `UNEXPECTED`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    // Every command takes --json: only a group of them, named without a command, does not.
    const isOnlyJson = error.code === "commander.unknownOption" && error.message.includes("'--json'");
    if (error.code === "commander.help" || isOnlyJson) {
      return { code: "NO_COMMAND", sentence: "Say which command: add --help to see them.", exitCode: 2 };
    }
    const code = isCalledWrongly(error.code) ? CALLED_WRONGLY[error.code] : "CALLED_WRONGLY";
    return { code, sentence: calledWrongly(error.message), exitCode: 2 };
  }
  const isRefused =
    error instanceof NodeError ||
    error instanceof ClientError ||
    error instanceof RecordError ||
    error instanceof ProtocolError;
  if (isRefused) return { code: error.code, sentence: error.message, exitCode: 1 };
  if (isOfAFile(error)) {
    const sentence = `The file ${error.path} cannot be read or written (${error.code}): check its name and its folder.`;
    return { code: "FILE_FAILED", sentence, exitCode: 2 };
  }
  const what = error instanceof Error ? error.message : String(error);
  return { code: "UNEXPECTED", sentence: `A fault of Longtable's own: ${what}`, exitCode: 70 };
}

/** Prints why a command failed: with `--json` one object on standard output, else its sentence on standard error. */
export function sayFailure(isJson: boolean, { code, sentence }: SaidFailure): void {
  if (isJson) console.log(JSON.stringify({ ok: false, code, sentence }));
  else console.error(shownSafely(sentence));
}

interface SaidFailure {
  readonly code: string;
  readonly sentence: string;
}

/** Whether a command line asks for JSON: after `--` nothing is an option. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return argv.slice(0, end < 0 ? argv.length : end).includes("--json");
}

function calledWrongly(message: string): string {
  const said = message
    .replace(/^error: /u, "")
    .replaceAll("\n", " ")
    .trim();
  const stop = /[.)]$/u.test(said) ? "" : ".";
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}${stop} Add --help to see how it is called.`;
}

function isOfAFile(error: unknown): error is Error & { readonly code: string; readonly path: string } {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error) || !("path" in error)) return false;
  return typeof error.code === "string" && typeof error.path === "string";
}
