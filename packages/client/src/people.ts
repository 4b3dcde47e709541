import type { DelegationId, Details, DeviceId } from "@longtable/protocol";
import type { Role, RoomEvent } from "@longtable/dialogue";
import type { RoomControl } from "@longtable/record";
import { matchDetails } from "@longtable/room";

interface Person {
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
}

/** Who acts with a device in a room: its delegation by the control entries, its role and name by its details. */
export class People {
  readonly #people = new Map<DeviceId, Person>();

  /** Who acts with this device, or null when it was never admitted. */
  of(device: DeviceId): Person | null {
    return this.#people.get(device) ?? null;
  }

  /** Takes in those admitted and revoked at `seq`. Whose details do not open here counts as a note-taker. */
  take(control: RoomControl, seq: number, opened: readonly Details[]): readonly RoomEvent[] {
    const events: RoomEvent[] = [];
    for (const { id: device, delegation, details, admittedAt, revokedAt } of control.devices.values()) {
      if (admittedAt === seq) {
        const said = matchDetails(details, opened);
        const name = said === null || said.name === "" ? null : said.name;
        const person: Person = { delegation, role: said?.role ?? "note-taker", name };
        this.#people.set(device, person);
        events.push({ kind: "admitted", seq, device, ...person });
      }
      if (revokedAt === seq) events.push({ kind: "revoked", seq, device });
    }
    return events;
  }

  /** Takes in a press room's press keys: they sign there instead of a person. */
  takePress(device: DeviceId, delegation: DelegationId, seq: number): RoomEvent {
    const person: Person = { delegation, role: "press", name: null };
    this.#people.set(device, person);
    return { kind: "admitted", seq, device, ...person };
  }
}
