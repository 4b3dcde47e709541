import { resolve } from "node:path";

import { type Command, Option } from "commander";

import { report } from "../seat/answer.ts";
import { shownSafely } from "../shown-safely.ts";
import { WORD_STYLES, type WordStyle } from "./convert.ts";
import { proposeFrom } from "./propose-from-file.ts";
import { type Flags, WHICH, type WhichText, asked, seatCommand } from "./seat-command.ts";
import { exportTextFrom, tableFrom } from "./seat-text.ts";

/** Commands by which a text comes into a room from a file, and goes out into one. */
export function fileCommands(): readonly Command[] {
  return [
    seatCommand("table", "table a document in a room: its words and brackets become a text that delegations negotiate")
      .argument("<file>", "a negotiating text: .txt, .md or .docx")
      .option("--caucus", "in this side's caucus, not at the table")
      .option("--rival-of <text>", "as a rival draft of that one: one basis at most is agreed")
      .addHelpText(
        "after",
        `
The record holds the parsed text and the file's hash. Names in the file are alleged: nobody holds a bracket until a delegation
claims it. A text too long for one act is tabled in several, the words first and the act that tables them last.`,
      )
      .action((file: string, { rivalOf, ...flags }: Flags<{ caucus: true; rivalOf: string }>) =>
        report(flags, () =>
          tableFrom(
            resolve(flags.store),
            file,
            { where: flags.caucus ? "caucus" : "table", ...asked({ rivalOf }) },
            (sentence) => {
              if (flags.json !== true) console.log(shownSafely(sentence));
            },
          ),
        ),
      ),
    seatCommand("export", "write a text of a room into a file, with its open brackets and who holds them")
      .argument("<file>", "the file to write; its name says the format: .txt, .md, .html, .docx, .akn")
      .option(...WHICH)
      .addOption(
        new Option(
          "--style <style>",
          "how Word shows the brackets: as tracked changes (the default), or typed",
        ).choices(WORD_STYLES),
      )
      .addHelpText(
        "after",
        `
A Word file remembers when it was written. When it comes back changed, longtable text propose turns the changes into proposals.`,
      )
      .action((file: string, { text, style, ...flags }: Flags<WhichText & { style: WordStyle }>) =>
        report(flags, () =>
          exportTextFrom(resolve(flags.store), file, {
            now: new Date().toISOString(),
            ...(text === undefined ? {} : { which: text }),
            ...(style === undefined ? {} : { style }),
          }),
        ),
      ),
    seatCommand("propose", "show what a file that came back asks for, and table it as this delegation's proposals")
      .argument("<file>", "a Word file with tracked changes or other words; or .txt or .md")
      .option(...WHICH)
      .option("--yes", "table what it shows")
      .option("--comments", "put its comments forward too, as notes that everybody at the table reads")
      .addHelpText(
        "after",
        `
A Word file that longtable text export wrote is compared with the text as it was then; any other with the text as it is now. Words
put in, taken out and replaced, new provisions, struck ones, those moved elsewhere or under another one, and brackets typed around
words become acts of this delegation. What cannot become one is told with its reason: other numbers (OTHER_LABEL), comments
without --comments (COMMENT), changes of others' that Word accepted or refused (SETTLED_IN_FILE): accepting or refusing another's
change in Word is no act; do that with accept, object or join. Whom the file names as an author is noted, and gives nobody a right.
Exit code 0; 1 if something that was to be tabled was refused.`,
      )
      .action((file: string, { text, yes, comments, ...flags }: Flags<WhichText & { yes: true; comments: true }>) =>
        report(flags, () =>
          proposeFrom(resolve(flags.store), file, {
            isTabled: yes === true,
            withComments: comments === true,
            ...(text === undefined ? {} : { which: text }),
          }),
        ),
      ),
  ];
}
