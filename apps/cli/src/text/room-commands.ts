import type { Command } from "commander";

import { assentingCommands } from "./assenting-commands.ts";
import { bracketCommands } from "./bracket-commands.ts";
import { fileCommands } from "./file-commands.ts";
import { proposingCommands } from "./proposing-commands.ts";
import { readingCommands } from "./reading-commands.ts";

/** The commands of `longtable text` that need a seat: a text's way from tabling to signature. */
export function roomCommands(): readonly Command[] {
  return [
    ...fileCommands(),
    ...readingCommands(),
    ...proposingCommands(),
    ...bracketCommands(),
    ...assentingCommands(),
  ];
}
