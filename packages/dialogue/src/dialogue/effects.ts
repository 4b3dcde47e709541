import { openAccord } from "../accord/effects.ts";
import { openAccords } from "../accord/select.ts";
import type { EffectsOf } from "../effect.ts";
import type { dialogueActs } from "./acts.ts";

export const dialogueEffects: EffectsOf<keyof typeof dialogueActs> = {
  "dialogue.convene": (room, act, stamp) => {
    const isUnderWay = openAccords(room).some(({ matter }) => matter.kind === "convening");
    if (isUnderWay || room.convening.convened !== null) return "ALREADY_DONE";
    return openAccord(room, { kind: "convening", title: act.title, mandate: act.mandate }, stamp);
  },
  "dialogue.mandate": (room, act, stamp) => {
    if (room.convening.convened === null) return "WRONG_STATE";
    return openAccord(room, { kind: "mandate", title: act.title, mandate: act.mandate }, stamp);
  },
  "dialogue.rules": (room, act, stamp) => {
    if (act.rules === room.rules) return "ALREADY_DONE";
    return openAccord(room, { kind: "rules", rules: act.rules }, stamp);
  },
  "dialogue.enlarge": (room, act, stamp) => {
    if (room.delegations.includes(act.delegation)) return "ALREADY_DONE";
    return openAccord(room, { kind: "enlargement", delegation: act.delegation, name: act.name }, stamp);
  },
  "dialogue.conclude": (room, act, stamp) => {
    if (room.convening.convened === null || room.convening.conclusion !== null) return "WRONG_STATE";
    return openAccord(room, { kind: "conclusion", outcome: act.outcome, text: act.text }, stamp);
  },
};
