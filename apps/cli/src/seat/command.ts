import { resolve } from "node:path";

import { Command, InvalidArgumentError } from "commander";

import { ROLES, type Role } from "@longtable/protocol";

import { shownSafely } from "../shown-safely.ts";
import { changeRoleFrom, listDelegates, revokeFrom } from "./delegates.ts";
import { exportFrom } from "./export-record.ts";
import { type JsonFlag, report, tell } from "./answer.ts";
import { keepDoor, untilInterrupted } from "./door.ts";
import { introduceFrom } from "./introduce.ts";
import { nodeOrigin } from "./node-origin.ts";
import { type FoundingSide, conveneFrom, inviteFrom, joinFrom } from "./take-seat.ts";

interface Flags extends JsonFlag {
  readonly store: string;
  readonly token?: string;
}

const DAY = 24 * 3600 * 1000;

function count(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1 || n > 90) throw new InvalidArgumentError("It is a number from 1 to 90.");
  return n;
}

function role(text: string): Role {
  const found = ROLES.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`A role is one of ${ROLES.join(", ")}.`);
  return found;
}

/** The commands of a seat: how a device takes it, whom a head lets in, changes and takes back, and what it exports. */
export function seatCommands(): readonly Command[] {
  const common = (command: Command): Command =>
    command
      .requiredOption("--store <folder>", "where this device keeps its seat: secret, one folder for each seat")
      .option("--json", "print JSON, one object a line: links as soon as there are any, the outcome last");
  return [
    common(new Command("convene"))
      .argument("<origin>", "the node's address, such as https://talks.example", nodeOrigin)
      .description("begin a dialogue: prints a link for each other head and waits until all are seated")
      .requiredOption("--name <name>", "the head's name, for those in the rooms")
      .option("--heads <n>", "how many other heads", count, 1)
      .option("--days <n>", "how long the links hold", count, 7)
      .option("--token <token>", "the node's convening token, if it asks for one")
      .action(
        (origin: string, flags: Flags & { readonly name: string; readonly heads: number; readonly days: number }) =>
          report(flags, () =>
            conveneFrom(
              resolve(flags.store),
              { origin, name: flags.name, heads: flags.heads, until: Date.now() + flags.days * DAY },
              flags.token,
              {
                onLinks: (urls) => {
                  for (const url of urls) tell(flags, { url }, `For another head, and nobody else: ${url}`);
                },
                onFounding: (sides) => tellSides(flags, sides),
              },
            ),
          ),
      ),
    common(new Command("join"))
      .argument("<link>", "the invitation, whole and in quotation marks")
      .description("take the seat that a link gives, as a head or a delegate; run it again to go on waiting")
      .option("--name <name>", "a head's name; a delegate's comes with the link", "")
      .option("--token <token>", "the node's convening token, if it asks for one")
      .action((url: string, flags: Flags & { readonly name: string }) =>
        report(flags, () =>
          joinFrom(resolve(flags.store), url, flags.name, flags.token, {
            onWaiting: (sentence) => {
              if (flags.json !== true) console.log(shownSafely(sentence));
            },
            onFounding: (sides) => tellSides(flags, sides),
          }),
        ),
      ),
    common(new Command("introduce"))
      .description("say at the table who this delegation is: until then its number stands where its name would")
      .requiredOption("--name <name>", "its name, as in documents")
      .requiredOption("--short <letters>", "one to six capital letters, set beside what it holds")
      .action((flags: Flags & { readonly name: string; readonly short: string }) =>
        report(flags, () => introduceFrom(resolve(flags.store), flags.name, flags.short)),
      ),
    common(new Command("invite"))
      .description("as a head, invite one delegate: prints the link and keeps the door until that delegate is in")
      .requiredOption("--name <name>", "the delegate's name, for those in the rooms")
      .requiredOption("--role <role>", ROLES.join(", "), role)
      .option("--days <n>", "how long the link holds", count, 7)
      .action((flags: Flags & { readonly name: string; readonly role: Role; readonly days: number }) =>
        report(flags, () =>
          inviteFrom(resolve(flags.store), flags, Date.now() + flags.days * DAY, (url) => {
            tell(flags, { url }, `For ${flags.name}, and nobody else: ${url}`);
          }),
        ),
      ),
    common(new Command("door"))
      .description("let in whoever comes by an invitation of this delegation's, until interrupted")
      .action((flags: Flags) =>
        report(flags, () =>
          keepDoor(resolve(flags.store), untilInterrupted(), (line) => tell(flags, { door: line }, line)),
        ),
      ),
    common(new Command("delegates"))
      .description("list whoever is in this seat's rooms: devices, roles, names")
      .action((flags: Flags) => report(flags, () => listDelegates(resolve(flags.store)))),
    common(new Command("role"))
      .argument("<device>", "the beginning of the device's id, as longtable delegates lists it")
      .description("as a head, give one of your delegates another role, in every room of this seat")
      .requiredOption("--role <role>", ROLES.join(", "), role)
      .option("--name <name>", "another name, for those in the rooms")
      .action((device: string, flags: Flags & { readonly role: Role; readonly name?: string }) =>
        report(flags, () =>
          changeRoleFrom(resolve(flags.store), device, { role: flags.role, name: flags.name ?? null }),
        ),
      ),
    common(new Command("revoke"))
      .argument("<device>", "the beginning of the device's id, as longtable delegates lists it")
      .description("as a head, take a delegate's device back, in every room of this seat, with new keys")
      .action((device: string, flags: Flags) => report(flags, () => revokeFrom(resolve(flags.store), device))),
    common(new Command("export"))
      .argument("<file>", "where to write the bundle")
      .description("write this seat's rooms into one file, which longtable verify checks offline")
      .option("--keyless", "leave the keys out: what was said stays sealed in the file")
      .action((file: string, flags: Flags & { readonly keyless?: true }) =>
        report(flags, () => exportFrom(resolve(flags.store), resolve(file), flags.keyless === true)),
      ),
  ];
}

/** What both heads read aloud to each other before they rely on the dialogue: the same numbers on both sides. */
function tellSides(flags: Flags, sides: readonly FoundingSide[]): void {
  tell(flags, { sides }, "The founding names these delegations. Read the numbers aloud to each other and compare:");
  if (flags.json === true) return;
  for (const { fingerprint, isOurs } of sides) console.log(`  ${fingerprint}${isOurs ? "   (yours)" : ""}`);
}
