export { type AccreditedDevice, type Delegate, accredit, revokeDevice } from "./accredit.ts";
export { type Chain, type ChainAct, type Placing, emptyChain, placeInChain } from "./chain-order.ts";
export { type Connection, type ConnectionOptions, connect } from "./connection.ts";
export {
  type DelegationSecrets,
  type Head,
  type HeadSecrets,
  firstAppointment,
  makeDelegationSecrets,
  makeHeadSecrets,
  openHead,
  replacementAppointment,
} from "./delegation-keys.ts";
export { type Device, type DeviceKeys, makeDeviceKeys, openDevice } from "./device.ts";
export { EpochKeys, type EnvelopeSource, type RosterSelf, readingSelf } from "./epoch-keys.ts";
export { ClientError, type ClientErrorCode } from "./error.ts";
export { completeFounding, foundingPayload, signFounding } from "./founding.ts";
export { type HeldRoom, type LocalCopy, type Unplaced, memoryLocalCopy } from "./local-copy.ts";
export { OpenRoom, type OpenRoomOptions } from "./open-room.ts";
export { Outbox } from "./outbox.ts";
export type { EntryRefusal, RoomEvent } from "./room-event.ts";
export { type EpochKeySource, RoomReader } from "./room-reader.ts";
export {
  type EpochPlan,
  type PreparedControl,
  type PreparedEpoch,
  type RoomPlan,
  envelopesRoot,
  prepareAdmission,
  prepareEpoch,
  prepareRoom,
  prepareSeal,
} from "./steward.ts";
