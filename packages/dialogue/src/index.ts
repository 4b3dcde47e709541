export { ACT_TYPES, type ActOf, type ActType, type DialogueAct, actShapes, isActType, readAct } from "./act.ts";
export type { Accord, Matter } from "./accord/state.ts";
export { accords, isForHeads, openAccords, waitedFor } from "./accord/select.ts";
export { agenda, currentTopic } from "./agenda/select.ts";
export type { Topic } from "./agenda/state.ts";
export type { CallMatter } from "./call/acts.ts";
export { notYetShown, openCalls } from "./call/select.ts";
export type { Call } from "./call/state.ts";
export { INKS, type Ink, STANDINGS, type Standing } from "./delegation/acts.ts";
export {
  type Participant,
  admittedDevices,
  introductionOf,
  participant,
  participants,
  parties,
  standingOf,
} from "./delegation/select.ts";
export type { AdmittedDevice, Introduction, Member } from "./delegation/state.ts";
export type { Mandate } from "./dialogue/acts.ts";
export type { Conclusion, Convening } from "./dialogue/state.ts";
export { ASSESSMENTS, type Assessment } from "./difference/acts.ts";
export { type SideOfDifference, differences, isSettled, openDifferences, sideBySide } from "./difference/select.ts";
export type { Difference, DifferenceChange } from "./difference/state.ts";
export { DialogueError, type DialogueErrorCode } from "./error.ts";
export type {
  ActEvent,
  AdmittedEvent,
  ControlEvent,
  EpochEvent,
  FoundedEvent,
  RevokedEvent,
  RoleChangedEvent,
  RoomEvent,
  SealedEvent,
} from "./event.ts";
export { type TimeUsed, hasTheFloor, spentOn, timeUsed, turns } from "./floor/select.ts";
export type { Floor, FloorRequest, Turn } from "./floor/state.ts";
export { filesOf } from "./files-of.ts";
export { type Author, type Folded, type Outcome, foldRecord, foldRoom, mayAct } from "./fold.ts";
export { groups } from "./group/select.ts";
export type { AgreedReport, Group, GroupReport } from "./group/state.ts";
export { hasAcknowledged, seatsOf, stillToAcknowledge } from "./house/select.ts";
export type { House, HouseRules, Seat } from "./house/state.ts";
export { MAY, type MayLine, type Right, rightTo } from "./may.ts";
export { type IdMap, entries, get, has, values } from "./persistent/id-map.ts";
export { type Log, type Logged, itemAt, items } from "./persistent/log.ts";
export * from "./press/index.ts";
export { type PlannedBesideActual, plannedBesideActual } from "./programme/select.ts";
export type { ProgrammeItem } from "./programme/acts.ts";
export type { ActualTimes, Programme } from "./programme/state.ts";
export { REFUSALS, type Refusal, type RefusalCode, refusal } from "./refusal.ts";
export type { Role } from "./role.ts";
export type { Venue } from "./round/acts.ts";
export { currentRound, latestRound, rounds, sealing, whoHosts, whoHostsNext } from "./round/select.ts";
export type { Round, Rounds, Seal } from "./round/state.ts";
export { KNOWN_RULES, PLACES_AFTER_SEEN, RULES } from "./rules.ts";
export { currentSession, openSession, sessions } from "./session/select.ts";
export type { Session, SessionChange } from "./session/state.ts";
export type { FileRef, Hash, Noted, ParticipantId, ProvisionRef, SessionId } from "./shape.ts";
export type { Stamp } from "./stamp.ts";
export { type Refused, type RoomState, emptyRoom } from "./state.ts";
export { stateHash } from "./state-hash.ts";
export { currentVersion, drafts } from "./statement/select.ts";
export type { Draft, DraftVersion } from "./statement/state.ts";
export type { StepTerms } from "./step/acts.ts";
export { STEP_STATES, type StepState, isOpenStep, stateOfStep, steps, stepsByState } from "./step/select.ts";
export type { Step, StepReport } from "./step/state.ts";
export type { TextState } from "./text/state.ts";
export type { GivenVerdict } from "./verdict/state.ts";
export { type OffTheRecord, type Presence, offTheRecord, presence, readWhisper } from "./words/off-the-record.ts";
export { saidForTheRecord, sharedFiles, translationsOf, wordsOf } from "./words/select.ts";
export { WEIGHTS, type Weight } from "./words/acts.ts";
export type { SharedFile, Spoken, Translation, Words } from "./words/state.ts";
export { type ZonedTime, type ZonedTimeCheck, checkZonedTime, inZone, instantOf, zonedTime } from "./zoned-time.ts";
