import { resolve } from "node:path";

import type { Command } from "commander";

import { report } from "../seat/answer.ts";
import { packageFrom } from "./bracket-acts.ts";
import { type Whither, actOnProvision, addProvision } from "./provision-acts.ts";
import { revertFrom } from "./revision-acts.ts";
import { type Flags, type SeatFlags, WHICH, type WhichText, asked, seatCommand } from "./seat-command.ts";

const BEFORE = ["--before <provision>", "before this one"] as const;
const UNDER = ["--under <provision>", "as the last under this one"] as const;

/** Commands that put something forward in this delegation's name. */
export function proposingCommands(): readonly Command[] {
  const provision = (name: string, description: string): Command =>
    seatCommand(name, description).argument("<provision>", "its name, or its label where one alone has it");
  return [
    provision("reword", "propose other words for a provision: only what differs becomes proposals")
      .argument("<words>", "all of its words as they should read; brackets in them are characters")
      .option("--heading", "of its heading, not its body")
      .action((name: string, words: string, flags: Flags<{ heading: true }>) =>
        report(flags, () =>
          actOnProvision(resolve(flags.store), name, {
            do: "reword",
            words,
            field: flags.heading ? "heading" : "body",
          }),
        ),
      ),
    seatCommand("add", "propose a new provision; without --before or --under, at the end of the text")
      .argument("<words>", "its words")
      .option("--label <label>", 'such as "3 bis."; a revision computes it anew')
      .option(...BEFORE)
      .option(...UNDER)
      .option(...WHICH)
      .action(
        (words: string, { text, label, before, under, ...flags }: Flags<WhichText & Whither & { label: string }>) =>
          report(flags, () => addProvision(resolve(flags.store), words, asked({ which: text, label, before, under }))),
      ),
    provision("strike", "propose that a provision goes, with all under it").action((name: string, flags: SeatFlags) =>
      report(flags, () => actOnProvision(resolve(flags.store), name, { do: "strike" })),
    ),
    provision("move", "propose another place for a provision, with all under it")
      .option(...BEFORE)
      .option(...UNDER)
      .action((name: string, { before, under, ...flags }: Flags<Whither>) =>
        report(flags, () => actOnProvision(resolve(flags.store), name, { do: "move", ...asked({ before, under }) })),
      ),
    provision("split", "propose that a provision becomes two")
      .requiredOption("--before <words>", "where the second begins: words of its body, without brackets")
      .addHelpText(
        "after",
        `\nOnly a provision with nothing under it can be divided: move what is under it first (HAS_CHILDREN).`,
      )
      .action((name: string, { before, ...flags }: SeatFlags & { readonly before: string }) =>
        report(flags, () => actOnProvision(resolve(flags.store), name, { do: "split", before })),
      ),
    provision("merge", "propose that a provision takes in the one after it")
      .argument("<next>", "the one after it, which becomes its end")
      .addHelpText("after", `\nBoth stand under the same provision, nothing between them, and nothing under the first.`)
      .action((name: string, next: string, flags: SeatFlags) =>
        report(flags, () => actOnProvision(resolve(flags.store), name, { do: "merge", next })),
      ),
    seatCommand("revert", "show what the way back to a revision would change, and propose it")
      .argument(
        "<revision>",
        "its number or title, as longtable text revisions lists it; 0 is the text as it was tabled",
      )
      .option("--yes", "table it")
      .option("--note <words>", "what it is for")
      .option(...WHICH)
      .addHelpText(
        "after",
        `
It is a proposal like any other, because it closes brackets: it is agreed when every party and every holder of what it would close
has accepted it. What came after the revision then no longer stands, and nothing is erased.`,
      )
      .action((to: string, { text, yes, note, ...flags }: Flags<WhichText & { yes: true; note: string }>) =>
        report(flags, () =>
          revertFrom(resolve(flags.store), to, { isTabled: yes === true, ...asked({ which: text, note }) }),
        ),
      ),
    provision("reserve", "bracket words that stand, in this delegation's name")
      .option("--words <words>", "only these words of it")
      .option("--footnote <words>", "why")
      .action((name: string, { words, footnote, ...flags }: Flags<{ words: string; footnote: string }>) =>
        report(flags, () =>
          actOnProvision(resolve(flags.store), name, { do: "reserve", ...asked({ words, footnote }) }),
        ),
      ),
    seatCommand("package", "hold several open proposals together: agreed all at once, or not at all")
      .argument("<brackets...>", "two or more, of one text")
      .option("--note <words>", "what it is for")
      .action((names: readonly string[], { note, ...flags }: Flags<{ note: string }>) =>
        report(flags, () => packageFrom(resolve(flags.store), names, note)),
      ),
  ];
}
