export { type AcceptOptions, type Accepted, acceptInvitation } from "./accept-invitation.ts";
export {
  type AccreditedDevice,
  type ChangedRole,
  type Delegate,
  accredit,
  changeRole,
  revokeDevice,
} from "./accredit.ts";
export { type Connection, type ConnectionOptions, connect } from "./connection.ts";
export {
  type Convened,
  type Convening,
  type ConveningPlan,
  type HeadOptions,
  acceptConvening,
  convene,
  conveningUrls,
  planConvening,
} from "./convening.ts";
export {
  type Appointed,
  type DelegationSecrets,
  type Head,
  type HeadSecrets,
  type SheetSeeds,
  appointHead,
  firstAppointment,
  makeDelegationSecrets,
  makeHeadSecrets,
  nextRootOf,
  openHead,
  readerOf,
  replaceRoot,
} from "./delegation-keys.ts";
export { DialogueSession, type DialogueSessionOptions, type SessionStatus } from "./dialogue-session.ts";
export { type Device, type DeviceKeys, makeDeviceKeys, openDevice } from "./device.ts";
export { type DoorEvent, Doorkeeper, type DoorkeeperOptions } from "./doorkeeper.ts";
export {
  type BadEnvelope,
  type EpochKeyAnswer,
  EpochKeys,
  type EnvelopeSource,
  type RosterSelf,
  readingSelf,
} from "./epoch-keys.ts";
export { type NextReading, type RestoredHead, type RestoreOptions, restoreHead } from "./restored-head.ts";
export { readingEnvelopes } from "./reading-envelopes.ts";
export { type TypedSheets, readTypedSheets } from "./typed-sheet.ts";
export { type SheetRoom, openWithSheet } from "./reading-sheet.ts";
export {
  type RecordSource,
  envelopesFromNode,
  recordFromNode,
  recordsFromBundle,
  recordsFromNode,
} from "./record-source.ts";
export { type SheetRefusal, type SheetRefusalCode, sheetRefused } from "./sheet-refusal.ts";
export { ClientError, type ClientErrorCode } from "./error.ts";
export { type FilePlace, type FileProgress, getFile, keepFile, putFile, putPhotograph } from "./file.ts";
export {
  type ExampleKeys,
  type ExampleSeatCode,
  exampleFragment,
  exampleKeys,
  makeExampleCode,
  readExampleFragment,
  seatsUnder,
  sharedFragment,
} from "./example-link.ts";
export { type ExampleSeat, findExampleSeat } from "./example-seat.ts";
export { type FirstRoom, foundFirstRoom } from "./founded-room.ts";
export type { OpenAt } from "./convergence.ts";
export { completeFounding, foundingPayload, signFounding } from "./founding.ts";
export { type MailboxKeys, linkSigner, mailboxKeys, watchKeyOf } from "./invitation-keys.ts";
export {
  type InvitationPlace,
  type MadeInvitation,
  type WatchedInvitation,
  makeInvitation,
  postInvitation,
  postWithdrawal,
  readInvitationLink,
  withdrawInvitation,
} from "./invitation.ts";
export { giveInvitation, invitationsToWatch } from "./invitations-given.ts";
export { type InvitationRefusal, invitationRefused } from "./invitation-refusal.ts";
export { type InvitationSeen, lookAtInvitation } from "./look-at-invitation.ts";
export { type Tabling, tableText } from "./table-text.ts";
export { LiveRoom, type LiveRoomOptions } from "./live-room.ts";
export { type NotHere, type RefusedAct, type RoomSnapshot, type WaitingAct, refusalIn } from "./room-snapshot.ts";
export { type HeldRoom, type LocalCopy, type Unplaced, memoryLocalCopy } from "./local-copy.ts";
export { OpenRoom, type OpenRoomOptions } from "./open-room.ts";
export { type StatementSource, owedBars, owedRevocations, owedRoles } from "./owed-statements.ts";
export { Outbox } from "./outbox.ts";
export { type ActRefusal, ENTRY_REFUSALS, type EntryRefusal, type RefusedEntry } from "./refused-entry.ts";
export type { EpochKeySource } from "./entry-opener.ts";
export { RoomReader, type Settled } from "./room-reader.ts";
export {
  HEARTBEAT_EVERY,
  NOT_WATCHING,
  SILENT_AFTER,
  type Sign,
  type Watch,
  hearing,
  isHeartbeatDue,
  signOf,
  stopWatching,
  watchFrom,
} from "./heartbeat.ts";
export type { GivenVerdict } from "./trusted-verdict.ts";
export type { SealCheck } from "./seal-checks.ts";
export { carryStatements, placeRevocations, placeRoles, placeWithdrawal } from "./statement-carrier.ts";
export {
  type EpochPlan,
  type PreparedControl,
  type PreparedEpoch,
  type RoomPlan,
  type StatementPlan,
  envelopesRoot,
  prepareAdmission,
  prepareEpoch,
  prepareRoom,
  prepareSeal,
  prepareStatements,
} from "./steward.ts";
export { type OpenedVerification, keysForBundle, verifyOpened } from "./verify-opened.ts";
export type { Heard } from "./whispering.ts";
