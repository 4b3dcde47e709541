import {
  type Round,
  type RoomState,
  type ZonedTime,
  agenda,
  currentRound,
  currentSession,
  hasAcknowledged,
  hasTheFloor,
  instantOf,
  latestRound,
  participants,
  plannedBesideActual,
  rounds,
  seatsOf,
  sealing,
  timeUsed,
  whoHosts,
} from "@longtable/dialogue";
import type { ActId, DelegationId } from "@longtable/protocol";

import { type DelegationFace, type PersonFace, delegationFaces, personFace } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import type { RoomNow } from "./view.ts";

/** The round that is on; between rounds the next one planned, else the last one. */
export interface RoundView {
  readonly us: DelegationId | null;
  readonly me: string | null;
  readonly delegations: readonly DelegationFace[];
  readonly people: readonly PersonFace[];
  readonly places: readonly Place[];
  readonly round: RoundFace | null;
  readonly session: SessionFace | null;
  readonly programme: ProgrammeFace | null;
  readonly topics: readonly TopicFace[];
  readonly floor: FloorFace;
  readonly sides: readonly SideFace[];
  readonly house: HouseFace | null;
  /** Participants whose devices were heard from lately. */
  readonly present: readonly string[];
}

export interface RoundFace {
  readonly id: ActId;
  readonly number: number;
  readonly title: string;
  readonly state: Round["state"];
  readonly venue: string;
  readonly city: string;
  /** Milliseconds since 1970; null while only `when` is known. */
  readonly starts: number | null;
  readonly when: string | null;
  readonly host: DelegationId | null;
  readonly chairs: readonly DelegationId[];
  readonly summary: string | null;
  /** Of a closed round: who sealed it, who has not yet. */
  readonly sealedBy: readonly DelegationId[];
  readonly sealAgreed: boolean;
  /** Made up for an example, as its plan says. So for every face that has this. */
  readonly isInvented: boolean;
}

export interface SessionFace {
  readonly id: string;
  readonly kind: "session" | "intersessional" | "standing";
  readonly state: "open" | "suspended" | "adjourned";
  readonly title: string | null;
  /** Milliseconds since 1970 by the clock of whoever changed it last. */
  readonly since: number | null;
  readonly until: number | null;
}

export interface ProgrammeFace {
  readonly subject: string;
  readonly agreedBy: readonly DelegationId[];
  readonly isInvented: boolean;
  readonly items: readonly ProgrammeItemFace[];
}

export interface ProgrammeItemFace {
  readonly id: string;
  readonly title: string;
  readonly starts: number;
  readonly ends: number | null;
  readonly began: number | null;
  readonly ended: number | null;
  /** Minutes; negative when early. */
  readonly lateBy: number | null;
  /** What the chair stated of it is made up. */
  readonly isInvented: boolean;
}

export interface TopicFace {
  readonly id: ActId;
  readonly title: string;
  readonly isNow: boolean;
  readonly wasTakenUp: boolean;
  readonly isInvented: boolean;
}

export interface TurnFace {
  readonly id: ActId;
  readonly delegation: DelegationId;
  readonly speaker: string | null;
  /** Milliseconds since 1970 by the chair's clock. */
  readonly grantedAt: number;
  readonly topic: string | null;
  readonly isInvented: boolean;
}

export interface WaitingFace {
  readonly id: ActId;
  readonly delegation: DelegationId;
  readonly speaker: string;
  readonly at: number;
  readonly topic: string | null;
  readonly isInvented: boolean;
}

export interface FloorFace {
  readonly turn: TurnFace | null;
  readonly waiting: readonly WaitingFace[];
  readonly used: readonly { readonly id: DelegationId; readonly seconds: number; readonly unmeasured: number }[];
  readonly isListClosed: boolean;
  /** Seconds a turn is meant to take. */
  readonly speakingTime: number | null;
}

/** A side of the table: who sits where, and who does not yet. */
export interface SideFace {
  readonly id: DelegationId;
  readonly seats: readonly { readonly id: string; readonly place: number; readonly isMicrophoneOn: boolean }[];
  readonly standing: readonly string[];
}

export interface HouseFace {
  readonly subject: string;
  readonly rules: readonly { readonly id: string; readonly text: string }[];
  readonly acknowledged: number;
  readonly people: number;
  readonly haveI: boolean;
  readonly isInvented: boolean;
}

