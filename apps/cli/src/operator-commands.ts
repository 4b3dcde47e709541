import { resolve } from "node:path";

import { backupStopped, restoreBackup } from "@longtable/node";
import { Command } from "commander";

const DATA = process.env["LONGTABLE_DATA"] ?? "data/node";

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `longtable backup` and `longtable restore`: a stopped node's store, out and back in. */
export function operatorCommands(): readonly Command[] {
  const backup = new Command("backup")
    .argument("<file>", "where to write the backup")
    .description("back up a stopped node's store (a running one writes into its backups folder at SIGUSR2)")
    .option("--data <folder>", "the node's data folder", DATA)
    .option("--json", "print one object")
    .action((file: string, { data, json }: Flags) => {
      const written = resolve(file);
      backupStopped(resolve(data), written);
      if (json) console.log(JSON.stringify({ backup: written }));
      else console.log(`Backed up to ${written}. The node's own key is not in it.`);
    });
  const restore = new Command("restore")
    .argument("<file>", "a backup")
    .description("put a backup in the place of a stopped node's store: the node then starts frozen")
    .option("--data <folder>", "the node's data folder", DATA)
    .option("--json", "print one object")
    .action((file: string, { data, json }: Flags) => {
      restoreBackup(resolve(data), resolve(file));
      if (json) console.log(JSON.stringify({ restored: resolve(data), frozen: true }));
      else {
        console.log(`Restored into ${resolve(data)}; the store that was there lies in its backups folder.`);
        console.log("The node starts frozen, because it may have signed more than the backup holds. Each room thaws");
        console.log(
          "by itself once a device of each of its delegations has connected; they give back what is missing.",
        );
      }
    });
  return [backup, restore];
}
