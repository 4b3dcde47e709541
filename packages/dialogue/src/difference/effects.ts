import type { ActId } from "@longtable/protocol";

import type { EffectsOf } from "../effect.ts";
import { get, has, set } from "../persistent/id-map.ts";
import { append, emptyLog } from "../persistent/log.ts";
import type { ProvisionRef } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import type { Difference, DifferenceChange } from "./state.ts";
import type { differenceActs } from "./acts.ts";

/** Provisions that one difference is linked to. */
const MOST_LINKS = 256;

function keep(room: RoomState, difference: Difference): RoomState {
  return { ...room, differences: set(room.differences, difference.id, difference) };
}

function find(room: RoomState, id: ActId): Difference | "NOTHING_THERE" {
  return get(room.differences, id) ?? "NOTHING_THERE";
}

function changed(difference: Difference, stamp: Stamp, change: DifferenceChange["change"]): Difference {
  return { ...difference, history: append(difference.history, { id: stamp.act, stamp, change }) };
}

function isSame(a: ProvisionRef, b: ProvisionRef): boolean {
  return a.text === b.text && a.node === b.node;
}

export const differenceEffects: EffectsOf<keyof typeof differenceActs> = {
  "difference.open": (room, act, stamp) => {
    if (act.topic !== undefined && !has(room.topics, act.topic)) return "NOTHING_THERE";
    return keep(room, {
      id: stamp.act,
      title: act.title,
      topic: act.topic ?? null,
      opened: stamp,
      positions: {},
      assessments: {},
      links: (act.provisions ?? []).map((provision) => ({ provision, stamp })),
      history: emptyLog(),
    });
  },
  "difference.position": (room, act, stamp) => {
    const found = find(room, act.difference);
    if (typeof found === "string") return found;
    const { text } = act;
    const next = changed(found, stamp, { kind: "position", text });
    return keep(room, { ...next, positions: { ...found.positions, [stamp.delegation]: { text, stamp } } });
  },
  "difference.assess": (room, act, stamp) => {
    const found = find(room, act.difference);
    if (typeof found === "string") return found;
    const { assessment } = act;
    if (found.assessments[stamp.delegation]?.assessment === assessment) return "ALREADY_DONE";
    const next = changed(found, stamp, { kind: "assessment", assessment });
    return keep(room, { ...next, assessments: { ...found.assessments, [stamp.delegation]: { assessment, stamp } } });
  },
  "difference.link": (room, act, stamp) => {
    const found = find(room, act.difference);
    if (typeof found === "string") return found;
    const { provision } = act;
    if (found.links.some((link) => isSame(link.provision, provision))) return "ALREADY_DONE";
    if (found.links.length >= MOST_LINKS) return "TOO_MANY";
    return keep(room, {
      ...changed(found, stamp, { kind: "linked", provision }),
      links: [...found.links, { provision, stamp }],
    });
  },
  "difference.unlink": (room, act, stamp) => {
    const found = find(room, act.difference);
    if (typeof found === "string") return found;
    const link = found.links.find(({ provision }) => isSame(provision, act.provision));
    if (link === undefined) return "NOTHING_THERE";
    if (link.stamp.delegation !== stamp.delegation) return "NOT_YOURS";
    return keep(room, {
      ...changed(found, stamp, { kind: "unlinked", provision: act.provision }),
      links: found.links.filter((other) => other !== link),
    });
  },
};
