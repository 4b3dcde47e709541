import { resolve } from "node:path";

import { type Command, Option } from "commander";

import { report } from "../seat/answer.ts";
import { type BracketDeed, actOnBracket, callFrom, objectTo } from "./bracket-acts.ts";
import { type Flags, type SeatFlags, asked, bindsBy, seatCommand } from "./seat-command.ts";

type Repairs = Extract<BracketDeed, { readonly do: "repair" }>["how"];

/** Commands about a bracket that is there. */
export function bracketCommands(): readonly Command[] {
  const bracket = (name: string, description: string): Command =>
    seatCommand(name, description).argument("<bracket>", "its name, as longtable text brackets lists it");
  const plain = (name: "withdraw" | "take", description: string): Command =>
    bracket(name, description).action((id: string, flags: SeatFlags) => doing(flags, id, { do: name }));
  const binding = (name: "join" | "lift", description: string): Command =>
    bracket(name, description)
      .addHelpText("after", bindsBy("brackets"))
      .action((id: string, flags: SeatFlags) => doing(flags, id, { do: name }));
  const doing = async (flags: SeatFlags, id: string, deed: BracketDeed): Promise<void> =>
    await report(flags, () => actOnBracket(resolve(flags.store), id, deed));
  return [
    bracket("accept", "accept a proposal, a package, or a text as a basis, exactly as you read it")
      .option("--aside <note>", "stand aside: not wanted, and not in its way")
      .addHelpText("after", bindsBy("brackets"))
      .action((id: string, { aside, ...flags }: Flags<{ aside: string }>) =>
        doing(flags, id, { do: "accept", ...asked({ aside }) }),
      ),
    binding("join", "become a sponsor of a proposal, or an objector of a reservation"),
    binding("lift", "lift this delegation's own reservation"),
    seatCommand("object", "take back this delegation's acceptance of a proposal, say that it has none, or stop a call")
      .argument("<bracket>", "its name, or the call's, as longtable text brackets lists it")
      .option("--reason <words>", "why")
      .action((id: string, { reason, ...flags }: Flags<{ reason: string }>) =>
        report(flags, () => objectTo(resolve(flags.store), id, reason)),
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
    seatCommand(
      "call",
      "as the chair, end brackets that nobody holds, once every party has seen the call and none objects",
    )
      .argument("<brackets...>", "one or more, of one text")
      .addOption(
        new Option("--words <fate>", "what becomes of the words").choices(["keep", "drop"]).makeOptionMandatory(),
      )
      .action((names: readonly string[], { words, ...flags }: SeatFlags & { readonly words: "keep" | "drop" }) =>
        report(flags, () => callFrom(resolve(flags.store), names, words)),
      ),
  ];
}
