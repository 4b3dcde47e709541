import {
  type DeviceId,
  type Entry,
  type RefusalCode,
  deviceOfChain,
  equalBytes,
  isSignedBy,
  readActPayload,
  readEntry,
} from "@longtable/protocol";
import { type RoomControl, foldControl, isOnRoster } from "@longtable/record";

/** Whether an entry may be placed now, and what the room's control is after it. */
export type Judgement =
  | { readonly ok: true; readonly control: RoomControl; readonly isControl: boolean }
  | { readonly ok: false; readonly code: RefusalCode; readonly why: string };

function no(code: RefusalCode, why = ""): Judgement {
  return { ok: false, code, why };
}

/**
 * Judges an entry against the room as it is at `seq`, from what a node can see: a sealed entry's room,
 * author and epoch; a control entry whole; in the press room a statement's signature.
 */
export async function judgeEntry(
  control: RoomControl,
  seq: number,
  bytes: Uint8Array,
  sender: DeviceId,
): Promise<Judgement> {
  let entry: Entry;
  try {
    entry = readEntry(bytes);
  } catch {
    return no("BAD_ENTRY");
  }
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
