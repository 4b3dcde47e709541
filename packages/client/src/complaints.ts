import { type ControlOf, type DeviceId, type EpochId, type Signer, idOf, signControl } from "@longtable/protocol";
import { type Epoch, type RoomControl, isOnRoster } from "@longtable/record";

import type { BadEnvelope } from "./epoch-keys.ts";

/** Something to say in the record of an envelope that was made for this device and is not good. */
export interface Complaint {
  readonly epoch: Epoch;
  readonly reason: BadEnvelope;
}

/**
 * What one device has to complain of in one room. A complaint lasts until the record has it, or until it no longer
 * matters: another epoch has begun, or the device is out. Nothing is kept of it: whoever opens the room again finds
 * the same envelope, and in the record whether that was said.
 */
export class Complaints {
  readonly #device: DeviceId;
  readonly #owed = new Map<EpochId, Complaint>();
  /** Those that a node has answered over the connection there is now: taken, and not read back yet, or refused. */
  readonly #answered = new Set<EpochId>();

  constructor(device: Uint8Array) {
    this.#device = idOf<DeviceId>(device);
  }

  /** Takes down what is wrong with an epoch's envelope. Once for each epoch, however often it is found. */
  add(complaint: Complaint): void {
    if (!this.#owed.has(complaint.epoch.id)) this.#owed.set(complaint.epoch.id, complaint);
  }

  /** Those that are to be placed now, in the room as it is. */
  due(control: RoomControl): readonly Complaint[] {
    const { epoch, complaints } = control;
    const complaint = epoch === null ? undefined : this.#owed.get(epoch.id);
    if (complaint === undefined || this.#answered.has(complaint.epoch.id) || !isOnRoster(control, this.#device))
      return [];
    const isPlaced = complaints.some((one) => one.device === this.#device && one.epoch === complaint.epoch.id);
    return isPlaced ? [] : [complaint];
  }

  /** A node has answered: it is not said again over this connection. */
  answered({ epoch }: Complaint): void {
    this.#answered.add(epoch.id);
  }

  /** Another connection: whatever the record does not have by now is said again. */
  reconnected(): void {
    this.#answered.clear();
  }
}

/** The control entry that says it, signed by the device. */
export function prepareComplaint(
  room: Uint8Array,
  { epoch, reason }: Complaint,
  by: Signer,
): Promise<Uint8Array<ArrayBuffer>> {
  const complaint: ControlOf<"room.complain"> = {
    v: 1,
    by: by.publicKey,
    kind: "room.complain",
    room,
    epoch: epoch.hash,
    reason,
  };
  return signControl(complaint, by);
}
