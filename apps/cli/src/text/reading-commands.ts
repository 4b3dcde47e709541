import { resolve } from "node:path";

import type { Command } from "commander";

import { report } from "../seat/answer.ts";
import { changesBetween, listRevisions } from "./revision-acts.ts";
import { type Flags, type SeatFlags, WHICH, type WhichText, asked, seatCommand } from "./seat-command.ts";
import { listBrackets, listTexts, showText } from "./show-texts.ts";

/** Commands that only show. */
export function readingCommands(): readonly Command[] {
  return [
    seatCommand("list", "list the texts of this seat's rooms").action((flags: SeatFlags) =>
      report(flags, () => listTexts(resolve(flags.store))),
    ),
    seatCommand(
      "show",
      "show a text as it stands, each bracket with its holder, each provision with its name and status",
    )
      .argument("[provision]", "only this one and what is under it")
      .option(...WHICH)
      .action((only: string | undefined, { text, ...flags }: Flags<WhichText>) =>
        report(flags, () => showText(resolve(flags.store), asked({ which: text, only }))),
      ),
    seatCommand("brackets", "list what is open in a text: whose it is, for whom it waits, and its name with its form")
      .argument("[bracket]", "only this one, open or not")
      .option(...WHICH)
      .action((only: string | undefined, { text, ...flags }: Flags<WhichText>) =>
        report(flags, () => listBrackets(resolve(flags.store), asked({ which: text, only }))),
      ),
    seatCommand("revisions", "list a text's revisions, with what was open in each: whether the sides come closer")
      .option(...WHICH)
      .action(({ text, ...flags }: Flags<WhichText>) => report(flags, () => listRevisions(resolve(flags.store), text))),
    seatCommand("changes", "show what changed from one revision to another, words inside moved provisions included")
      .argument("<before>", "a revision's number or title; 0 is the text as it was tabled")
      .argument("[after]", "another; the text as it is now, if it is left out")
      .option(...WHICH)
      .option("--all", "unchanged provisions as well")
      .addHelpText("after", `\nWithout colour {+inserted+} and [-deleted-] words; ~ changed, > moved, + new, - gone.`)
      .action((before: string, after: string | undefined, { text, all, ...flags }: Flags<WhichText & { all: true }>) =>
        report(flags, () =>
          changesBetween(resolve(flags.store), before, after, { isAll: all === true, ...asked({ which: text }) }),
        ),
      ),
  ];
}
