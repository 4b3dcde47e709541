import { resolve } from "node:path";

import { Command, Option } from "commander";

import { type JsonFlag, report } from "../seat/answer.ts";
import { shownSafely } from "../shown-safely.ts";
import { assentTo, wholeTextFrom } from "./assent-acts.ts";
import { type BracketDeed, actOnBracket, callFrom, packageFrom } from "./bracket-acts.ts";
import { WORD_STYLES, type WordStyle } from "./convert.ts";
import { proposeFrom } from "./propose-from-file.ts";
import { type Whither, actOnProvision, addProvision } from "./provision-acts.ts";
import { exportTextFrom, tableFrom } from "./seat-text.ts";
import { listBrackets, listTexts, showText } from "./show-texts.ts";

interface SeatFlags extends JsonFlag {
  readonly store: string;
}
type Flags<T> = SeatFlags & Readonly<Partial<T>>;
interface WhichText {
  readonly text: string;
}

const BINDS = `
It binds your delegation, so the name says the form that you read: longtable text brackets prints both.
Exit code 0; 1 if it has no effect, with the reason (STALE_SUBJECT: it changed since it was read).`;

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .requiredOption("--store <folder>", "where this device keeps its seat")
    .option("--json", "print one object");

const WHICH = ["--text <id>", "the beginning of the text's id, where the rooms have several"] as const;

/** The commands of `longtable text` that need a seat: a text's way from tabling to signature. */
export function roomCommands(): readonly Command[] {
  return [...fileCommands(), ...readingCommands(), ...proposing(), ...onBrackets(), ...assenting()];
}

function fileCommands(): readonly Command[] {
  return [
    command("table", "table a document in a room: its words and brackets become a text that delegations negotiate")
      .argument("<file>", "a negotiating text: .txt, .md or .docx")
      .option("--caucus", "in this side's caucus, not at the table")
      .addHelpText(
        "after",
        `
The record holds the parsed text and the file's hash. Names in the file are alleged: nobody holds a bracket until a delegation
claims it. A text too long for one act is tabled in several, the words first and the act that tables them last.`,
      )
      .action((file: string, flags: Flags<{ caucus: true }>) =>
        report(flags, () =>
          tableFrom(resolve(flags.store), file, flags.caucus ? "caucus" : "table", (sentence) => {
            if (flags.json !== true) console.log(shownSafely(sentence));
          }),
        ),
      ),
    command("export", "write a text of a room into a file, with its open brackets and who holds them")
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
    command("propose", "show what a file that came back asks for, and table it as this delegation's proposals")
      .argument("<file>", "a Word file with tracked changes or other words; or .txt or .md")
      .option(...WHICH)
      .option("--yes", "table what it shows")
      .addHelpText(
        "after",
        `
A Word file that longtable text export wrote is compared with the text as it was then; any other with the text as it is now. Words
put in, taken out and replaced, new provisions, struck ones, moved ones, and brackets typed around words become acts of this
delegation. Whom the file names as their author is noted and gives nobody a right. Accepting or refusing another's change in Word
is no act: do that with accept, object or join.
Exit code 0; 1 if something that was to be tabled was refused.`,
      )
      .action((file: string, { text, yes, ...flags }: Flags<WhichText & { yes: true }>) =>
        report(flags, () =>
          proposeFrom(resolve(flags.store), file, {
            isTabled: yes === true,
            ...(text === undefined ? {} : { which: text }),
          }),
        ),
      ),
  ];
}

function readingCommands(): readonly Command[] {
  return [
    command("list", "list the texts of this seat's rooms").action((flags: SeatFlags) =>
      report(flags, () => listTexts(resolve(flags.store))),
    ),
    command("show", "show a text as it stands, each bracket with its holder, each provision with its name and status")
      .argument("[provision]", "only this one and what is under it")
      .option(...WHICH)
      .action((only: string | undefined, { text, ...flags }: Flags<WhichText>) =>
        report(flags, () => showText(resolve(flags.store), asked({ which: text, only }))),
      ),
    command("brackets", "list what is open in a text: whose it is, for whom it waits, and its name with its form")
      .argument("[bracket]", "only this one, open or not")
      .option(...WHICH)
      .action((only: string | undefined, { text, ...flags }: Flags<WhichText>) =>
        report(flags, () => listBrackets(resolve(flags.store), asked({ which: text, only }))),
      ),
  ];
}

const BEFORE = ["--before <provision>", "before this one"] as const;
const UNDER = ["--under <provision>", "as the last under this one"] as const;

function proposing(): readonly Command[] {
  const provision = (name: string, description: string): Command =>
    command(name, description).argument("<provision>", "its name, or its label where one alone has it");
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
    command("add", "propose a new provision; without --before or --under, at the end of the text")
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
    provision("reserve", "bracket words that stand, in this delegation's name")
      .option("--words <words>", "only these words of it")
      .option("--footnote <words>", "why")
      .action((name: string, { words, footnote, ...flags }: Flags<{ words: string; footnote: string }>) =>
        report(flags, () =>
          actOnProvision(resolve(flags.store), name, { do: "reserve", ...asked({ words, footnote }) }),
        ),
      ),
    command("package", "hold several open proposals together: agreed all at once, or not at all")
      .argument("<brackets...>", "two or more, of one text")
      .option("--note <words>", "what it is for")
      .action((names: readonly string[], { note, ...flags }: Flags<{ note: string }>) =>
        report(flags, () => packageFrom(resolve(flags.store), names, note)),
      ),
  ];
}

