import type { Act, ActId, DelegationId, DeviceId, DialogueId, Role, RoomKind } from "@longtable/protocol";

/** Why an entry in the record has no effect. It is shown, with its place, never hidden. */
export type EntryRefusal =
  | "UNREADABLE"
  | "CONTROL_REFUSED"
  | "WRONG_ROOM"
  | "NOT_ADMITTED"
  | "REVOKED"
  | "OLD_EPOCH"
  | "NO_KEY"
  | "DOES_NOT_OPEN"
  | "BAD_SIGNATURE"
  | "FORK"
  | "BROKEN_CHAIN"
  | "SEEN_ELSEWHERE";

/** What a room's record comes to for its members, in order: the input of the dialogue's folds. */
export type RoomEvent =
  | {
      readonly kind: "act";
      readonly id: ActId;
      readonly seq: number;
      readonly device: DeviceId;
      readonly delegation: DelegationId;
      readonly role: Role;
      readonly name: string;
      readonly at: number;
      /** The size of the checkpoint its author had verified. */
      readonly seen: number;
      readonly act: Act;
    }
  | {
      readonly kind: "founded";
      readonly seq: number;
      readonly roomKind: RoomKind;
      readonly dialogue: DialogueId;
      readonly delegations: readonly DelegationId[];
      readonly rules: string;
    }
  | {
      readonly kind: "admitted";
      readonly seq: number;
      readonly device: DeviceId;
      readonly delegation: DelegationId;
      readonly role: Role;
      readonly name: string;
    }
  | { readonly kind: "revoked"; readonly seq: number; readonly device: DeviceId }
  | { readonly kind: "epoch"; readonly seq: number; readonly reason: string }
  | { readonly kind: "sealed"; readonly seq: number; readonly delegation: DelegationId; readonly size: number }
  | { readonly kind: "refused"; readonly seq: number; readonly code: EntryRefusal; readonly device: DeviceId | null };
