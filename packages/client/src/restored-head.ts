import {
  type DelegationId,
  type DeviceId,
  ROOM_KINDS,
  equalBytes,
  fromHex,
  idOf,
  publicKeyOf,
  toHex,
} from "@longtable/protocol";
import { type DelegationKeys, type RoomControl, replaceHead, verifyFounding } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import { accredit, revokeDevice } from "./accredit.ts";
import type { Connection } from "./connection.ts";
import {
  type Head,
  type HeadSecrets,
  appointHead,
  nextRootOf,
  openHead,
  readerOf,
  replaceRoot,
} from "./delegation-keys.ts";
import type { Device } from "./device.ts";
import { ClientError } from "./error.ts";
import { foundingIn } from "./founding.ts";
import { openWithSheet } from "./reading-sheet.ts";
import { type RecordSource, recordFromNode, recordsFromNode } from "./record-source.ts";
import { RoomReader } from "./room-reader.ts";
import { type SheetRefusal, sheetRefused } from "./sheet-refusal.ts";
import { prepareEpoch, prepareStatements } from "./steward.ts";

/** What restores a delegation's head. Keep `head` and `device` before beginning: going on needs the same. */
export interface RestoreOptions {
  /** Signed in by the reading sheet's key, or, where that sheet is not at hand, by the root. */
  readonly connection: Connection;
  /** The authority sheet's seed. */
  readonly root: Uint8Array;
  /** The reading sheet's seed; without it a head is appointed, and no room can be read. */
  readonly reading: Uint8Array | null;
  /** What replaces a reading sheet that is in others' hands; null leaves it. Only with both sheets. */
  readonly nextReading: NextReading | null;
  /** The head's secrets: a new one's, or those that it has where only the sheets are replaced. */
  readonly head: HeadSecrets;
  readonly device: Device;
  readonly name: string;
  /** Whether every other device of the delegation is taken back: they are lost, or in others' hands. */
  readonly isRevoking: boolean;
  /** The beginning of the dialogue's id, as the paper has it, where it was typed: rooms of another are refused. */
  readonly dialogue: Uint8Array | null;
  readonly random: Randomness;
}

/** Another reading sheet, with which its delegation's rooms are read once they have been told of it. */
export interface NextReading {
  readonly seed: Uint8Array;
  /** Signed in by its key. */
  readonly connection: Connection;
}

/** A delegation with a head again. */
export interface RestoredHead {
  readonly ok: true;
  readonly dialogue: Uint8Array;
  readonly founding: Uint8Array;
  readonly delegation: Uint8Array;
  readonly rooms: readonly Uint8Array[];
  /** Rooms that the new device is in. */
  readonly seatedIn: number;
  /** What the authority sheet holds from now on: another seed than the one typed in where the root was replaced. */
  readonly root: Uint8Array;
  readonly isRootReplaced: boolean;
}

interface OpenedRecord {
  readonly source: RecordSource;
  readonly control: RoomControl;
  /** The current epoch's key, where the reading sheet opened it. */
  readonly key: Uint8Array | null;
}

/** How often a room is read again because something was placed in it meanwhile. */
const TRIES = 5;
/** Statements of one entry: the record's own bound less the few that come with them. */
const REVOCATIONS_AT_ONCE = 48;

/**
 * Appoints a new head with the sheets, in every room of the delegation, in the sight of all who are in them: the
 * appointment is a statement in each room's record. With both sheets the next root takes the root's place, a new
 * epoch begins, and the new device is let in with the history. Run again, it goes on where it stood.
 */
