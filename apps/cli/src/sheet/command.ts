import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

import { readTypedSheets } from "@longtable/client";
import { equalBytes, sha256 } from "@longtable/protocol";
import { identityOfSeed } from "@longtable/room";
import { Argument, Command, InvalidArgumentError } from "commander";

import { type JsonFlag, type SeatAnswer, report } from "../seat/answer.ts";
import { nodeOrigin } from "../seat/node-origin.ts";
import { type Seat, SeatError, readSeat, writeSeat } from "../seat/seat-file.ts";
import { readWithSheet } from "./read-sheet.ts";
import { restoreSeat } from "./restore-seat.ts";
import { SHEET_KINDS, type SheetKind, sheetText, typedDialogue } from "./sheet-text.ts";
import { typedWords } from "./typed-words.ts";

interface StoreFlags extends JsonFlag {
  readonly store: string;
}
interface WordsFlags extends JsonFlag {
  readonly words?: string;
}
interface RoomsFlags extends WordsFlags {
  readonly dialogue?: Uint8Array;
}

const kindArgument = (): Argument => new Argument("<kind>", "which sheet").choices([...SHEET_KINDS]);

function dialogueId(typed: string): Uint8Array {
  const start = typedDialogue(typed);
  if (start === null) throw new InvalidArgumentError("It is the dialogue's id as the sheet has it: 16 digits or more.");
  return start;
}

/** `longtable sheet`: a delegation's two papers, printed, proved and erased, and used when every device is lost. */
export function sheetCommand(): Command {
  const sheet = new Command("sheet").description("a delegation's two papers: reading, and authority");
  const json = (command: Command): Command => command.option("--json", "print one object");
  const store = (command: Command): Command =>
    json(command).requiredOption("--store <folder>", "the head's seat, as convene or join made it");
  const words = (command: Command): Command =>
    command.option("--words <file>", "read the words from a file instead of what is typed");
  const dialogue = (command: Command): Command =>
    words(command).option("--dialogue <id>", "the dialogue's id as the sheet has it", dialogueId);
  sheet.addCommand(
    store(new Command("print"))
      .addArgument(kindArgument())
      .description("print one sheet as text for paper: secret")
      .option("--to <file>", "write it into a file instead, for its owner alone")
      .action((kind: SheetKind, flags: StoreFlags & { readonly to?: string }) =>
        report(flags, () => print(kind, flags)),
      ),
  );
  sheet.addCommand(
    words(store(new Command("forget")))
      .addArgument(kindArgument())
      .description("type a sheet back from its paper: when it is right, erase it from this device")
      .action((kind: SheetKind, flags: StoreFlags & WordsFlags) =>
        report(flags, async () => forget(kind, flags.store, await typedWords([kind], flags.words))),
      ),
  );
  sheet.addCommand(
    dialogue(json(new Command("read")))
      .argument("<file>", "where to write the bundle, with keys")
      .description("with the reading sheet alone, read all rooms of its delegation, checked, into one file")
      .option("--node <origin>", "the node that has the rooms", nodeOrigin)
      .option("--from <bundle>", "a bundle exported without keys, instead of a node")
      .action((file: string, flags: RoomsFlags & { readonly node?: string; readonly from?: string }) =>
        report(flags, async () => {
          const source = sourceOf(flags);
          const typed = await typedWords(["reading"], flags.words);
          return await readWithSheet(typed, source, resolve(file), flags.dialogue ?? null);
        }),
      ),
  );
  sheet.addCommand(
    dialogue(json(new Command("restore")))
      .description("with the authority sheet, and after it the reading sheet, be the delegation's head again")
      .requiredOption("--node <origin>", "the node that has the rooms", nodeOrigin)
      .requiredOption("--store <folder>", "where this device keeps its seat: a new folder, or to go on, the same")
      .requiredOption("--name <name>", "the head's name, for those in the rooms")
      .option("--revoke-others", "take every other device of the delegation back: they are lost or stolen")
      .option("--new-reading-sheet", "the reading sheet is in others' hands: put another one in its place")
      .action((flags: RoomsFlags & RestoreFlags) =>
        report(flags, async () => {
          const { node: origin, name, revokeOthers, newReadingSheet, dialogue: id } = flags;
          const typed = await typedWords(["authority", "reading"], flags.words);
          const replaces = { isRevoking: revokeOthers === true, isReadingReplaced: newReadingSheet === true };
          const what = { origin, name, ...replaces, dialogue: id ?? null };
          return await restoreSeat(resolve(flags.store), typed, what);
        }),
      ),
  );
  sheet.addCommand(
    words(json(new Command("identity")))
      .description("print the reading sheet as an identity for the age tool (1.3 or newer): secret")
      .action((flags: WordsFlags) =>
        report(flags, async () => {
          const sheets = readTypedSheets(await typedWords(["reading"], flags.words), 1);
          if (!sheets.ok) return sheets;
          return { ok: true, sentence: identityOfSeed(sheets.seeds[0] ?? new Uint8Array(0)) };
        }),
      ),
  );
  return sheet;
}

