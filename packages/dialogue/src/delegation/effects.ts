import { openAccords } from "../accord/select.ts";
import type { EffectsOf } from "../effect.ts";
import { get, set } from "../persistent/id-map.ts";
import type { delegationActs } from "./acts.ts";
import { leaveTable } from "./leave-table.ts";

export const delegationEffects: EffectsOf<keyof typeof delegationActs> = {
  "delegation.introduce": (room, act, stamp) => {
    const { name, short, ink } = act;
    const others = Object.values(room.introductions).filter(({ delegation }) => delegation !== stamp.delegation);
    if (others.some((other) => other.short === short || other.ink === ink)) return "NAME_TAKEN";
    const isFirst = room.introductions[stamp.delegation] === undefined;
    // Stepping back changes whom open accords wait for: it comes first, before there are any.
    if (act.standing !== undefined && (!isFirst || openAccords(room).length > 0)) return "WRONG_STATE";
    const introduction = { delegation: stamp.delegation, name, short, ink, capital: act.capital ?? null, stamp };
    const introductions = { ...room.introductions, [stamp.delegation]: introduction };
    const standing = act.standing ?? room.standings[stamp.delegation];
    const standings = standing === undefined ? room.standings : { ...room.standings, [stamp.delegation]: standing };
    return { ...room, introductions, standings };
  },
  "delegation.member": (room, act, stamp) => {
    const { role } = act;
    const member = { id: stamp.act, delegation: stamp.delegation, role, name: act.name ?? null, stamp, departed: null };
    return { ...room, members: set(room.members, stamp.act, member) };
  },
  "delegation.depart": (room, act, stamp) => {
    const member = get(room.members, act.member);
    if (member === undefined) return "NOTHING_THERE";
    if (member.delegation !== stamp.delegation) return "NOT_YOURS";
    if (member.departed !== null) return "ALREADY_DONE";
    const members = set(room.members, member.id, { ...member, departed: stamp });
    return leaveTable({ ...room, members }, member.id);
  },
};
