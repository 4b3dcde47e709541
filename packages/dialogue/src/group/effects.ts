import { openAccord } from "../accord/effects.ts";
import type { EffectsOf } from "../effect.ts";
import { get, has, set, values } from "../persistent/id-map.ts";
import type { Group } from "./state.ts";
import type { groupActs } from "./acts.ts";

/** Reports that one group makes. */
const MOST_REPORTS = 256;

export const groupEffects: EffectsOf<keyof typeof groupActs> = {
  "group.form": (room, act, stamp) => {
    if (act.delegations.some((delegation) => !room.delegations.includes(delegation))) return "NOTHING_THERE";
    if (!act.delegations.includes(stamp.delegation)) return "NOT_YOURS";
    // † A room is one group's: nobody announces another's, or the table itself, as its own.
    const isTaken = values(room.groups).some((one) => one.room === act.room && one.dissolved === null);
    if (isTaken || act.room === room.room) return "ALREADY_DONE";
    if (act.topic !== undefined && !has(room.topics, act.topic)) return "NOTHING_THERE";
    const group: Group = {
      id: stamp.act,
      title: act.title,
      room: act.room,
      delegations: act.delegations,
      topic: act.topic ?? null,
      formed: stamp,
      dissolved: null,
      reports: [],
    };
    return { ...room, groups: set(room.groups, group.id, group) };
  },
  "group.dissolve": (room, act, stamp) => {
    const group = get(room.groups, act.group);
    if (group === undefined) return "NOTHING_THERE";
    if (group.formed.delegation !== stamp.delegation) return "NOT_YOURS";
    if (group.dissolved !== null) return "ALREADY_DONE";
    return { ...room, groups: set(room.groups, group.id, { ...group, dissolved: stamp }) };
  },
  "group.conclude": (room, act, stamp) =>
    openAccord(room, { kind: "group-report", text: act.text, files: act.files ?? [] }, stamp),
  "group.report": (room, act, stamp) => {
    const group = get(room.groups, act.group);
    if (group === undefined) return "NOTHING_THERE";
    if (!group.delegations.includes(stamp.delegation)) return "NOT_YOURS";
    if (group.dissolved !== null) return "WRONG_STATE";
    if (group.reports.length >= MOST_REPORTS) return "TOO_MANY";
    const report = { text: act.text, quotes: act.quotes ?? [], files: act.files ?? [], stamp };
    return { ...room, groups: set(room.groups, group.id, { ...group, reports: [...group.reports, report] }) };
  },
};
