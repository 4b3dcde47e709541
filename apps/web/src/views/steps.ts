import {
  type Step,
  type StepState,
  type RoomState,
  type ZonedTime,
  agenda,
  currentSession,
  get,
  instantOf,
  openAccords,
  stateOfStep,
  steps as stepsOf,
} from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import { type DelegationFace, delegationFaces } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import { provisionNamed } from "./telling.ts";
import type { RoomNow } from "./view.ts";

/** All concrete steps: who does what by when, and how it is verified. */
export interface StepsView {
  readonly us: DelegationId | null;
  readonly delegations: readonly DelegationFace[];
  readonly places: readonly Place[];
  /** The session that a binding act done now belongs to. */
  readonly session: string | null;
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  readonly steps: readonly StepFace[];
}

export interface StepFace {
  readonly id: string;
  readonly what: string;
  readonly state: StepState;
  readonly by: DelegationId;
  readonly who: readonly {
    readonly id: DelegationId;
    readonly answer: "open" | "undertaken" | "declined";
    readonly reason: string | null;
  }[];
  /** When it is due, on the clocks of a place. */
  readonly due: DueFace | null;
  readonly how: string;
  readonly verifiers: readonly { readonly id: DelegationId; readonly hasVerified: boolean }[];
  readonly topic: string | null;
  readonly provisions: readonly string[];
  /** What `step.undertake` names. */
  readonly subject: string;
  /** What `step.verify` and `step.dispute` name. */
  readonly reported: string;
  readonly reports: readonly {
    readonly id: string;
    readonly by: DelegationId;
    readonly text: string;
    readonly isDone: boolean;
    readonly at: number;
    readonly isInvented: boolean;
  }[];
  readonly disputes: readonly { readonly id: DelegationId; readonly reason: string }[];
  /** Numbers of the rounds that it was carried into. */
  readonly carried: readonly number[];
  readonly postponed: readonly {
    readonly id: string;
    readonly from: DueFace | null;
    readonly why: string;
  }[];
  /** Another day that is before all parties now; null when none is. */
  readonly asked: { readonly accord: string; readonly due: DueFace; readonly why: string } | null;
  readonly isInvented: boolean;
}

export interface DueFace {
  readonly instant: number;
  readonly local: string;
  readonly zone: string;
}

/** What the steps' screen shows, the newest proposal last. */
export function steps({ state, author }: RoomNow): StepsView {
  return {
    us: author?.delegation ?? null,
    delegations: delegationFaces(state, author?.delegation ?? null),
    places: placesOf(state),
    session: currentSession(state)?.id ?? null,
    topics: agenda(state).map(({ id, title }) => ({ id, title })),
    steps: stepsOf(state).map((step) => stepFace(state, step)),
  };
}

function stepFace(state: RoomState, step: Step): StepFace {
  const { terms } = step;
  return {
    id: step.id,
    what: terms.what,
    state: stateOfStep(step),
    by: step.proposed.delegation,
    who: terms.who.map((id) => ({
      id,
      answer: step.undertaken[id] !== undefined ? "undertaken" : step.declined[id] !== undefined ? "declined" : "open",
      reason: step.declined[id]?.reason ?? null,
    })),
    due: dueFace(terms.by),
    how: terms.verification.how,
    verifiers: terms.verification.by.map((id) => ({ id, hasVerified: step.verified[id] !== undefined })),
    topic: agenda(state).find(({ id }) => id === terms.topic)?.title ?? null,
    provisions: (terms.provisions ?? []).flatMap(({ text, node }) => provisionNamed(state, text, node) ?? []),
    subject: step.subject,
    reported: step.reported,
    reports: step.reports.map(({ id, text, done, stamp }) => ({
      id,
      by: stamp.delegation,
      text,
      isDone: done,
      at: stamp.at,
      isInvented: stamp.invented,
    })),
    disputes: Object.entries(step.disputes).map(([id, { reason }]) => ({ id: id as DelegationId, reason })),
    carried: step.carried.flatMap((round) => get(state.roundsById, round)?.number ?? []),
    postponed: step.postponed.map(({ from, stamp, why }) => ({
      id: stamp.act,
      from: dueFace(from ?? undefined),
      why,
    })),
    asked: askedFor(state, step),
    isInvented: step.proposed.invented,
  };
}

function askedFor(state: RoomState, { id }: Step): StepFace["asked"] {
  for (const accord of openAccords(state)) {
    const { matter } = accord;
    if (matter.kind !== "carrying" || matter.step !== id) continue;
    const due = dueFace(matter.by);
    if (due !== null) return { accord: accord.id, due, why: matter.why };
  }
  return null;
}

function dueFace(time: ZonedTime | undefined): DueFace | null {
  return time === undefined ? null : { instant: instantOf(time), local: time.local, zone: time.zone };
}
