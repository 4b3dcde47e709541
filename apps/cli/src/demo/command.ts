import { resolve } from "node:path";

import { Command } from "commander";

import { colours } from "../colours.ts";
import { playDemo } from "./play.ts";

/** `longtable demo`: a whole dialogue, told line by line, and a search of what its node could read. */
export function demoCommand(): Command {
  const command = new Command("demo")
    .argument("<example>", "which example to play: geneva")
    .description("play a dialogue of two delegations on a node of its own, and look at what the node could read")
    .option("--json", "print one object instead of the telling")
    .option("--bundle <file>", "where to write the bundle", "data/demo.longtable")
    .action(async (example: string, { json, bundle }: { readonly json?: true; readonly bundle: string }) => {
      if (example !== "geneva") command.error(`There is no example called ${example}; there is geneva.`);
      const result = await playDemo(resolve(bundle), (line) => {
        if (json) return;
        if ("heading" in line) console.log(`\n${colours.bold(line.heading)}`);
        else {
          const invented = line.isInvented === true ? colours.dim(" (invented)") : "";
          const refused = line.refused === undefined ? "" : `\n      ${colours.yellow("no effect:")} ${line.refused}`;
          console.log(`  ${colours.cyan(line.who)}  ${line.what}${invented}${refused}`);
        }
      });
      if (json) console.log(JSON.stringify(result));
      else
        console.log(`\n${colours.bold(result.verified ? "Verified." : "Not verified.")} The bundle: ${result.bundle}`);
      process.exitCode = result.verified && result.plaintextFoundInStore === 0 ? 0 : 1;
    });
  return command;
}
