import { type DelegationId, type Details, type DeviceId, idOf } from "@longtable/protocol";
import type { ControlEvent, Role } from "@longtable/dialogue";
import type { RoomControl } from "@longtable/record";
import { matchDetails } from "@longtable/room";

interface Person {
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
  /** What the name and role were read from, where it opened here. */
  readonly details: Details | null;
}

/** Who acts with a device in a room: its delegation by the control entries, its role and name by its details. */
export class People {
  readonly #people = new Map<DeviceId, Person>();
  readonly #press = new Map<DelegationId, DeviceId>();

  /** Who acts with this device, or null when it was never admitted. */
  of(device: DeviceId): Person | null {
    return this.#people.get(device) ?? null;
  }

  /** Takes in those admitted, revoked or given another role at `seq`. Whose details do not open here counts as a note-taker. */
  take(control: RoomControl, seq: number, opened: readonly Details[]): readonly ControlEvent[] {
    const events: ControlEvent[] = [];
    for (const { id: device, delegation, details, roleAt, admittedAt, revokedAt } of control.devices.values()) {
      if (roleAt === seq) {
        const said = matchDetails(details, opened);
        const name = said === null || said.name === "" ? null : said.name;
        const role = said?.role ?? "note-taker";
        const person = { delegation, role, name };
        this.#people.set(device, { ...person, details: said });
        if (admittedAt === seq) events.push({ kind: "admitted", seq, device, ...person });
        else events.push({ kind: "role-changed", seq, device, role, name });
      }
      if (revokedAt === seq) events.push({ kind: "revoked", seq, device });
    }
    return events;
  }

  /**
   * Takes in a press room's press keys, which sign there instead of a person: at its founding, and where an
   * appointment puts another in the place of one.
   */
  takePress(control: RoomControl, seq: number): readonly ControlEvent[] {
    const events: ControlEvent[] = [];
    for (const { id: delegation, press, inRoom } of control.delegations.values()) {
      const device = idOf<DeviceId>(press);
      const before = this.#press.get(delegation);
      if (!inRoom || before === device) continue;
      if (before !== undefined) events.push({ kind: "revoked", seq, device: before });
      const person = { delegation, role: "press", name: null } as const;
      this.#press.set(delegation, device);
      this.#people.set(device, { ...person, details: null });
      events.push({ kind: "admitted", seq, device, ...person });
    }
    return events;
  }
}
