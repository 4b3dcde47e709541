import type { ActId, DelegationId, DeviceId } from "@longtable/protocol";

import type { ActEvent } from "./event.ts";
import type { Role } from "./role.ts";
import type { Noted } from "./shape.ts";

/** Who did something, where in the record it stands, and on whose behalf. Every effect carries one. */
export interface Stamp {
  readonly act: ActId;
  /** Its place in the room's record. */
  readonly seq: number;
  /** By the author's clock, in ms since 1970: for showing, never for deciding. */
  readonly at: number;
  readonly device: DeviceId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
  /** A secretary works the software for the head, and this is recorded (DESIGN.md). */
  readonly onBehalfOf: "head" | null;
  /** Done before it was entered, where no device was allowed. */
  readonly noted: Noted | null;
  /** Made up for an example; screens show it as such. */
  readonly invented: boolean;
}

/** What any act may say about itself. */
export interface Remarks {
  readonly notedAs?: Noted;
  readonly invented?: true;
}

/** The stamp of an event's act. */
export function stampOf(event: ActEvent, remarks: Remarks, onBehalfOf: "head" | null): Stamp {
  return {
    act: event.id,
    seq: event.seq,
    at: event.at,
    device: event.device,
    delegation: event.delegation,
    role: event.role,
    name: event.name,
    onBehalfOf,
    noted: remarks.notedAs ?? null,
    invented: remarks.invented ?? false,
  };
}
