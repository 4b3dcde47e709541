import { resolve } from "node:path";

import { comparisonHtml, showComparison } from "@longtable/text";
import { Command, Option } from "commander";

import { isColoured } from "../colours.ts";
import { type JsonFlag, report } from "../seat/answer.ts";
import { shownSafely } from "../shown-safely.ts";
import { checkText, checkedText, showSummary } from "./check.ts";
import { compareFiles, isSameText } from "./compare.ts";
import { FORMAT_NAMES, WORD_STYLES, type WordStyle, convertText } from "./convert.ts";
import type { DocumentRefusal } from "./document-file.ts";
import { exportTextFrom, tableFrom } from "./seat-text.ts";

/** The exit code of a document that cannot be read or written, for all of `longtable text`. */
const REFUSED = 2;

const FORMATS = `
Reads .txt, .md and .docx; whatever is odd in a file is reported, and nothing of it is lost.
Exit code 0; 1 if the command is not understood; 2 if a file cannot be read or written.`;

/** `longtable text`: what can be done with a negotiating text as a file. */
export function textCommand(): Command {
  const text = new Command("text").description(
    "read, convert and compare negotiating texts as files; table one in a room, and write a room's text into a file",
  );
  text.addCommand(checkCommand());
  text.addCommand(convertCommand());
  text.addCommand(compareCommand());
  text.addCommand(tableCommand());
  text.addCommand(exportCommand());
  return text;
}

function checkCommand(): Command {
  return new Command("check")
    .description("count a text's provisions, brackets, options and open points, and say what is odd in it and where")
    .argument("<file>", "a negotiating text")
    .option("--json", "print one object")
    .addHelpText("after", FORMATS)
    .action((file: string, { json }: { readonly json?: true }) => {
      const checked = checkText(file);
      if (!checked.ok) return sayRefusal(checked, json);
      if (json) print(`${JSON.stringify(checkedText(checked.summary))}\n`);
      else print(showSummary(file, checked));
    });
}

function convertCommand(): Command {
  return new Command("convert")
    .description("write a text in another format: .txt, .md, .html, .docx, or .akn (Akoma Ntoso)")
    .argument("<in>", "a negotiating text")
    .argument("<out>", "the file to write; its name says the format")
    .addOption(
      new Option("--style <style>", "how Word shows the brackets: as tracked changes (the default), or typed").choices(
        WORD_STYLES,
      ),
    )
    .option("--json", "print one object")
    .addHelpText("after", FORMATS)
    .action(async (from: string, to: string, { style, json }: { readonly style?: WordStyle; readonly json?: true }) => {
      const now = new Date().toISOString();
      const converted = await convertText(from, to, { now, ...(style === undefined ? {} : { style }) });
      if (!converted.ok) return sayRefusal(converted, json);
      if (json) print(`${JSON.stringify({ file: to, format: converted.format })}\n`);
      else print(`Wrote ${shownSafely(to)} (${FORMAT_NAMES[converted.format]}).\n`);
    });
}

interface CompareFlags {
  readonly html?: true;
  readonly json?: true;
  readonly all?: true;
  readonly exitCode?: true;
}

function compareCommand(): Command {
  return new Command("compare")
    .description("show what changed from one text to another, words inside moved provisions included")
    .argument("<before>", "the earlier text")
    .argument("<after>", "the later text; it may be in another format")
    .addOption(new Option("--html", "print one HTML page").conflicts("json"))
    .option("--json", "print one object")
    .option("--all", "in the terminal, show unchanged provisions as well")
    .option("--exit-code", "exit with 1 if the texts differ")
    .addHelpText(
      "after",
      `
In a terminal without colour, and in a pipe, {+inserted+} and [-deleted-] words; ~ changed, > moved, + new, - gone.
${FORMATS.trimStart()}`,
    )
    .action((before: string, after: string, { html, json, all, exitCode }: CompareFlags) => {
      const compared = compareFiles(before, after);
      if (!compared.ok) return sayRefusal(compared, json);
      const { comparison } = compared;
      if (json) print(`${JSON.stringify(comparison)}\n`);
      else if (html) print(new TextDecoder().decode(comparisonHtml(comparison, { before, after })));
      else print(showComparison(comparison, { color: isColoured, ...(all ? {} : { context: 0 }) }));
      if (exitCode && !isSameText(comparison)) process.exitCode = 1;
    });
}

interface SeatFlags extends JsonFlag {
  readonly store: string;
}

const atSeat = (command: Command): Command =>
  command.requiredOption("--store <folder>", "where this device keeps its seat").option("--json", "print one object");

function tableCommand(): Command {
  return atSeat(new Command("table"))
    .description("table a document in a room: its words and brackets become a text that delegations negotiate")
    .argument("<file>", "a negotiating text: .txt, .md or .docx")
    .option("--caucus", "in this side's caucus, not at the table")
    .action((file: string, flags: SeatFlags & { readonly caucus?: true }) =>
      report(flags, () => tableFrom(resolve(flags.store), file, flags.caucus ? "caucus" : "table")),
    );
}

function exportCommand(): Command {
  return atSeat(new Command("export"))
    .description("write a text of a room into a file, with its open brackets and who holds them")
    .argument("<file>", "the file to write; its name says the format: .txt, .md, .html, .docx, .akn")
    .option("--text <id>", "the beginning of the text's id, where the rooms have several")
    .addOption(
      new Option("--style <style>", "how Word shows the brackets: as tracked changes (the default), or typed").choices(
        WORD_STYLES,
      ),
    )
    .action(
      (file: string, { text, style, ...flags }: SeatFlags & { readonly text?: string; readonly style?: WordStyle }) =>
        report(flags, () =>
          exportTextFrom(resolve(flags.store), file, {
            now: new Date().toISOString(),
            ...(text === undefined ? {} : { which: text }),
            ...(style === undefined ? {} : { style }),
          }),
        ),
    );
}

function sayRefusal({ code, message }: DocumentRefusal, json: true | undefined): void {
  if (json) print(`${JSON.stringify({ code, message })}\n`);
  else console.error(`${shownSafely(message)} (${code})`);
  process.exitCode = REFUSED;
}

function print(words: string): void {
  process.stdout.write(words);
}
