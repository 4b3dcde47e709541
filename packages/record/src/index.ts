export {
  type Bundle,
  type BundledEnvelope,
  type BundledRoom,
  bundleBytes,
  bundledRoomId,
  readBundle,
} from "./bundle.ts";
export { applyStatements, foldControl, isEntitledToAdmit } from "./control-fold.ts";
export { Chain, type ChainAct, type Placing } from "./chain-order.ts";
export { HashList } from "./hash-list.ts";
export { RecordError, type RecordErrorCode } from "./error.ts";
export {
  type Evidence,
  type EvidenceVerification,
  type ShownRecord,
  evidenceBytes,
  findContradiction,
  isEvidence,
  readEvidence,
  verifyEvidence,
} from "./evidence.ts";
export { type VerifiedFounding, replaceHead, verifyFirstAppointment, verifyFounding } from "./founding.ts";
export { EMPTY_ROOT, HashTree, leafHash, nodeHash, verifyConsistency, verifyInclusion } from "./merkle.ts";
export {
  type ControlOutcome,
  type ControlRefusal,
  type DelegationKeys,
  type Epoch,
  type PlacedAppointment,
  type PlacedStatement,
  type RoomControl,
  type RoomDevice,
  type Seal,
  type SpentInvitation,
  type StatementOutcome,
  isOnRoster,
  mayReadRecord,
  ofDelegation,
} from "./room-control.ts";
export { type RosterMember, readingMemberId, rosterHash, rosterIndex, rosterOf } from "./roster.ts";
export { type Finding, type KeylessVerification, verifyKeyless } from "./verify-room.ts";
