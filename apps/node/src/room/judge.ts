import {
  type Control,
  type DeviceId,
  type Entry,
  type RefusalCode,
  deviceOfChain,
  equalBytes,
  isSignedBy,
  readActPayload,
  readEntry,
} from "@longtable/protocol";
import { HashTree, type RoomControl, foldControl, isOnRoster, leafHash } from "@longtable/record";

/** Whether an entry may be placed now, and what the room's control is after it. */
export type Judgement =
  | { readonly ok: true; readonly control: RoomControl; readonly isControl: boolean }
  | { readonly ok: false; readonly code: RefusalCode; readonly why: string };

function no(code: RefusalCode, why = ""): Judgement {
  return { ok: false, code, why };
}

/** An entry as its sender hands it over. */
export interface Sent {
  readonly bytes: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
}

/**
 * Judges an entry against the room as it is at `seq`, from what a node can see: a sealed entry's room,
 * author and epoch; a control entry whole; in the press room a statement's signature.
 */
export async function judgeEntry(
  control: RoomControl,
  seq: number,
  { bytes, envelopes }: Sent,
  sender: DeviceId,
): Promise<Judgement> {
  let entry: Entry;
  try {
    entry = readEntry(bytes);
  } catch {
    return no("BAD_ENTRY");
  }
  if (entry.form !== "control" && envelopes.length > 0) return no("BAD_ENTRY", "Only a control entry has envelopes.");
  switch (entry.form) {
    case "sealed": {
      if (!isOnRoster(control, sender)) return no("NOT_ADMITTED");
      if (!equalBytes(entry.room, control.room) || deviceOfChain(entry.chain).id !== sender) return no("BAD_ENTRY");
      if (control.epoch === null || control.kind === "press") return no("NOT_ENTITLED");
      if (!equalBytes(entry.epoch, control.epoch.hash)) return no("OLD_EPOCH");
      return { ok: true, control, isControl: false };
    }
    case "control": {
      const outcome = await foldControl(control, seq, bytes);
      if (!outcome.ok) return no("CONTROL_REFUSED", `${outcome.sentence} (${outcome.code})`);
      if (!areItsEnvelopes(outcome.entry, envelopes)) {
        return no("BAD_ENTRY", "The envelopes are not those that this control entry commits to.");
      }
      return { ok: true, control: outcome.control, isControl: true };
    }
    case "open": {
      if (control.kind !== "press") return no("NOT_ENTITLED");
      try {
        const act = readActPayload(entry.payload);
        const author = deviceOfChain(act.chain).key;
        const isPress = [...control.delegations.values()].some(({ press }) => equalBytes(press, author));
        if (!isPress || !equalBytes(act.room, control.room)) return no("NOT_ENTITLED");
        if (!(await isSignedBy("act", entry, author))) return no("BAD_SIGNATURE");
      } catch {
        return no("BAD_ENTRY");
      }
      return { ok: true, control, isControl: false };
    }
  }
}

/** Whether the envelopes are those whose RFC 9162 root the entry names: else those admitted could not get in. */
function areItsEnvelopes(control: Control, envelopes: readonly Uint8Array[]): boolean {
  if (control.kind !== "room.admit" && control.kind !== "room.epoch") return envelopes.length === 0;
  const tree = new HashTree();
  for (const envelope of envelopes) tree.append(leafHash(envelope));
  return equalBytes(tree.root(), control.envelopes);
}