/** What the round's screen shows. */
export function round(now: RoomNow): RoundView {
  const { state, author, present } = now;
  const shown = shownRound(state);
  const people = participants(state);
  return {
    us: author?.delegation ?? null,
    me: author?.device ?? null,
    delegations: delegationFaces(state, author?.delegation ?? null),
    people: people.map(personFace),
    places: placesOf(state),
    round: shown === null ? null : roundFace(state, shown),
    session: sessionFace(state),
    programme: shown === null ? null : programmeFace(shown),
    topics: agenda(state).map(({ id, title, takenUp, added: stamp }) => ({
      id,
      title,
      isNow: state.topic === id,
      wasTakenUp: takenUp.length > 0,
      isInvented: stamp.invented,
    })),
    floor: floorFace(state, shown),
    sides: state.delegations.map((id) => sideFace(state, id)),
    house: houseFace(state, author?.device ?? null),
    present: present.filter((one) => one.state !== "away").map(({ device }) => device),
  };
}

function shownRound(state: RoomState): Round | null {
  const planned = rounds(state).find((one) => one.state === "planned") ?? null;
  return currentRound(state) ?? planned ?? latestRound(state);
}

function roundFace(state: RoomState, shown: Round): RoundFace {
  const { id, title, venue, starts, when, chairs, summary } = shown;
  const seals = sealing(state, shown);
  return {
    id,
    number: shown.number ?? state.rounds.opened.length + 1,
    title,
    state: shown.state,
    venue: venue.name,
    city: venue.city ?? venue.name,
    starts: starts === null ? null : instantOf(starts),
    when,
    host: shown.host ?? whoHosts(state),
    chairs,
    summary,
    sealedBy: shown.state === "closed" ? seals.by : [],
    sealAgreed: shown.state === "closed" && seals.agreed,
    isInvented: shown.planned.invented,
  };
}

function sessionFace(state: RoomState): SessionFace | null {
  const session = currentSession(state);
  if (session === null) return null;
  const last = session.history.at(-1);
  const { id, kind, title } = session;
  return { id, kind, state: session.state, title, since: last?.stamp.at ?? null, until: instantOrNull(last?.until) };
}

function programmeFace(shown: Round): ProgrammeFace | null {
  if (shown.programme === null) return null;
  const { subject, agreed, planned, actual } = shown.programme;
  return {
    subject,
    agreedBy: Object.keys(agreed) as DelegationId[],
    isInvented: planned.invented,
    items: plannedBesideActual(shown).map(({ item, began, ended, lateBy }) => ({
      id: item.key,
      title: item.title,
      starts: instantOf(item.starts),
      ends: instantOrNull(item.ends),
      began: instantOrNull(began),
      ended: instantOrNull(ended),
      lateBy,
      isInvented: actual[item.key]?.began?.stamp.invented === true,
    })),
  };
}

function floorFace(state: RoomState, shown: Round | null): FloorFace {
  const turn = hasTheFloor(state);
  const used = timeUsed(state, shown === null || shown.state === "planned" ? {} : { round: shown.id });
  const titles = new Map(agenda(state).map(({ id, title }) => [id, title]));
  const titleOf = (topic: ActId | null): string | null => (topic === null ? null : (titles.get(topic) ?? null));
  return {
    turn:
      turn === null
        ? null
        : {
            id: turn.id,
            delegation: turn.delegation,
            speaker: turn.speaker,
            grantedAt: turn.granted.at,
            topic: titleOf(turn.topic),
            isInvented: turn.granted.invented,
          },
    waiting: state.floor.waiting.map(({ id, delegation, speaker, stamp, topic }) => ({
      id,
      delegation,
      speaker,
      at: stamp.at,
      topic: titleOf(topic),
      isInvented: stamp.invented,
    })),
    used: state.delegations.map((id) => ({
      id,
      seconds: used[id]?.seconds ?? 0,
      unmeasured: used[id]?.unmeasured ?? 0,
    })),
    isListClosed: state.floor.listClosed,
    speakingTime: state.floor.speakingTime,
  };
}

function sideFace(state: RoomState, id: DelegationId): SideFace {
  const seats = seatsOf(state, id);
  const seated = new Set(seats.map(({ participant }) => participant));
  return {
    id,
    seats: seats.map(({ participant, place }) => ({
      id: participant,
      place,
      isMicrophoneOn: state.floor.microphones[participant] !== undefined,
    })),
    standing: participants(state)
      .filter((one) => one.delegation === id && !seated.has(one.id))
      .map((one) => one.id),
  };
}

function houseFace(state: RoomState, me: RoomNow["room"] | string | null): HouseFace | null {
  const { rules } = state.house;
  if (rules === null) return null;
  const people = participants(state);
  const acknowledged = people.filter(({ id }) => hasAcknowledged(state, id));
  return {
    subject: rules.subject,
    rules: rules.rules.map(({ key, text }) => ({ id: key, text })),
    acknowledged: acknowledged.length,
    people: people.length,
    haveI: acknowledged.some(({ id }) => id === me),
    isInvented: rules.stamp.invented,
  };
}

function instantOrNull(time: ZonedTime | null | undefined): number | null {
  return time === null || time === undefined ? null : instantOf(time);
}