export async function restoreHead(options: RestoreOptions): Promise<RestoredHead | SheetRefusal> {
  const { root, reading, head: secrets, dialogue } = options;
  const records = await openRecords(options);
  // The table first, as a seat has its rooms.
  records.sort((a, b) => ROOM_KINDS.indexOf(a.control.kind) - ROOM_KINDS.indexOf(b.control.kind));
  const [first] = records;
  if (first === undefined) return sheetRefused("NO_ROOMS");
  const { dialogueHash } = first.control;
  const isOther = (start: Uint8Array): boolean =>
    records.some(({ control }) => !equalBytes(control.dialogueHash.subarray(0, start.length), start));
  if (isOther(dialogueHash) || (dialogue !== null && isOther(dialogue))) return sheetRefused("OTHER_DIALOGUE");
  const founding = foundingIn(first.source.entries);
  const ours = await lineOf(records, founding, publicKeyOf(root));
  if ("ok" in ours) return ours;
  const appointed = await appointSuccessor(ours, options);
  if ("ok" in appointed) return appointed;
  const { statements, keys } = appointed;
  const delegation = fromHex(keys.id);
  const head = await openHead(delegation, secrets);
  let seatedIn = 0;
  for (const record of records) seatedIn += (await bringUpToDate(record, statements, head, options)) ? 1 : 0;
  const isRootReplaced = !equalBytes(keys.root, publicKeyOf(root));
  return {
    ok: true,
    dialogue: dialogueHash,
    founding,
    delegation,
    rooms: records.map(({ source }) => source.room),
    seatedIn,
    root: isRootReplaced && reading !== null ? nextRootOf({ root, reading }) : root,
    isRootReplaced,
  };
}

/** The delegation's rooms, also those that an earlier run has told of another reading sheet. */
async function openRecords({ connection, reading, nextReading }: RestoreOptions): Promise<OpenedRecord[]> {
  const records = new Map<string, OpenedRecord>();
  const sheets = [{ seed: reading, connection }, ...(nextReading === null ? [] : [nextReading])];
  for (const { seed, connection: reads } of sheets) {
    for (const source of await recordsFromNode(reads)) records.set(toHex(source.room), await openRecord(source, seed));
  }
  return [...records.values()];
}

async function openRecord(source: RecordSource, reading: Uint8Array | null): Promise<OpenedRecord> {
  const reader = reading === null ? await readSealed(source) : (await openWithSheet(reading, source)).reader;
  const { control } = reader;
  if (control === null) throw new ClientError("BAD_ANSWER", "The node has a room without a founding.");
  return { source, control, key: reader.currentKey?.key ?? null };
}

/** Checks a record as far as it goes without keys. */
async function readSealed(source: RecordSource): Promise<RoomReader> {
  const reader = new RoomReader(source.room, { note: () => undefined, keyOf: () => Promise.resolve("not now") });
  await reader.read(source.entries);
  await reader.settle(source.note);
  return reader;
}

/** A delegation's keys as its appointments have made them: the longest line of them that any room has. */
interface AppointmentLine {
  readonly keys: DelegationKeys;
  readonly statements: readonly Uint8Array[];
}

/** The line of the delegation that a root belongs to, or belonged to. */
async function lineOf(
  records: readonly OpenedRecord[],
  founding: Uint8Array,
  root: Uint8Array,
): Promise<AppointmentLine | SheetRefusal> {
  const founded = (await verifyFounding(founding))?.delegations ?? new Map<DelegationId, DelegationKeys>();
  for (const base of founded.values()) {
    const lines = records.map(({ control }) => appointmentsIn(control, base.id));
    const longest = lines.reduce((one, other) => (other.length > one.length ? other : one), []);
    const areOne = lines.every((line) => line.every((statement, at) => equalBytes(statement, longest[at] ?? root)));
    let keys = base;
    let isTheirs = equalBytes(keys.root, root);
    for (const statement of longest) {
      keys = (await replaceHead(keys, statement)) ?? keys;
      isTheirs ||= equalBytes(keys.root, root);
    }
    if (isTheirs) return areOne ? { keys, statements: longest } : sheetRefused("HEADS_DIFFER");
  }
  return sheetRefused("SHEETS_DIFFER");
}

function appointmentsIn(control: RoomControl, delegation: DelegationId): readonly Uint8Array[] {
  return control.appointments.filter((one) => one.delegation === delegation).map(({ statement }) => statement);
}

