import {
  type Device,
  type NextReading,
  type RestoredHead,
  type SheetRefusal,
  makeDeviceKeys,
  makeHeadSecrets,
  openDevice,
  readTypedSheets,
  readerOf,
  restoreHead,
  sheetRefused,
} from "@longtable/client";
import { signerOf, toHex } from "@longtable/protocol";

import { random } from "../random.ts";
import type { SeatAnswer } from "../seat/answer.ts";
import { type Seat, SeatError, readSeat, writeSeat } from "../seat/seat-file.ts";
import { signIn } from "./read-sheet.ts";
import { SHEET_KINDS } from "./sheet-text.ts";
import { wordsIn } from "./typed-words.ts";

/** What restoring a head came to, beside what every command answers. */
export interface RestoreAnswer extends SeatAnswer {
  /** Whether the next root took the root's place: the authority sheet that was typed in is then of no more use. */
  readonly isRootReplaced?: boolean;
  readonly seatedIn?: number;
}

/** What is restored, and where. */
export interface RestoreWhat {
  readonly origin: string;
  readonly name: string;
  readonly isRevoking: boolean;
  /** Whether the reading sheet is in others' hands, and another takes its place. */
  readonly isReadingReplaced: boolean;
  readonly dialogue: Uint8Array | null;
}

/**
 * Makes the device with this folder the delegation's head, with the authority sheet, and brings it into every room
 * with the reading sheet, when that was typed after it. Run again with the same folder, it goes on where it stood.
 */
export async function restoreSeat(folder: string, typed: string, what: RestoreWhat): Promise<RestoreAnswer> {
  const sheets = readTypedSheets(typed, wordsIn(typed) > 24 ? SHEET_KINDS.length : 1);
  if (!sheets.ok) return sheets;
  const [root, reading = null] = sheets.seeds;
  if (root === undefined) return sheetRefused("NO_ROOMS");
  const there = readSeat(folder);
  if (there !== null && (there.secrets === null || there.url !== null || there.plan !== null)) {
    throw new SeatError(`The folder ${folder} holds another seat: choose another with --store.`);
  }
  if (what.isReadingReplaced && reading === null) {
    throw new SeatError(
      "Another reading sheet takes both sheets: type the stolen one's words after the authority sheet's.",
    );
  }
  const begun = withNextReading(there ?? freshSeat(what), what);
  const { secrets, nextReading: next } = begun;
  if (secrets === null) throw new SeatError(`The folder ${folder} holds another seat: choose another with --store.`);
  // The new head's keys, and what is to be on the new sheet, are kept before anybody is told of them.
  writeSeat(folder, begun);
  const device = await openDevice({ seed: begun.seed, identity: begun.identity });
  const connection = await signIn(what.origin, reading === null ? await signerOf(root) : await readerOf(reading));
  const connections = [connection];
  try {
    let nextReading: NextReading | null = null;
    if (next !== undefined) {
      nextReading = { seed: next, connection: await signIn(what.origin, await readerOf(next)) };
      connections.push(nextReading.connection);
    }
    const { name, isRevoking, dialogue } = what;
    const { head } = secrets;
    const plan = { head, device, name, isRevoking, dialogue, random };
    const restored = await restoreHead({ ...plan, connection, root, reading, nextReading });
    if (!restored.ok) return await explained(restored, root, reading, what.origin);
    const { founding, delegation, rooms } = restored;
    const { nextReading: _, ...kept } = begun;
    writeSeat(folder, {
      ...kept,
      secrets: { root: restored.root, reading: next ?? reading, head },
      dialogue: { node: connection.node, founding, delegation, rooms: [...rooms] },
    });
    return answerOf(restored, device, next !== undefined);
  } finally {
    for (const one of connections) one.close();
  }
}

/** The seat with what is to be on another reading sheet, where one is asked for or an earlier run has begun one. */
function withNextReading(seat: Seat, { isReadingReplaced }: RestoreWhat): Seat {
  return isReadingReplaced && seat.nextReading === undefined ? { ...seat, nextReading: random(32) } : seat;
}

function answerOf(restored: RestoredHead, device: Device, isReadingReplaced: boolean): RestoreAnswer {
  const { dialogue, delegation, rooms, seatedIn, isRootReplaced } = restored;
  const seated =
    seatedIn > 0
      ? `and this device is in ${seatedIn}, with their history.`
      : "and this device reads none of them yet: run it again with the reading sheet typed after the authority sheet.";
  const both =
    " The two sheets that were typed in are of no more use: print the new ones now with longtable sheet print reading and longtable sheet print authority.";
  const authority =
    " The authority sheet that was typed in is of no more use: print the new one now with longtable sheet print authority.";
  const replaced = isReadingReplaced ? both : isRootReplaced ? authority : "";
  const sentence = `The delegation has this head in ${rooms.length} rooms, for all to see, ${seated}${replaced}`;
  const ids = { dialogue: toHex(dialogue), delegation: toHex(delegation), rooms: rooms.map(toHex) };
  return { ok: true, sentence, ...ids, device: toHex(device.signer.publicKey), isRootReplaced, seatedIn };
}

function freshSeat({ origin, name }: RestoreWhat): Seat {
  const { seed, identity } = makeDeviceKeys(random);
  const secrets = { root: null, reading: null, head: makeHeadSecrets(random) };
  return { v: 1, origin, name, seed, identity, secrets, plan: null, url: null, dialogue: null };
}

/** Sheets typed in the wrong order are told from sheets of another dialogue. */
async function explained(
  refusal: SheetRefusal,
  first: Uint8Array,
  second: Uint8Array | null,
  origin: string,
): Promise<SheetRefusal> {
  if (refusal.code !== "NO_ROOMS") return refusal;
  const asReading = await signIn(origin, await readerOf(first));
  try {
    if ((await asReading.ask({ t: "rooms" }, "rooms")).rooms.length > 0) return sheetRefused("READING_SHEET");
  } finally {
    asReading.close();
  }
  if (second === null) return refusal;
  const asRoot = await signIn(origin, await signerOf(first));
  try {
    return (await asRoot.ask({ t: "rooms" }, "rooms")).rooms.length > 0 ? sheetRefused("SHEETS_DIFFER") : refusal;
  } finally {
    asRoot.close();
  }
}
