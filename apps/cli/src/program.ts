import { Command } from "commander";

import { openCommand } from "./app/command.ts";
import { readCommand, verifyCommand } from "./bundle-commands.ts";
import { demoCommand } from "./demo/command.ts";
import { evidenceCommand } from "./evidence.ts";
import { nodeCommand, startCommand } from "./node-commands.ts";
import { operatorCommands } from "./operator-commands.ts";
import { seatCommands } from "./seat/command.ts";
import { sheetCommand } from "./sheet/command.ts";
import { textCommand } from "./text/command.ts";

/**
 * Every command of `longtable`. Called wrongly it throws a `CommanderError`, and with `isJson` prints nothing of it.
 */
export function longtable(isJson: boolean): Command {
  const program = new Command("longtable")
    .description("The software that a closed-door dialogue runs on.")
    .showHelpAfterError("(add --help to see how it is called)")
    .exitOverride();
  // The object alone then says what is wrong.
  if (isJson) program.configureOutput({ writeErr: () => undefined });
  /** Adds a command that was made elsewhere, with what holds for all: how it ends when it is called wrongly. */
  const add = (command: Command): void => {
    for (const one of [command, ...command.commands]) one.copyInheritedSettings(program);
    program.addCommand(command);
  };

  add(demoCommand());
  add(verifyCommand());
  add(readCommand());
  add(textCommand());
  add(evidenceCommand());
  for (const command of operatorCommands()) add(command);
  for (const command of seatCommands()) add(command);
  add(sheetCommand());
  add(nodeCommand());
  add(openCommand());
  add(startCommand());
  return program;
}
