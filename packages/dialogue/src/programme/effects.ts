import type { EffectsOf } from "../effect.ts";
import { get, has, set } from "../persistent/id-map.ts";
import { project } from "../persistent/digest.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Round } from "../round/state.ts";
import type { RoomState } from "../state.ts";
import { subjectOf } from "../subject.ts";
import type { ActualTimes, Programme } from "./state.ts";
import type { programmeActs } from "./acts.ts";

function programmeOf(room: RoomState, act: { readonly round: Round["id"] }): [Round, Programme] | RefusalCode {
  const round = get(room.roundsById, act.round);
  if (round === undefined || round.programme === null) return "NOTHING_THERE";
  return round.state === "closed" ? "WRONG_STATE" : [round, round.programme];
}

function keep(room: RoomState, round: Round, programme: Programme): RoomState {
  return { ...room, roundsById: set(room.roundsById, round.id, { ...round, programme }) };
}

/** Items' keys are their author's words: one may be called `constructor`. */
function actualOf(programme: Programme, item: string): ActualTimes | undefined {
  return Object.hasOwn(programme.actual, item) ? programme.actual[item] : undefined;
}

const NOT_YET: ActualTimes = { began: null, ended: null };

export const programmeEffects: EffectsOf<keyof typeof programmeActs> = {
  "programme.plan": (room, act, stamp) => {
    const round = get(room.roundsById, act.round);
    if (round === undefined) return "NOTHING_THERE";
    if (round.state === "closed") return "WRONG_STATE";
    if (act.items.some(({ topic }) => topic !== undefined && !has(room.topics, topic))) return "NOTHING_THERE";
    const subject = subjectOf("programme", round.id, project(act.items));
    const actual = round.programme?.actual ?? {};
    return keep(room, round, { items: act.items, subject, planned: stamp, agreed: {}, actual });
  },
  "programme.agree": (room, act, stamp) => {
    const found = programmeOf(room, act);
    if (typeof found === "string") return found;
    const [round, programme] = found;
    if (act.subject !== programme.subject) return "STALE_SUBJECT";
    if (programme.agreed[stamp.delegation] !== undefined) return "ALREADY_DONE";
    return keep(room, round, { ...programme, agreed: { ...programme.agreed, [stamp.delegation]: stamp } });
  },
  "programme.begin": (room, act, stamp) => {
    const found = programmeOf(room, act);
    if (typeof found === "string") return found;
    const [round, programme] = found;
    if (!programme.items.some(({ key }) => key === act.item)) return "NOTHING_THERE";
    if (actualOf(programme, act.item) !== undefined) return "ALREADY_DONE";
    const times = { ...NOT_YET, began: { at: act.at, stamp } };
    return keep(room, round, { ...programme, actual: { ...programme.actual, [act.item]: times } });
  },
  "programme.end": (room, act, stamp) => {
    const found = programmeOf(room, act);
    if (typeof found === "string") return found;
    const [round, programme] = found;
    const times = actualOf(programme, act.item);
    if (times === undefined) return "WRONG_STATE";
    if (times.ended !== null) return "ALREADY_DONE";
    const actual = { ...programme.actual, [act.item]: { ...times, ended: { at: act.at, stamp } } };
    return keep(room, round, { ...programme, actual });
  },
};
