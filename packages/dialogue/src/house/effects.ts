import type { DeviceId } from "@longtable/protocol";

import { type Participant, participant } from "../delegation/select.ts";
import type { EffectsOf } from "../effect.ts";
import { has } from "../persistent/id-map.ts";
import { project } from "../persistent/digest.ts";
import type { RefusalCode } from "../refusal.ts";
import type { ParticipantId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import { subjectOf } from "../subject.ts";
import { hasAcknowledged } from "./select.ts";
import type { houseActs } from "./acts.ts";

/** Oneself; or, for head, deputy and secretary, anybody of the delegation. */
function ownParticipant(room: RoomState, wanted: ParticipantId | undefined, stamp: Stamp): Participant | RefusalCode {
  const found = participant(room, wanted ?? stamp.device);
  if (found === null) return "NOTHING_THERE";
  if (found.id === stamp.device) return found;
  const speaksForOthers = stamp.role === "head" || stamp.role === "deputy" || stamp.role === "secretary";
  return found.delegation === stamp.delegation && speaksForOthers ? found : "NOT_YOURS";
}

export const houseEffects: EffectsOf<keyof typeof houseActs> = {
  "house.rules": (room, act, stamp) => {
    const subject = subjectOf("house-rules", project(act.rules));
    if (room.house.rules?.subject === subject) return "ALREADY_DONE";
    const rules = { id: stamp.act, rules: act.rules, subject, stamp };
    return { ...room, house: { ...room.house, rules, seats: {} } };
  },
  "house.acknowledge": (room, act, stamp) => {
    const { rules } = room.house;
    if (rules === null) return "NOTHING_THERE";
    if (act.subject !== rules.subject) return "STALE_SUBJECT";
    const who = ownParticipant(room, act.participant, stamp);
    if (typeof who === "string") return who;
    // A device's holder reads and acknowledges in person: the device is there to do it with.
    if (who.id !== stamp.device && has(room.devices, who.id as DeviceId)) return "NOT_YOURS";
    if (hasAcknowledged(room, who.id)) return "ALREADY_DONE";
    const acknowledged = { ...room.house.acknowledged, [who.id]: { subject: rules.subject, stamp } };
    return { ...room, house: { ...room.house, acknowledged } };
  },
  "seat.take": (room, act, stamp) => {
    const who = ownParticipant(room, act.participant, stamp);
    if (typeof who === "string") return who;
    if (!hasAcknowledged(room, who.id)) return "RULES_NOT_ACKNOWLEDGED";
    const { id, delegation } = who;
    const isTaken = Object.values(room.house.seats).some(
      (seat) => seat.delegation === delegation && seat.place === act.place && seat.participant !== id,
    );
    if (isTaken) return "PLACE_TAKEN";
    const seat = { participant: id, delegation, place: act.place, stamp };
    return { ...room, house: { ...room.house, seats: { ...room.house.seats, [id]: seat } } };
  },
  "seat.leave": (room, act, stamp) => {
    const who = ownParticipant(room, act.participant, stamp);
    if (typeof who === "string") return who;
    if (room.house.seats[who.id] === undefined) return "ALREADY_DONE";
    const { [who.id]: _, ...seats } = room.house.seats;
    return { ...room, house: { ...room.house, seats } };
  },
};
