import { basename } from "node:path";

import { comparisonHtml, showComparison } from "@longtable/text";
import { Command, Option } from "commander";

import { isColoured } from "../colours.ts";
import { sayFailure } from "../failure.ts";
import { shownSafely } from "../shown-safely.ts";
import { checkText, checkedText, showSummary } from "./check.ts";
import { compareFiles, isSameText } from "./compare.ts";
import { FORMAT_NAMES, WORD_STYLES, type WordStyle, convertText } from "./convert.ts";
import type { DocumentRefusal } from "./document-file.ts";
import { roomCommands } from "./room-commands.ts";

/** The exit code of a document that cannot be read or written, for all of `longtable text`. */
const REFUSED = 2;

const FORMATS = `
Reads .txt, .md and .docx; whatever is odd in a file is reported, and nothing of it is lost.
Exit code 0; 2 if the command is not understood, or a file cannot be read or written.`;

const OVERVIEW = `
Files, with no node and no seat: check, convert, compare.
In a room, from this device's seat (--store): the other commands. Their names for things:
  3f9c21ab                the text that an act tabled, by the beginning of the act's id
  3f9c21ab#n4             a provision, as longtable text show lists it; its label does too, where only one has it: "3 bis"
  3f9c21ab#b1             a bracket, as longtable text brackets lists it
  3f9c21ab#b1@91c4d0e2…   the same in exactly the form in which it was read
  3f9c21ab                also a chair's call, as longtable text brackets lists it; revisions have numbers
What binds a delegation (accept, join, lift, agree, initial, sign, compile), and a group's report, asks for the name with its form,
so that nobody accepts what changed since it was read: it is refused with STALE_SUBJECT then, and read again.

A negotiation, both sides taking turns:
  longtable text table draft.docx --store us            their words and brackets are on the table
  longtable text brackets --store them                  what is open, who holds it, for whom it waits
  longtable text accept 3f9c21ab#b0@… --store them      the draft as a basis
  longtable text reword "2" "The Parties should meet." --store them
  longtable text export round.docx --store us           for the capital; it comes back with tracked changes
  longtable text propose round.docx --store us          shows them as proposals; --yes tables them
  longtable text agree 3f9c21ab#n1@… --store us         and them; then initial, and sign 3f9c21ab@…, the same way
longtable introduce says at the table what a delegation is called.`;

/** `longtable text`: what can be done with a negotiating text as a file. */
export function textCommand(): Command {
  const text = new Command("text").description(
    "negotiate a text: read, convert and compare files; table one in a room, trade on it, and write it into a file again",
  );
  for (const command of [checkCommand(), convertCommand(), compareCommand()])
    text.addCommand(command.helpGroup("A file by itself:"));
  for (const command of roomCommands()) text.addCommand(command);
  text.addHelpText("after", OVERVIEW);
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
      else if (html)
        print(
          new TextDecoder().decode(comparisonHtml(comparison, { before: basename(before), after: basename(after) })),
        );
      else print(showComparison(comparison, { color: isColoured, ...(all ? {} : { context: 0 }) }));
      if (exitCode && !isSameText(comparison)) process.exitCode = 1;
    });
}

function sayRefusal({ code, message }: DocumentRefusal, json: true | undefined): void {
  sayFailure(json === true, { code, sentence: json === true ? message : `${message} (${code})` });
  process.exitCode = REFUSED;
}

function print(words: string): void {
  process.stdout.write(words);
}
