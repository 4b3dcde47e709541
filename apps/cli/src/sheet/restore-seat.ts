import {
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
  const begun = there ?? freshSeat(what);
  const { secrets } = begun;
  if (secrets === null) throw new SeatError(`The folder ${folder} holds another seat: choose another with --store.`);
  // The new head's keys are kept before anybody is told of them.
  writeSeat(folder, begun);
  const device = await openDevice({ seed: begun.seed, identity: begun.identity });
  const connection = await signIn(what.origin, reading === null ? await signerOf(root) : await readerOf(reading));
  try {
    const { name, isRevoking, dialogue } = what;
    const { head } = secrets;
    const restored = await restoreHead({ connection, root, reading, head, device, name, isRevoking, dialogue, random });
    if (!restored.ok) return await explained(restored, root, reading, what.origin);
    const { founding, delegation, rooms, seatedIn, isRootReplaced } = restored;
    writeSeat(folder, {
      ...begun,
      secrets: { root: restored.root, reading, head },
      dialogue: { node: connection.node, founding, delegation, rooms: [...rooms] },
    });
    const seated =
      seatedIn > 0
        ? `and this device is in ${seatedIn}, with their history.`
        : "and this device reads none of them yet: run it again with the reading sheet typed after the authority sheet.";
    const replaced = isRootReplaced
      ? " The authority sheet that was typed in is of no more use: print the new one now with longtable sheet print authority."
      : "";
    const sentence = `The delegation has this head in ${rooms.length} rooms, for all to see, ${seated}${replaced}`;
    const ids = { dialogue: toHex(restored.dialogue), delegation: toHex(delegation), rooms: rooms.map(toHex) };
    return { ok: true, sentence, ...ids, device: toHex(device.signer.publicKey), isRootReplaced, seatedIn };
  } finally {
    connection.close();
  }
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