/** The line with the new head at its end: appointed now, or by an earlier run. */
async function appointSuccessor(
  line: AppointmentLine,
  options: RestoreOptions,
): Promise<AppointmentLine | SheetRefusal> {
  const { root, reading, head, nextReading } = options;
  const { keys, statements } = line;
  const reader = nextReading === null ? null : (await readerOf(nextReading.seed)).publicKey;
  const isRead = reader === null || equalBytes(keys.reader, reader);
  if (isRead && equalBytes(keys.head, publicKeyOf(head.head))) return line;
  if (!equalBytes(keys.root, publicKeyOf(root))) return sheetRefused("SHEET_REPLACED");
  const before = { ...keys, delegation: fromHex(keys.id), n: keys.appointment };
  const statement =
    reading === null
      ? await appointHead(root, pick(before), head)
      : await replaceRoot({ root, reading }, before, head, nextReading?.seed);
  const replaced = await replaceHead(keys, statement);
  // The next root is not the one committed to: this reading sheet is not the one that belongs to this root.
  if (replaced === null) return sheetRefused("SHEETS_DIFFER");
  return { keys: replaced, statements: [...statements, statement] };
}

function pick({ delegation, n, nextRoot, reading, reader }: Parameters<typeof appointHead>[1]) {
  return { delegation, n, nextRoot, reading, reader };
}

/** Places in one room what it lacks; whether the new device is in it afterwards. */
async function bringUpToDate(
  record: OpenedRecord,
  statements: readonly Uint8Array[],
  head: Head,
  options: RestoreOptions,
): Promise<boolean> {
  for (let tries = 0, { source, control, key } = record; ; tries++) {
    const missing = statements.slice(appointmentsIn(control, idOf<DelegationId>(head.delegation)).length);
    const device = control.devices.get(idOf<DeviceId>(options.device.signer.publicKey));
    const isIn = device?.revokedAt === null;
    const lost = options.isRevoking ? othersOf(control, head, options.device).slice(0, REVOCATIONS_AT_ONCE) : [];
    // The press room has no key; and none is known without the reading sheet.
    const parentKey = control.kind === "press" ? null : key;
    if (missing.length === 0 && (parentKey === null || (isIn && lost.length === 0))) return isIn;
    const prepared =
      parentKey === null
        ? await prepareStatements(control, null, { appointments: missing }, head.signer, options.random)
        : await prepareReturn(control, source.entries.length, parentKey, { missing, isIn, lost }, head, options);
    const { entry, envelopes } = prepared;
    const { connection, reading, nextReading } = options;
    // Once a room has been told of another reading sheet, it is read with that one.
    let reads = missing.length === 0 && nextReading !== null ? nextReading : { seed: reading, connection };
    try {
      await connection.ask({ t: "append", room: source.room, entry, envelopes: [...envelopes] }, "appended");
      reads = nextReading ?? reads;
    } catch (error) {
      // Somebody placed something in between: the room is read again and the entry made anew.
      if (!(error instanceof ClientError) || error.code !== "CONTROL_REFUSED" || tries >= TRIES) throw error;
    }
    const again = await recordFromNode(reads.connection, source.room);
    ({ source, control, key } = await openRecord(again, reads.seed));
  }
}

/** The new epoch of a room in which the new head and its device take their place. */
async function prepareReturn(
  control: RoomControl,
  size: number,
  parentKey: Uint8Array,
  {
    missing,
    isIn,
    lost,
  }: { readonly missing: readonly Uint8Array[]; readonly isIn: boolean; readonly lost: readonly Uint8Array[] },
  head: Head,
  { device, name, random }: RestoreOptions,
) {
  const where = { dialogue: control.dialogueHash, delegation: head.delegation };
  const admitted = isIn ? [] : [await accredit({ name, role: "head", device }, where, head.signer, random)];
  const revocations: Uint8Array[] = [];
  for (const key of lost) revocations.push(await revokeDevice(key, where, head.signer));
  const plan = { reason: "replacement", appointments: missing, admitted, statements: revocations, parentKey } as const;
  return await prepareEpoch(control, size, plan, head.signer, random);
}

/** The delegation's other devices in a room. */
function othersOf(control: RoomControl, { delegation }: Head, own: Device): readonly Uint8Array[] {
  const id = idOf<DelegationId>(delegation);
  return [...control.devices.values()]
    .filter((one) => one.delegation === id && one.revokedAt === null && !equalBytes(one.key, own.signer.publicKey))
    .map(({ key }) => key);
}