function onBrackets(): readonly Command[] {
  const bracket = (name: string, description: string): Command =>
    command(name, description).argument("<bracket>", "its name, as longtable text brackets lists it");
  const plain = (name: "withdraw" | "take", description: string): Command =>
    bracket(name, description).action((id: string, flags: SeatFlags) => doing(flags, id, { do: name }));
  const binding = (name: "join" | "lift", description: string): Command =>
    bracket(name, description)
      .addHelpText("after", BINDS)
      .action((id: string, flags: SeatFlags) => doing(flags, id, { do: name }));
  const doing = async (flags: SeatFlags, id: string, deed: BracketDeed): Promise<void> =>
    await report(flags, () => actOnBracket(resolve(flags.store), id, deed));
  return [
    bracket("accept", "accept a proposal, a package, or a text as a basis, exactly as you read it")
      .option("--aside <note>", "stand aside: not wanted, and not in its way")
      .addHelpText("after", BINDS)
      .action((id: string, { aside, ...flags }: Flags<{ aside: string }>) =>
        doing(flags, id, { do: "accept", ...asked({ aside }) }),
      ),
    binding("join", "become a sponsor of a proposal, or an objector of a reservation"),
    binding("lift", "lift this delegation's own reservation"),
    bracket("object", "take back this delegation's acceptance of a proposal, or say that it has none")
      .option("--reason <words>", "why")
      .action((id: string, { reason, ...flags }: Flags<{ reason: string }>) =>
        doing(flags, id, { do: "object", ...asked({ reason }) }),
      ),
    plain("withdraw", "withdraw this delegation's own proposal, or its sponsorship"),
    plain("take", "take up a proposal that was withdrawn, under its old name"),
    bracket("claim", "hold a bracket that nobody holds, because this delegation wants its words or is against them")
      .addOption(new Option("--as <side>", "which").choices(["want", "against"]).makeOptionMandatory())
      .action((id: string, { as, ...flags }: SeatFlags & { readonly as: "want" | "against" }) =>
        doing(flags, id, { do: "claim", as }),
      ),
    bracket("reopen", "put back into brackets what was agreed")
      .option("--reason <words>", "why")
      .action((id: string, { reason, ...flags }: Flags<{ reason: string }>) =>
        doing(flags, id, { do: "reopen", ...asked({ reason }) }),
      ),
    bracket("repair", "say what an unpaired bracket was meant as; done when every party has said the same")
      .addOption(
        new Option("--as <what>", "gone, a character, an option in words, or a pair with --close")
          .choices(["remove", "literal", "confirm", "pair"])
          .makeOptionMandatory(),
      )
      .option("--close <bracket>", "for a pair: the other one")
      .action((id: string, { as, close, ...flags }: SeatFlags & { readonly as: Repairs; readonly close?: string }) =>
        doing(flags, id, { do: "repair", how: as, ...asked({ close }) }),
      ),
    command("call", "as the chair, end brackets that nobody holds, once every party has seen the call and none objects")
      .argument("<brackets...>", "one or more, of one text")
      .addOption(
        new Option("--words <fate>", "what becomes of the words").choices(["keep", "drop"]).makeOptionMandatory(),
      )
      .action((names: readonly string[], { words, ...flags }: SeatFlags & { readonly words: "keep" | "drop" }) =>
        report(flags, () => callFrom(resolve(flags.store), names, words)),
      ),
  ];
}

type Repairs = Extract<BracketDeed, { readonly do: "repair" }>["how"];

function assenting(): readonly Command[] {
  const provisions = (name: string, description: string): Command =>
    command(name, description).argument("<provisions...>", "each with its form, as longtable text show lists it");
  return [
    provisions("agree", "agree to clean provisions, exactly as you read them: green when every party has")
      .addHelpText("after", BINDS.replace("text brackets", "text show"))
      .action((names: readonly string[], flags: SeatFlags) =>
        report(flags, () => assentTo(resolve(flags.store), names, "agree")),
      ),
    provisions("initial", "as a head, initial clean provisions, exactly as you read them")
      .option("--acknowledge", "every odd character in them was looked at, and is meant")
      .addHelpText(
        "after",
        `${BINDS.replace("text brackets", "text show")}
ODD_CHARACTERS: it holds invisible, look-alike or mixed-script letters, or such as change the direction of writing (Unicode TR 36
and TR 39). They are listed with their places; the head who has looked at them says --acknowledge.`,
      )
      .action((names: readonly string[], { acknowledge, ...flags }: Flags<{ acknowledge: true }>) =>
        report(flags, () => assentTo(resolve(flags.store), names, "initial", acknowledge === true)),
      ),
    command("sign", "as a head, sign a text that is clean and green throughout")
      .argument("<text>", "its name with its form, as the last lines of longtable text show have it")
      .action((name: string, flags: SeatFlags) =>
        report(flags, () => wholeTextFrom(resolve(flags.store), name, { do: "sign" })),
      ),
    command("compile", "as the chair, make a revision: a place in the record, with numbers computed anew")
      .argument("<text>", "its name with its form, as the last lines of longtable text show have it")
      .option("--title <title>", "what the revision is called")
      .action((name: string, { title, ...flags }: Flags<{ title: string }>) =>
        report(flags, () => wholeTextFrom(resolve(flags.store), name, { do: "compile", ...asked({ title }) })),
      ),
  ];
}

/** Only what was asked for: an option that was not given is not there. */
function asked<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