interface RestoreFlags {
  readonly node: string;
  readonly store: string;
  readonly name: string;
  readonly revokeOthers?: true;
  readonly newReadingSheet?: true;
}

function sourceOf({ node, from }: { readonly node?: string; readonly from?: string }) {
  if (node !== undefined && from === undefined) return { origin: node };
  if (from !== undefined && node === undefined) return { file: from };
  throw new SeatError("Say where the rooms are: --node with its address, or --from with a bundle's file.");
}

function print(kind: SheetKind, flags: StoreFlags & { readonly to?: string }): SeatAnswer {
  const seat = headSeat(flags.store);
  const seed = seedOn(seat, kind);
  if (seed === null) throw new SeatError(`The ${kind} sheet was erased from this device: it is on its paper alone.`);
  const { founding, delegation } = seat.dialogue;
  const { origin, name: head } = seat;
  const dialogue = sha256(founding);
  const text = sheetText({ kind, seed, origin, dialogue, delegation, head, printedAt: Date.now() });
  if (flags.to === undefined) return { ok: true, sentence: text };
  writeFileSync(flags.to, text, { mode: 0o600 });
  return { ok: true, sentence: `Wrote the ${kind} sheet to ${flags.to}: print it, and delete the file.` };
}

function forget(kind: SheetKind, folder: string, typed: string): SeatAnswer {
  const seat = headSeat(folder);
  const seed = seedOn(seat, kind);
  if (seed === null) return { ok: true, sentence: `The ${kind} sheet was erased from this device before.` };
  const sheets = readTypedSheets(typed, 1);
  if (!sheets.ok) return sheets;
  if (!equalBytes(sheets.seeds[0] ?? new Uint8Array(0), seed)) {
    return { ok: false, code: "OTHER_SHEET", sentence: `This is a whole sheet, and not this seat's ${kind} sheet.` };
  }
  const field = kind === "reading" ? { reading: null } : { root: null };
  writeSeat(resolve(folder), { ...seat, secrets: { ...seat.secrets, ...field } });
  return { ok: true, sentence: `The paper is right. The ${kind} sheet is erased from this device.` };
}

type HeadSeat = Seat & {
  readonly secrets: NonNullable<Seat["secrets"]>;
  readonly dialogue: NonNullable<Seat["dialogue"]>;
};

function headSeat(folder: string): HeadSeat {
  const seat = readSeat(resolve(folder));
  if (seat === null || seat.secrets === null || seat.dialogue === null) {
    throw new SeatError(
      `The folder ${folder} holds no head's seat in a dialogue: sheets are made by convene and join.`,
    );
  }
  return { ...seat, secrets: seat.secrets, dialogue: seat.dialogue };
}

function seedOn({ secrets }: HeadSeat, kind: SheetKind): Uint8Array | null {
  return kind === "reading" ? secrets.reading : secrets.root;
}
