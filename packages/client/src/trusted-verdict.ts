import {
  type DeviceId,
  ProtocolError,
  type ReadVerdict,
  checkpointText,
  equalBytes,
  idOf,
  isSignedBy,
  readVerdict,
  sha256,
  utf8,
} from "@longtable/protocol";
import type { HashTree, RoomControl } from "@longtable/record";

/** A verdict that a device was given, and that device: it believes its own delegation's devices only. */
export interface GivenVerdict {
  readonly verdict: Uint8Array;
  readonly reader: DeviceId;
}

/** Why a verdict is not believed. The room is then read as without one. */
export type VerdictRefusal =
  | "UNREADABLE"
  | "OTHER_ROOM"
  | "OTHER_DELEGATION"
  | "REVOKED"
  | "OTHER_RECORD"
  | "BAD_SIGNATURE";

/** A verdict held against the record that it is about. */
export type JudgedVerdict =
  | { readonly ok: true; readonly verdict: ReadVerdict["value"]; readonly unsigned: ReadonlySet<number> }
  | { readonly ok: false; readonly code: VerdictRefusal };

/** How many entries a verdict is about; 0 where these bytes are none. */
export function verdictSize(verdict: Uint8Array): number {
  try {
    return readVerdict(verdict).value.size;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return 0;
  }
}

function refused(code: VerdictRefusal): JudgedVerdict {
  return { ok: false, code };
}

/**
 * † Whether a verdict may stand for the signatures it says were checked: it is about this room and this very
 * record, and signed by a device that is of the reader's own delegation, was in the room by then, and is not
 * revoked by now. `control` is the room after all that was read.
 */
export async function judgeVerdict(
  given: GivenVerdict,
  control: RoomControl,
  tree: Pick<HashTree, "root" | "size">,
): Promise<JudgedVerdict> {
  let read: ReadVerdict;
  try {
    read = readVerdict(given.verdict);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refused("UNREADABLE");
  }
  const { value } = read;
  const { size, root } = value;
  if (!equalBytes(value.room, control.room)) return refused("OTHER_ROOM");
  const device = control.devices.get(idOf<DeviceId>(value.device));
  const reader = control.devices.get(given.reader);
  if (device === undefined || reader === undefined || device.delegation !== reader.delegation) {
    return refused("OTHER_DELEGATION");
  }
  if (device.revokedAt !== null) return refused("REVOKED");
  const text = utf8(checkpointText({ room: control.room, size, root, term: control.term }));
  const isThisRecord =
    size <= tree.size &&
    device.admittedAt < size &&
    equalBytes(tree.root(size), root) &&
    equalBytes(sha256(text), value.note);
  if (!isThisRecord) return refused("OTHER_RECORD");
  if (!(await isSignedBy("verdict", read, device.key))) return refused("BAD_SIGNATURE");
  const unsigned = new Set(value.refused.flatMap(([seq, code]) => (code === "BAD_SIGNATURE" ? [seq] : [])));
  return { ok: true, verdict: value, unsigned };
}
