import type { EffectsOf } from "../effect.ts";
import { get, set } from "../persistent/id-map.ts";
import { openSession } from "../session/select.ts";
import type { Topic } from "./state.ts";
import type { agendaActs } from "./acts.ts";

/** Topics that stand on an agenda at one time. */
const LONGEST_AGENDA = 256;

export const agendaEffects: EffectsOf<keyof typeof agendaActs> = {
  "agenda.add": (room, act, stamp) => {
    if (room.agenda.length >= LONGEST_AGENDA) return "TOO_MANY";
    const topic: Topic = {
      id: stamp.act,
      title: act.title,
      note: act.note ?? null,
      added: stamp,
      dropped: null,
      takenUp: [],
    };
    return { ...room, topics: set(room.topics, topic.id, topic), agenda: [...room.agenda, topic.id] };
  },
  "agenda.drop": (room, act, stamp) => {
    const topic = get(room.topics, act.topic);
    if (topic === undefined) return "NOTHING_THERE";
    if (topic.added.delegation !== stamp.delegation) return "NOT_YOURS";
    if (topic.dropped !== null) return "ALREADY_DONE";
    const agenda = room.agenda.filter((id) => id !== topic.id);
    return { ...room, agenda, topics: set(room.topics, topic.id, { ...topic, dropped: stamp }) };
  },
  "agenda.take-up": (room, act, stamp) => {
    const topic = get(room.topics, act.topic);
    if (topic === undefined) return "NOTHING_THERE";
    if (topic.dropped !== null) return "WRONG_STATE";
    const session = openSession(room);
    if (session === null) return "NO_SESSION";
    const takenUp = [...topic.takenUp, { session, stamp }];
    return { ...room, topics: set(room.topics, topic.id, { ...topic, takenUp }), topic: topic.id };
  },
};
