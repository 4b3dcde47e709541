import { CommanderError } from "commander";

import { asksForJson, failureOf, sayFailure } from "./failure.ts";
import { longtable } from "./program.ts";

/**
 * Runs one command line, as `process.argv` has it, and sets the exit code. False when it threw: that is said then,
 * and whatever it left running is to be ended.
 */
export async function run(argv: readonly string[]): Promise<boolean> {
  const isJson = asksForJson(argv);
  try {
    await longtable(isJson).parseAsync(argv);
    return true;
  } catch (error) {
    fail(error, isJson);
    return false;
  }
}

/** Says what was thrown, and sets the exit code. */
export function fail(error: unknown, isJson: boolean): void {
  // Help that was asked for is no failure.
  if (error instanceof CommanderError && error.exitCode === 0) return;
  const failure = failureOf(error);
  process.exitCode = failure.exitCode;
  if (isJson) sayFailure(true, failure);
  // A fault is worth its stack to whoever mends it.
  else if (failure.code === "UNEXPECTED") console.error(error);
  // Commander has printed its own.
  else if (!(error instanceof CommanderError)) sayFailure(false, failure);
}
