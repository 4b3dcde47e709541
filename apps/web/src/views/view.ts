import type { LiveRoom, OpenAt, RoomSnapshot, Sign, SessionStatus } from "@longtable/client";
import type { Author, RoomEvent, RoomState } from "@longtable/dialogue";
import type { DeviceId, Role, RoomId, RoomKind } from "@longtable/protocol";

/** Whoever a room has heard from lately: kept for a few minutes, stored nowhere. */
export interface Present {
  readonly device: DeviceId;
  readonly state: "here" | "writing" | "away";
  /** Milliseconds since 1970, on this device's clock, when it was heard. */
  readonly at: number;
}

/** Words heard off the record: shown while the app is open, stored nowhere. */
export interface Aside {
  readonly id: string;
  readonly device: DeviceId;
  readonly at: number;
  readonly text: string;
}

/** What this device can say of a record beside what is in it. */
export interface RecordStanding {
  /** The newest checkpoint verified here: its size, its root in hex, and who signed it. */
  readonly checkpoint: { readonly size: number; readonly root: string; readonly signers: readonly string[] } | null;
  /** Whether there is proof that the node signed two records. */
  readonly hasEvidence: boolean;
  /** Whether delegations are expected to be heard now, and what was heard of each. */
  readonly isMeeting: boolean;
  readonly signs: readonly Sign[];
}

/** What a view of a room is worked out from: the room as this device has it at one moment. */
export interface RoomNow {
  readonly room: RoomId;
  readonly kind: RoomKind;
  readonly snapshot: RoomSnapshot;
  readonly state: RoomState;
  /** All that happened, in order, up to `snapshot.told`. */
  readonly events: readonly RoomEvent[];
  /** What was open in the room's texts, over its record. */
  readonly convergence: readonly OpenAt[];
  readonly standing: RecordStanding;
  /** Who this device is here; null while it is not admitted, or no longer. */
  readonly author: Author | null;
  readonly mayAct: LiveRoom["mayAct"];
  readonly present: readonly Present[];
  readonly asides: readonly Aside[];
}

/** A seat as it may be shown: nothing in it is secret. */
export interface SeatFace {
  readonly id: string;
  /** Whom this device belongs to, as the seat was given: "the US head". */
  readonly label: string;
  readonly origin: string;
  readonly device: DeviceId;
  /** True for a device that came ready-made with the example: its keys protect nothing. */
  readonly isExample: boolean;
  /** True where this device holds the keys with which a head seals. */
  readonly isHead: boolean;
}

/** An invitation that a head gave from this device: whoever holds its link can come by it, until it is over. */
export interface GivenInvitation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly until: number;
  /** The device that came by it; null while nobody has. */
  readonly device: string | null;
}

/** What this device keeps of its own delegation and of its belief in the others: nothing secret. */
export interface KeptFace {
  /** On what the belief in another delegation's key rests; whoever is not named has only been seen. */
  readonly trust: Readonly<Record<string, "seen" | "compared" | "scanned">>;
  readonly invitations: readonly GivenInvitation[];
  /** True once the node no longer lets this device into the table: it was revoked. */
  readonly isOut: boolean;
  /** Which sheets this head's device still holds; null where it never held any. */
  readonly sheets: { readonly authority: boolean; readonly reading: boolean } | null;
  /** Since when this device is here, in ms since 1970 by its own clock; 0 for one that was made here. */
  readonly since: number;
  /** Acts of this device without effect that somebody has looked at, by their ids. */
  readonly letBe: readonly string[];
}

/** A file on its way from or to this device. */
export interface TransferFace {
  readonly id: string;
  readonly name: string;
  /** Bytes of ciphertext that are across, of how many; 0 of 0 before it began. */
  readonly across: number;
  readonly of: number;
}

/** What a view of a whole desk is worked out from. */
export interface DeskNow {
  readonly transfers: readonly TransferFace[];
  readonly seat: SeatFace;
  readonly kept: KeptFace;
  readonly status: SessionStatus | { readonly state: "elsewhere" };
  /** By id; in the order in which this device came to know them. */
  readonly rooms: ReadonlyMap<RoomId, RoomNow>;
  /** Rooms that this device knows of; some may not have been read yet. */
  readonly known: readonly RoomId[];
}

/** A pure function from a room to what a screen shows of it: plain data that can cross to the page. */
export type RoomView<P, T> = (room: RoomNow, params: P, desk: DeskNow) => T;
/** The same of a whole desk. */
export type DeskView<P, T> = (desk: DeskNow, params: P) => T;

/** The room that a page means: its own delegation's only one of that kind, or one by its id. */
export type RoomRef = "table" | "caucus" | "press" | "line" | RoomId;

/** The room meant, or null while there is none such here. */
export function roomMeant(desk: DeskNow, ref: RoomRef): RoomNow | null {
  const byId = desk.rooms.get(ref as RoomId);
  if (byId !== undefined) return byId;
  for (const room of desk.rooms.values()) if (room.kind === ref) return room;
  return null;
}
