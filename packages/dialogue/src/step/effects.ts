import type { ActId } from "@longtable/protocol";

import { openAccord } from "../accord/effects.ts";
import { parties } from "../delegation/select.ts";
import type { EffectsOf } from "../effect.ts";
import { get, has, set } from "../persistent/id-map.ts";
import type { RefusalCode } from "../refusal.ts";
import type { RoomState } from "../state.ts";
import type { StepTerms } from "./acts.ts";
import { isOpenStep, isReportedDone, stateOfStep } from "./select.ts";
import type { Step } from "./state.ts";
import { subjectOfReports, subjectOfTerms, withTerms } from "./subject.ts";
import type { stepActs } from "./acts.ts";

/** Reports on one step. */
const MOST_REPORTS = 256;

function find(room: RoomState, id: ActId): Step | RefusalCode {
  return get(room.steps, id) ?? "NOTHING_THERE";
}

function keep(room: RoomState, step: Step): RoomState {
  return { ...room, steps: set(room.steps, step.id, step) };
}

function isWellFormed(room: RoomState, terms: StepTerms): boolean {
  const deciding = parties(room);
  const named = [...terms.who, ...terms.verification.by];
  return named.every((one) => deciding.includes(one)) && (terms.topic === undefined || has(room.topics, terms.topic));
}

/** Whether somebody would verify what it alone is to do. */
function verifiesItself({ who, verification }: StepTerms): boolean {
  return who.length === 1 && verification.by.some((delegation) => who.includes(delegation));
}

function undertookOf(step: Step): number {
  return Object.keys(step.undertaken).length;
}

export const stepEffects: EffectsOf<keyof typeof stepActs> = {
  "step.propose": (room, act, stamp) => {
    const { terms } = act;
    if (!isWellFormed(room, terms)) return "NOTHING_THERE";
    if (verifiesItself(terms)) return "OWN_ACT";
    return keep(room, {
      id: stamp.act,
      terms,
      subject: subjectOfTerms(terms),
      proposed: stamp,
      withdrawn: null,
      undertaken: {},
      declined: {},
      reports: [],
      reported: subjectOfReports(terms, []),
      verified: {},
      disputes: {},
      carried: [],
      postponed: [],
    });
  },
  "step.revise": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (step.proposed.delegation !== stamp.delegation) return "NOT_YOURS";
    if (step.withdrawn !== null || undertookOf(step) > 0) return "WRONG_STATE";
    if (!isWellFormed(room, act.terms)) return "NOTHING_THERE";
    if (verifiesItself(act.terms)) return "OWN_ACT";
    return keep(room, { ...withTerms(step, act.terms), declined: {} });
  },
  "step.withdraw": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (step.proposed.delegation !== stamp.delegation) return "NOT_YOURS";
    if (step.withdrawn !== null || undertookOf(step) > 0) return "WRONG_STATE";
    return keep(room, { ...step, withdrawn: stamp });
  },
  "step.undertake": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (act.subject !== step.subject) return "STALE_SUBJECT";
    if (step.withdrawn !== null) return "WRONG_STATE";
    if (!step.terms.who.includes(stamp.delegation)) return "NOT_YOURS";
    if (step.undertaken[stamp.delegation] !== undefined) return "ALREADY_DONE";
    const { [stamp.delegation]: _, ...declined } = step.declined;
    return keep(room, { ...step, declined, undertaken: { ...step.undertaken, [stamp.delegation]: stamp } });
  },
  "step.decline": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (act.subject !== step.subject) return "STALE_SUBJECT";
    if (!step.terms.who.includes(stamp.delegation)) return "NOT_YOURS";
    if (step.withdrawn !== null || step.undertaken[stamp.delegation] !== undefined) return "WRONG_STATE";
    const declined = { ...step.declined, [stamp.delegation]: { stamp, reason: act.reason ?? null } };
    return keep(room, { ...step, declined });
  },
  "step.report": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (step.undertaken[stamp.delegation] === undefined) return "NOT_YOURS";
    if (stateOfStep(step) === "verified") return "ALREADY_DONE";
    if (step.reports.length >= MOST_REPORTS) return "TOO_MANY";
    const report = { id: stamp.act, text: act.text, done: act.done, files: act.files ?? [], stamp };
    const reports = [...step.reports, report];
    return keep(room, { ...step, reports, reported: subjectOfReports(step.terms, reports), verified: {} });
  },
  "step.verify": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (act.subject !== step.reported) return "STALE_SUBJECT";
    if (!step.terms.verification.by.includes(stamp.delegation)) {
      return step.terms.who.includes(stamp.delegation) ? "OWN_ACT" : "NOT_YOURS";
    }
    const state = stateOfStep(step);
    // Another's dispute is in nobody's way, but what is verified was reported as done.
    if (!(state === "reported" || state === "disputed") || !isReportedDone(step)) return "WRONG_STATE";
    if (step.disputes[stamp.delegation] !== undefined) return "WRONG_STATE";
    if (step.verified[stamp.delegation] !== undefined) return "ALREADY_DONE";
    return keep(room, { ...step, verified: { ...step.verified, [stamp.delegation]: stamp } });
  },
  "step.dispute": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (act.subject !== step.reported) return "STALE_SUBJECT";
    if (step.reports.length === 0 || stateOfStep(step) === "verified") return "WRONG_STATE";
    if (step.reports.every((report) => report.stamp.delegation === stamp.delegation)) return "OWN_ACT";
    if (step.disputes[stamp.delegation] !== undefined) return "ALREADY_DONE";
    const { [stamp.delegation]: _, ...verified } = step.verified;
    return keep(room, {
      ...step,
      verified,
      disputes: { ...step.disputes, [stamp.delegation]: { stamp, reason: act.reason } },
    });
  },
  "step.settle": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (step.disputes[stamp.delegation] === undefined) return "NOT_YOURS";
    const { [stamp.delegation]: _, ...disputes } = step.disputes;
    return keep(room, { ...step, disputes });
  },
  "step.carry": (room, act, stamp) => {
    const step = find(room, act.step);
    if (typeof step === "string") return step;
    if (act.subject !== step.subject) return "STALE_SUBJECT";
    if (!isOpenStep(step)) return "WRONG_STATE";
    return openAccord(room, { kind: "carrying", step: step.id, terms: step.subject, by: act.by, why: act.why }, stamp);
  },
};
