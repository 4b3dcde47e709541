import type {
  ActId,
  ChainId,
  DelegationId,
  DeviceId,
  DialogueId,
  EpochId,
  RoomId,
  RoomKind,
} from "@longtable/protocol";

import type { Accord } from "./accord/state.ts";
import type { Topic } from "./agenda/state.ts";
import type { Call } from "./call/state.ts";
import type { Standing } from "./delegation/acts.ts";
import type { AdmittedDevice, Introduction, Member } from "./delegation/state.ts";
import { type Convening, notConvened } from "./dialogue/state.ts";
import type { Difference } from "./difference/state.ts";
import type { FoundedEvent } from "./event.ts";
import type { Floor } from "./floor/state.ts";
import type { AgreedReport, Group } from "./group/state.ts";
import type { House } from "./house/state.ts";
import type { InvitationGiven } from "./invitation/state.ts";
import { type IdMap, emptyMap } from "./persistent/id-map.ts";
import { type Log, emptyLog } from "./persistent/log.ts";
import { type Press, nothingPublished } from "./press/state.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Round, Rounds, Seal } from "./round/state.ts";
import { firstSession } from "./session/first-session.ts";
import type { Session } from "./session/state.ts";
import type { Hash, SessionId } from "./shape.ts";
import type { Stamp } from "./stamp.ts";
import type { Draft } from "./statement/state.ts";
import type { Step } from "./step/state.ts";
import { type TextState, emptyTexts } from "./text/state.ts";
import type { GivenVerdict } from "./verdict/state.ts";
import type { Spoken } from "./words/state.ts";

/** An act that had no effect. Its content is in the record, at its place. */
export interface Refused {
  readonly id: ActId;
  readonly type: string;
  readonly code: RefusalCode;
  readonly stamp: Stamp;
}

/** What a room's record comes to, up to a place in it. Plain data; nothing in it is ever changed. */
export interface RoomState {
  readonly room: RoomId;
  readonly kind: RoomKind;
  readonly dialogue: DialogueId;
  readonly rules: string;
  /** Places folded so far: the next event's `seq` is at least this, less one. */
  readonly size: number;
  /** Each chain's last `n`: the same act again has no effect. */
  readonly chains: IdMap<ChainId, number>;
  readonly epoch: { readonly id: EpochId; readonly seq: number; readonly reason: string } | null;
  /** Seals that no round took up: of rooms without rounds, or of a part of the record. */
  readonly seals: readonly Seal[];

  readonly delegations: readonly DelegationId[];
  readonly standings: Readonly<Record<DelegationId, Standing>>;
  readonly introductions: Readonly<Record<DelegationId, Introduction>>;
  readonly devices: IdMap<DeviceId, AdmittedDevice>;
  readonly members: IdMap<ActId, Member>;

  readonly convening: Convening;
  readonly accords: IdMap<ActId, Accord>;
  readonly calls: IdMap<ActId, Call>;
  readonly openCalls: readonly ActId[];
  /** Who chairs the room now; none at a table between rounds. */
  readonly chairs: readonly DelegationId[];

  readonly rounds: Rounds;
  readonly roundsById: IdMap<ActId, Round>;
  readonly sessions: IdMap<SessionId, Session>;
  /** The session that is open or suspended. */
  readonly session: SessionId | null;
  readonly topics: IdMap<ActId, Topic>;
  readonly agenda: readonly ActId[];
  /** The topic turned to last. */
  readonly topic: ActId | null;
  readonly groups: IdMap<ActId, Group>;
  /** In a group's own room: what it agreed to report. */
  readonly groupReport: AgreedReport | null;
  readonly floor: Floor;
  readonly house: House;

  readonly differences: IdMap<ActId, Difference>;
  readonly steps: IdMap<ActId, Step>;
  readonly spoken: Spoken;
  readonly drafts: IdMap<ActId, Draft>;
  readonly press: Press;
  readonly text: TextState;
  /** In a caucus: invitations that are watched for, by their ids in hex. */
  readonly invitations: Readonly<Record<Hash, InvitationGiven>>;
  /** In a caucus: verdicts on other rooms' records, by room. */
  readonly verdicts: Readonly<Record<RoomId, GivenVerdict>>;

  readonly refused: Log<Refused>;
}

/** A room as it is right after its founding. */
export function emptyRoom(founded: FoundedEvent): RoomState {
  const isGroup = founded.roomKind === "group";
  return {
    room: founded.room,
    kind: founded.roomKind,
    dialogue: founded.dialogue,
    rules: founded.rules,
    size: founded.seq + 1,
    chains: emptyMap(),
    epoch: null,
    seals: [],
    delegations: founded.delegations,
    standings: {},
    introductions: {},
    devices: emptyMap(),
    members: emptyMap(),
    convening: notConvened,
    accords: emptyMap(),
    calls: emptyMap(),
    openCalls: [],
    chairs: isGroup ? (founded.chairs ?? founded.delegations) : [],
    rounds: { opened: [], current: null, firstHost: founded.firstHost ?? null, agreedHost: null },
    roundsById: emptyMap(),
    ...firstSession(founded),
    topics: emptyMap(),
    agenda: [],
    topic: null,
    groups: emptyMap(),
    groupReport: null,
    floor: {
      turn: null,
      waiting: [],
      turns: emptyMap(),
      order: emptyLog(),
      microphones: {},
      listClosed: false,
      speakingTime: null,
    },
    house: { rules: null, acknowledged: {}, seats: {} },
    differences: emptyMap(),
    steps: emptyMap(),
    spoken: { words: emptyLog(), translations: emptyMap(), files: emptyLog() },
    drafts: emptyMap(),
    press: nothingPublished,
    text: emptyTexts,
    invitations: {},
    verdicts: {},
    refused: emptyLog(),
  };
}
