import { isatty } from "node:tty";

import picocolors from "picocolors";

const { env, stdout } = process;

/**
 * Whether what is printed goes to a person's terminal, which is when it is coloured: `NO_COLOR` and
 * `FORCE_COLOR` decide where they are set (no-color.org, force-color.org). A build server that says `CI`
 * is not a person, so the library's own guess is not taken.
 */
export const isColoured: boolean =
  (env["NO_COLOR"] ?? "") === "" &&
  ((env["FORCE_COLOR"] ?? "") !== "" || (isatty(stdout.fd) && env["TERM"] !== "dumb"));

/** Words in colour on a person's terminal, as they are elsewhere. */
export const colours: ReturnType<typeof picocolors.createColors> = picocolors.createColors(isColoured);
