import type { DelegationId, Value } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import type { EffectsOf } from "../effect.ts";
import { get, set } from "../persistent/id-map.ts";
import { project } from "../persistent/digest.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import { subjectOf } from "../subject.ts";
import { carryOut } from "./carry-out.ts";
import { isForHeads } from "./select.ts";
import type { Accord, Matter } from "./state.ts";
import type { accordActs } from "./acts.ts";

/** Puts a matter before all parties; its author's delegation accepts it by doing so. */
export function openAccord(room: RoomState, matter: Matter, stamp: Stamp): RoomState {
  const accepted: Record<DelegationId, Stamp> = { [stamp.delegation]: stamp };
  const subject = subjectOfMatter(matter);
  const accord: Accord = {
    id: stamp.act,
    matter,
    subject,
    opened: stamp,
    accepted,
    declined: null,
    state: "open",
    closed: null,
  };
  return settle(room, accord, stamp);
}

/** The hash of what an accord's parties accept. */
function subjectOfMatter(matter: Matter): Hash {
  const terms: Value = project(matter);
  return subjectOf("accord", terms);
}

/** Keeps the accord; adopts it, and does what it says, once every party has accepted. */
function settle(room: RoomState, accord: Accord, stamp: Stamp): RoomState {
  const isAdopted = parties(room).every((party) => accord.accepted[party] !== undefined);
  if (!isAdopted) return keep(room, accord);
  const done = carryOut(room, accord, stamp);
  return keep(done ?? room, { ...accord, state: done === null ? "overtaken" : "adopted", closed: stamp });
}

function keep(room: RoomState, accord: Accord): RoomState {
  return { ...room, accords: set(room.accords, accord.id, accord) };
}

function open(room: RoomState, act: { readonly accord: Accord["id"] }): Accord | RefusalCode {
  const accord = get(room.accords, act.accord);
  if (accord === undefined) return "NOTHING_THERE";
  return accord.state === "open" ? accord : "WRONG_STATE";
}

export const accordEffects: EffectsOf<keyof typeof accordActs> = {
  "accord.accept": (room, act, stamp) => {
    const accord = open(room, act);
    if (typeof accord === "string") return accord;
    if (act.subject !== accord.subject) return "STALE_SUBJECT";
    if (isForHeads(accord.matter) && stamp.role !== "head") return "HEAD_ONLY";
    if (accord.accepted[stamp.delegation] !== undefined) return "ALREADY_DONE";
    return settle(room, { ...accord, accepted: { ...accord.accepted, [stamp.delegation]: stamp } }, stamp);
  },
  "accord.decline": (room, act, stamp) => {
    const accord = open(room, act);
    if (typeof accord === "string") return accord;
    if (act.subject !== accord.subject) return "STALE_SUBJECT";
    const declined = { stamp, reason: act.reason ?? null };
    return keep(room, { ...accord, declined, state: "declined", closed: stamp });
  },
  "accord.withdraw": (room, act, stamp) => {
    const accord = open(room, act);
    if (typeof accord === "string") return accord;
    if (accord.opened.delegation !== stamp.delegation) return "NOT_YOURS";
    return keep(room, { ...accord, state: "withdrawn", closed: stamp });
  },
};
