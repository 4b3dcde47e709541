import {
  type Assessment,
  type Difference,
  type Round,
  type RoomState,
  STEP_STATES,
  type StepState,
  agenda,
  currentRound,
  currentSession,
  differences,
  instantOf,
  isSettled,
  items,
  rounds,
  sealing,
  sideBySide,
  stepsByState,
  whoHostsNext,
} from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";
import { openCounts, provisions, textOf } from "@longtable/text";

import { type AccordFace, openAccordFaces } from "./accords.ts";
import { type ActLine, actLine } from "./act-line.ts";
import { type DelegationFace, delegationFaces } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import { nameOfProvision, provisionNamed } from "./telling.ts";
import type { RoomNow } from "./view.ts";

/** The whole undertaking at a glance. */
export interface DialogueView {
  readonly us: DelegationId | null;
  readonly delegations: readonly DelegationFace[];
  readonly places: readonly Place[];
  /** The session that a binding act done now belongs to. */
  readonly session: string | null;
  readonly mandate: MandateFace | null;
  readonly isConvened: boolean;
  readonly conclusion: { readonly outcome: "agreed" | "adjourned" | "ended"; readonly text: string } | null;
  readonly rounds: readonly RoundOnLine[];
  readonly nextHost: DelegationId | null;
  readonly hasOpenRound: boolean;
  readonly accords: readonly AccordFace[];
  readonly differences: readonly DifferenceFace[];
  readonly steps: readonly { readonly id: StepState; readonly count: number }[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** So many places the table's record has. */
  readonly size: number;
  readonly texts: readonly TextInShort[];
  readonly news: NewsFace;
}

export interface MandateFace {
  readonly title: string;
  readonly text: string;
  readonly who: string;
  readonly what: string;
  readonly where: string | null;
  /** `YYYY-MM-DD`. */
  readonly on: string | null;
}

/** A round on the dialogue's line. */
export interface RoundOnLine {
  readonly id: string;
  readonly number: number | null;
  readonly title: string;
  readonly state: Round["state"];
  readonly venue: string;
  readonly place: Place;
  readonly starts: number | null;
  readonly when: string | null;
  /** Who hosts, or, of a planned one, whoever planned it. */
  readonly host: DelegationId;
  readonly summary: string | null;
  readonly sealedBy: readonly DelegationId[];
  readonly isSealed: boolean;
  /** Where in the record it was opened and closed; null while it was not. */
  readonly from: number | null;
  readonly to: number | null;
  readonly isInvented: boolean;
}

export interface DifferenceFace {
  readonly id: string;
  readonly title: string;
  readonly topic: string | null;
  readonly sides: readonly {
    readonly id: DelegationId;
    readonly position: string | null;
    readonly assessment: Assessment;
    readonly isInvented: boolean;
  }[];
  readonly isSettled: boolean;
  readonly links: readonly LinkFace[];
  readonly history: readonly DifferenceChangeFace[];
  readonly isInvented: boolean;
}

/** A provision that a difference is about. */
export interface LinkFace {
  readonly id: string;
  readonly text: string;
  readonly node: string;
  readonly name: string;
  readonly brackets: number;
  readonly by: DelegationId;
}

export interface DifferenceChangeFace {
  readonly id: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly kind: "position" | "assessment" | "linked" | "unlinked";
  readonly says: string;
}

export interface TextInShort {
  readonly id: string;
  readonly title: string;
  readonly brackets: number;
  readonly points: number;
  readonly isSigned: boolean;
  /** How many brackets were open over the record; its last one is the present. */
  readonly course: readonly OpenBrackets[];
  /** Its provisions by name, the first ones of a long text. */
  readonly provisions: readonly { readonly id: string; readonly name: string }[];
}

/** Brackets open from a place of the record on. */
export interface OpenBrackets {
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly brackets: number;
}

/** What was placed since a place in the record, by others than this device. */
export interface NewsFace {
  readonly size: number;
  readonly count: number;
  /** The newest ones, newest first. */
  readonly lines: readonly ActLine[];
}

/** So many of the newest acts are told. */
const NEWS_TOLD = 8;
/** So many provisions are offered to link a difference to. */
const PROVISIONS_OFFERED = 400;
/** So many points a course is drawn with. */
const COURSE_POINTS = 240;

/** What the dialogue's screen shows; `since`: how far its reader had read the record, null on the first visit. */
export function dialogue(now: RoomNow, { since }: { readonly since: number | null }): DialogueView {
  const { state, author } = now;
  const { convening } = state;
  const byState = stepsByState(state);
  return {
    us: author?.delegation ?? null,
    delegations: delegationFaces(state, author?.delegation ?? null),
    places: placesOf(state),
    session: currentSession(state)?.id ?? null,
    mandate: mandateFace(state),
    isConvened: convening.convened !== null,
    conclusion:
      convening.conclusion === null ? null : { outcome: convening.conclusion.outcome, text: convening.conclusion.text },
    rounds: rounds(state).map((round) => roundOnLine(state, round)),
    nextHost: whoHostsNext(state),
    hasOpenRound: currentRound(state) !== null,
    accords: openAccordFaces(state),
    differences: differences(state).map((one) => differenceFace(state, one)),
    steps: STEP_STATES.map((id) => ({ id, count: byState[id].length })).filter(({ count }) => count > 0),
    topics: agenda(state).map(({ id, title }) => ({ id, title })),
    size: now.snapshot.size,
    texts: textsInShort(state).map((text) => ({ ...text, course: courseOf(now, text.id) })),
    news: newsFace(now, since),
  };
}

function mandateFace({ convening: { title, mandate } }: RoomState): MandateFace | null {
  if (title === null || mandate === null) return null;
  const { text, source } = mandate;
  return { title, text, who: source.who, what: source.what, where: source.where ?? null, on: source.on ?? null };
}

function roundOnLine(state: RoomState, round: Round): RoundOnLine {
  const { id, number, title, venue, starts, when, host, summary, planned } = round;
  const city = venue.city ?? venue.name;
  const seals = sealing(state, round);
  return {
    id,
    number,
    title,
    state: round.state,
    venue: venue.name,
    place: { id: `${city}/${venue.zone}`, city, zone: venue.zone },
    starts: starts === null ? null : instantOf(starts),
    when,
    host: host ?? planned.delegation,
    summary,
    sealedBy: round.state === "closed" ? seals.by : [],
    isSealed: round.state === "closed" && seals.agreed,
    from: round.opened?.seq ?? null,
    to: round.closed?.seq ?? null,
    isInvented: planned.invented,
  };
}

function differenceFace(state: RoomState, one: Difference): DifferenceFace {
  return {
    id: one.id,
    title: one.title,
    topic: agenda(state).find(({ id }) => id === one.topic)?.title ?? null,
    sides: sideBySide(state, one).map(({ delegation, position, assessment }) => ({
      id: delegation,
      position,
      assessment,
      isInvented:
        one.positions[delegation]?.stamp.invented === true || one.assessments[delegation]?.stamp.invented === true,
    })),
    isSettled: isSettled(state, one),
    links: one.links.map(({ provision, stamp }) => linkFace(state, provision, stamp.delegation)),
    history: [...items(one.history)].map(({ id, stamp, change }) => ({
      id,
      by: stamp.delegation,
      at: stamp.at,
      kind: change.kind,
      says:
        change.kind === "position"
          ? change.text
          : change.kind === "assessment"
            ? change.assessment
            : (provisionNamed(state, change.provision.text, change.provision.node) ?? ""),
    })),
    isInvented: one.opened.invented,
  };
}

function linkFace(state: RoomState, { text, node }: { text: string; node: string }, by: DelegationId): LinkFace {
  const found = textOf(state.text, text);
  const brackets = found === null ? 0 : openCounts(found, node as Parameters<typeof openCounts>[1]).brackets;
  return { id: `${text}/${node}`, text, node, name: provisionNamed(state, text, node) ?? "", brackets, by };
}

/** Texts in short, remembered for each state of the room's texts: naming provisions costs something. */
const inShort = new WeakMap<object, readonly Omit<TextInShort, "course">[]>();

function textsInShort({ text }: RoomState): readonly Omit<TextInShort, "course">[] {
  const known = inShort.get(text);
  if (known !== undefined) return known;
  const found = text.texts.map((one): Omit<TextInShort, "course"> => {
    const { brackets, points } = openCounts(one);
    return {
      id: one.id,
      title: one.title,
      brackets,
      points,
      isSigned: one.signed !== null,
      provisions: provisions(one)
        .slice(0, PROVISIONS_OFFERED)
        .map((id) => ({ id, name: nameOfProvision(one, id) ?? one.title })),
    };
  });
  inShort.set(text, found);
  return found;
}

/** One text's course with no more points than a picture shows; the first and the last are among them. */
function courseOf({ convergence }: RoomNow, text: string): readonly OpenBrackets[] {
  const course = convergence.filter((open) => open.text === text);
  const step = Math.max(1, Math.ceil(course.length / COURSE_POINTS));
  return course
    .filter((_, index) => index % step === 0 || index === course.length - 1)
    .map(({ seq, at, brackets }) => ({ id: String(seq), seq, at, brackets }));
}

function newsFace({ state, events, author, snapshot }: RoomNow, since: number | null): NewsFace {
  const { size } = snapshot;
  if (since === null) return { size, count: 0, lines: [] };
  const lines: ActLine[] = [];
  let count = 0;
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event === undefined || event.seq < since) break;
    if (event.kind !== "act" || event.act.type === "heartbeat" || event.device === author?.device) continue;
    count += 1;
    if (lines.length < NEWS_TOLD) lines.push(actLine(event, state));
  }
  return { size, count, lines };
}
