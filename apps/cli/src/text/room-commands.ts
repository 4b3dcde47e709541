import type { Command } from "commander";

import { assentingCommands } from "./assenting-commands.ts";
import { bracketCommands } from "./bracket-commands.ts";
import { fileCommands } from "./file-commands.ts";
import { proposingCommands } from "./proposing-commands.ts";
import { readingCommands } from "./reading-commands.ts";

/** The commands of `longtable text` that need a seat: a text's way from tabling to signature. */
export function roomCommands(): readonly Command[] {
  const groups: readonly (readonly [string, readonly Command[]])[] = [
    ["Into a room and out of it:", fileCommands()],
    ["To read:", readingCommands()],
    ["To propose:", proposingCommands()],
    ["On a bracket:", bracketCommands()],
    ["To agree:", assentingCommands()],
  ];
  return groups.flatMap(([heading, commands]) => commands.map((command) => command.helpGroup(heading)));
}
