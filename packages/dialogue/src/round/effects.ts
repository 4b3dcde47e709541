import { openAccord } from "../accord/effects.ts";
import { parties, standingOf } from "../delegation/select.ts";
import type { EffectsOf } from "../effect.ts";
import { get, set, values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import { closeSession, openIntersessional } from "../session/intersessional.ts";
import { whoHostsNext } from "./select.ts";
import type { Round } from "./state.ts";
import { isOpenStep } from "../step/select.ts";
import type { roundActs } from "./acts.ts";

export const roundEffects: EffectsOf<keyof typeof roundActs> = {
  "round.plan": (room, act, stamp) => {
    const before = act.round === undefined ? undefined : get(room.roundsById, act.round);
    if (act.round !== undefined && before === undefined) return "NOTHING_THERE";
    if (before !== undefined && before.state !== "planned") return "WRONG_STATE";
    const round: Round = {
      id: before?.id ?? stamp.act,
      title: act.title,
      venue: act.venue,
      starts: act.starts ?? null,
      when: act.when ?? null,
      state: "planned",
      planned: stamp,
      number: null,
      host: null,
      chairs: [],
      opened: null,
      closed: null,
      summary: null,
      programme: before?.programme ?? null,
      seals: {},
    };
    return { ...room, roundsById: set(room.roundsById, round.id, round) };
  },
  "round.host": (room, act, stamp) => {
    if (!parties(room).includes(act.delegation)) return "NOT_A_PARTY";
    if (whoHostsNext(room) === act.delegation) return "ALREADY_DONE";
    const round = room.rounds.opened.length + 1;
    return openAccord(room, { kind: "host", round, delegation: act.delegation }, stamp);
  },
  "round.open": (room, act, stamp) => {
    const planned = get(room.roundsById, act.round);
    if (planned === undefined) return "NOTHING_THERE";
    if (room.rounds.current !== null) return "ROUND_OPEN";
    if (planned.state !== "planned") return "WRONG_STATE";
    const host = whoHostsNext(room);
    if (host === null) return "NOT_HOST";
    const chairs = act.chairs ?? [host];
    if (chairs.some((chair) => standingOf(room, chair) === "observer")) return "NOT_A_PARTY";
    const opened = [...room.rounds.opened, planned.id];
    const round: Round = { ...planned, state: "open", number: opened.length, host, chairs, opened: stamp };
    const between = closeSession(room, stamp);
    return {
      ...between,
      chairs,
      rounds: { ...room.rounds, opened, current: round.id },
      roundsById: set(room.roundsById, round.id, round),
      // One is seated anew at each round; what was acknowledged stays while the house rules do.
      house: { ...room.house, seats: {} },
      steps: carryIntoRound(room, round),
    };
  },
  "round.close": (room, act, stamp) => {
    const round = get(room.roundsById, act.round);
    if (round === undefined) return "NOTHING_THERE";
    if (room.rounds.current !== round.id) return "WRONG_STATE";
    const closed: Round = { ...round, state: "closed", closed: stamp, summary: act.summary ?? null };
    const after = openIntersessional(closeSession(room, stamp), stamp);
    return {
      ...after,
      chairs: [],
      // Its chair's ruling, and not the next one's.
      floor: { ...after.floor, speakingTime: null },
      rounds: { ...room.rounds, current: null },
      roundsById: set(room.roundsById, round.id, closed),
    };
  },
  "round.chair": (room, act, stamp) => {
    if (room.rounds.current !== act.round) return "WRONG_STATE";
    if (act.chairs.some((chair) => standingOf(room, chair) === "observer")) return "NOT_A_PARTY";
    return openAccord(room, { kind: "chairs", round: act.round, delegations: act.chairs }, stamp);
  },
};

/** Steps that are still open are carried into the round, and each says into which. */
function carryIntoRound(room: RoomState, round: Round): RoomState["steps"] {
  let steps = room.steps;
  for (const step of values(room.steps)) {
    if (isOpenStep(step)) steps = set(steps, step.id, { ...step, carried: [...step.carried, round.id] });
  }
  return steps;
}
