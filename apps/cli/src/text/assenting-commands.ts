import { resolve } from "node:path";

import type { Command } from "commander";

import { report } from "../seat/answer.ts";
import { assentTo, wholeTextFrom } from "./assent-acts.ts";
import { reportFrom } from "./report-act.ts";
import { type Flags, type SeatFlags, asked, bindsBy, seatCommand } from "./seat-command.ts";

/** Commands about clean provisions and whole texts: from a group's report to the signatures. */
export function assentingCommands(): readonly Command[] {
  const provisions = (name: string, description: string): Command =>
    seatCommand(name, description).argument("<provisions...>", "each with its form, as longtable text show lists it");
  return [
    provisions("report", "tell the table that a working group agreed to provisions, exactly as you read them: yellow")
      .requiredOption("--group <group>", "its title, or the beginning of the id of the act that formed it")
      .option("--quoting <acts...>", "ids of the acts by which its members agreed, in the group's room")
      .addHelpText(
        "after",
        `
It binds nobody: green comes only by agree. The names say the form that the group agreed to: longtable text show prints them.
Exit code 0; 1 if it has no effect, with the reason (STALE_SUBJECT: the words are others by now; NO_GROUP).`,
      )
      .action(
        (
          names: readonly string[],
          flags: SeatFlags & { readonly group: string; readonly quoting?: readonly string[] },
        ) =>
          report(flags, () =>
            reportFrom(resolve(flags.store), names, { group: flags.group, quoting: flags.quoting ?? [] }),
          ),
      ),
    provisions("agree", "agree to clean provisions, exactly as you read them: green when every party has")
      .addHelpText("after", bindsBy("show"))
      .action((names: readonly string[], flags: SeatFlags) =>
        report(flags, () => assentTo(resolve(flags.store), names, "agree")),
      ),
    provisions("initial", "as a head, initial clean provisions, exactly as you read them")
      .option("--acknowledge", "every odd character in them was looked at, and is meant")
      .addHelpText(
        "after",
        `${bindsBy("show")}
ODD_CHARACTERS: it holds invisible, look-alike or mixed-script letters, or such as change the direction of writing (Unicode TR 36
and TR 39). They are listed with their places; the head who has looked at them says --acknowledge.`,
      )
      .action((names: readonly string[], { acknowledge, ...flags }: Flags<{ acknowledge: true }>) =>
        report(flags, () => assentTo(resolve(flags.store), names, "initial", acknowledge === true)),
      ),
    seatCommand("sign", "as a head, sign a text that is clean and green throughout")
      .argument("<text>", "its name with its form, as the last lines of longtable text show have it")
      .action((name: string, flags: SeatFlags) =>
        report(flags, () => wholeTextFrom(resolve(flags.store), name, { do: "sign" })),
      ),
    seatCommand("compile", "as the chair, make a revision: a place in the record, with numbers computed anew")
      .argument("<text>", "its name with its form, as the last lines of longtable text show have it")
      .option("--title <title>", "what the revision is called")
      .action((name: string, { title, ...flags }: Flags<{ title: string }>) =>
        report(flags, () => wholeTextFrom(resolve(flags.store), name, { do: "compile", ...asked({ title }) })),
      ),
  ];
}
