import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import {
  type Connection,
  type RecordSource,
  type SheetRefusal,
  connect,
  openWithSheet,
  readTypedSheets,
  readerOf,
  recordsFromBundle,
  recordsFromNode,
  sheetRefused,
} from "@longtable/client";
import { type Signer, equalBytes, publicKeyOf, signerOf, toHex } from "@longtable/protocol";
import { type BundledRoom, type RoomControl, bundleBytes } from "@longtable/record";

import { openBundleFile } from "../bundle-file.ts";
import { random } from "../random.ts";
import type { SeatAnswer } from "../seat/answer.ts";

/** What a reading sheet opened, beside what every command answers. */
export interface SheetAnswer extends SeatAnswer {
  readonly bundle?: string;
  readonly entries?: number;
  /** Rooms that the sheet opened; others in a bundle stay as sealed as they were. */
  readonly opened?: number;
}

/** Where the records are: a node that is asked for them, or a bundle's file. */
export type SheetSource = { readonly origin: string } | { readonly file: string };

/**
 * Reads a delegation's rooms with its reading sheet and nothing else, and writes them with their keys into a
 * bundle, which `longtable verify` checks and `longtable read` shows. `dialogue` is what the paper says of its id.
 */
export async function readWithSheet(
  typed: string,
  source: SheetSource,
  target: string,
  dialogue: Uint8Array | null,
): Promise<SheetAnswer> {
  const sheets = readTypedSheets(typed, 1);
  if (!sheets.ok) return sheets;
  const [seed] = sheets.seeds;
  if (seed === undefined) return sheetRefused("NO_ROOMS");
  if ("file" in source) {
    const read = openBundleFile(source.file);
    if (!read.ok) return { ok: false, code: "BAD_BUNDLE", sentence: read.problem };
    return await openAll(seed, recordsFromBundle(read.bundle), target, dialogue);
  }
  const connection = await signIn(source.origin, await readerOf(seed));
  try {
    const records = await recordsFromNode(connection);
    if (records.length === 0)
      return sheetRefused((await isRootThere(source.origin, seed)) ? "AUTHORITY_SHEET" : "NO_ROOMS");
    return await openAll(seed, records, target, dialogue);
  } finally {
    connection.close();
  }
}

async function openAll(
  seed: Uint8Array,
  records: readonly RecordSource[],
  target: string,
  dialogue: Uint8Array | null,
): Promise<SheetAnswer> {
  const rooms: BundledRoom[] = [];
  const controls: RoomControl[] = [];
  let opened = 0;
  for (const record of records) {
    const { reader, delegation, bundled } = await openWithSheet(seed, record);
    if (reader.control === null) continue;
    if (delegation !== null && reader.held > 0) {
      const sentence = `The room ${toHex(record.room).slice(0, 16)}… opens only up to its last ${reader.held} entries: the envelope for this sheet is missing.`;
      return { ok: false, code: "NO_KEY", sentence };
    }
    if (delegation !== null && reader.control.epoch !== null) opened++;
    rooms.push(bundled);
    controls.push(reader.control);
  }
  const refusal = refusalOf(seed, controls, opened, dialogue);
  if (refusal !== null) return refusal;
  const [first] = controls;
  if (first === undefined) return sheetRefused("NO_ROOMS");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bundleBytes({ dialogue: first.dialogueHash, rooms }), { mode: 0o600 });
  const entries = rooms.reduce((sum, room) => sum + room.entries.length, 0);
  const compare = dialogue === null ? ` Compare the dialogue's id with the paper: ${first.dialogue.slice(0, 16)}.` : "";
  const sentence = `The sheet opened ${opened} of ${rooms.length} rooms, of ${entries} entries; all is in ${target}, with keys: whoever has the file can read these rooms.${compare}`;
  return { ok: true, sentence, dialogue: first.dialogue, bundle: target, entries, opened };
}

/** † What the paper's owner must be told before anything is believed: another sheet, another dialogue. */
function refusalOf(
  seed: Uint8Array,
  controls: readonly RoomControl[],
  opened: number,
  dialogue: Uint8Array | null,
): SheetRefusal | null {
  const begins = ({ dialogueHash }: RoomControl): boolean =>
    dialogue === null || equalBytes(dialogueHash.subarray(0, dialogue.length), dialogue);
  if (!controls.every(begins) || new Set(controls.map((one) => one.dialogue)).size > 1) {
    return sheetRefused("OTHER_DIALOGUE");
  }
  if (opened > 0) return null;
  const root = publicKeyOf(seed);
  const isRoot = controls.some((one) => [...one.delegations.values()].some((keys) => equalBytes(keys.root, root)));
  return sheetRefused(isRoot ? "AUTHORITY_SHEET" : "NO_ROOMS");
}

/** Whether the words are those of an authority sheet that this node's rooms know. */
async function isRootThere(origin: string, seed: Uint8Array): Promise<boolean> {
  const connection = await signIn(origin, await signerOf(seed));
  try {
    return (await connection.ask({ t: "rooms" }, "rooms")).rooms.length > 0;
  } finally {
    connection.close();
  }
}

/** A connection signed in by a sheet's key, which reads and follows nothing. */
export function signIn(origin: string, device: Signer): Promise<Connection> {
  return connect({ origin, device, random, onPush: () => undefined, onClose: () => undefined });
}
