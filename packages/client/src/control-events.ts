import type { ControlEvent } from "@longtable/dialogue";
import { type Control, type Details, toHex } from "@longtable/protocol";
import type { RoomControl } from "@longtable/record";

import type { People } from "./people.ts";

/** What a control entry that holds tells the dialogue's fold. `control` is the room right after it, `opened` its details. */
export function controlEvents(
  said: Control,
  seq: number,
  control: RoomControl,
  opened: readonly Details[],
  people: People,
): readonly ControlEvent[] {
  const press = (): readonly ControlEvent[] => (control.kind === "press" ? people.takePress(control, seq) : []);
  switch (said.kind) {
    case "room.found": {
      const { id: room, kind: roomKind, dialogue, rules } = control;
      const ours = [...control.delegations.values()].filter((one) => one.inRoom);
      const delegations = ours.map((one) => one.id);
      return [{ kind: "founded", seq, room, roomKind, dialogue, delegations, rules }, ...press()];
    }
    case "room.admit":
      return [...people.take(control, seq, opened), ...press()];
    case "room.epoch": {
      const { epoch } = control;
      const begun: readonly ControlEvent[] =
        epoch === null ? [] : [{ kind: "epoch", seq, epoch: epoch.id, reason: said.reason }];
      return [...people.take(control, seq, opened), ...press(), ...begun];
    }
    case "room.seal": {
      const seal = control.seals.find((one) => one.seq === seq);
      if (seal === undefined) return [];
      const { delegation, size, root, state } = seal;
      return [{ kind: "sealed", seq, delegation, size, root: toHex(root), stateHash: toHex(state) }];
    }
    case "room.term":
    case "room.branch":
    case "room.complain":
      return [];
  }
}
