export type { Act } from "./act.ts";
export { type Badge, badgeText, readBadge } from "./badge.ts";
export { compareBytes, concatBytes, equalBytes, fromHex, isBytesUpTo, isHex, toHex, utf8 } from "./bytes.ts";
export { MAX_DEPTH, type Value, decodeCanonical, encodeCanonical } from "./cbor.ts";
export {
  type Checkpoint,
  type SignedCheckpoint,
  checkpointText,
  nodeName,
  originOf,
  readCheckpoint,
  signCheckpoint,
} from "./checkpoint.ts";
export {
  type Control,
  type ControlKind,
  type ControlOf,
  ROOM_KINDS,
  type RoomKind,
  readControl,
  sealPayload,
  signControl,
} from "./control.ts";
export { type Signer, isPublicKey, publicKeyOf, signerOf, verifySignature } from "./ed25519.ts";
export {
  CHAIN_LENGTH,
  type ControlEntry,
  type Entry,
  LARGEST_ACT,
  LARGEST_ENTRY,
  NOTHING_BEFORE,
  type OpenEntry,
  type ReadAct,
  type SealedEntry,
  type SignedAct,
  chainId,
  chainOf,
  deviceOfChain,
  entryBytes,
  readAct,
  readActPayload,
  readEntry,
  signAct,
} from "./entry.ts";
export { ProtocolError, type ProtocolErrorCode } from "./error.ts";
export {
  FILE_PIECE,
  type FileRequest,
  authorizeRequest,
  isRequestSignedBy,
  readAuthorization,
} from "./file-request.ts";
export {
  type AnswerFrame,
  LARGEST_ENVELOPE,
  LARGEST_FRAME,
  LARGEST_LETTER,
  LARGEST_WHISPER,
  type RequestFrame,
  frameBytes,
  readAnswer,
  readRequest,
} from "./frame.ts";
export { fingerprint } from "./fingerprint.ts";
export { type RunningHash, sha256, startHash } from "./hash.ts";
export { type KeyPurpose, deriveKey } from "./hkdf.ts";
export type { ActId, ChainId, DelegationId, DeviceId, DialogueId, EpochId, RoomId } from "./ids.ts";
export { hashId, idOf } from "./ids.ts";
export { type InvitationLink, invitationUrl, readInvitationLink } from "./invitation-link.ts";
export {
  INVITATION_REFUSALS,
  type InvitationRefusalCode,
  type About,
  type Letter,
  type LetterOf,
  letterBytes,
  readLetter,
} from "./letter.ts";
export {
  ML_DSA_PUBLIC_KEY_LENGTH,
  ML_DSA_SIGNATURE_LENGTH,
  mlDsaPublicKey,
  signSealPostQuantum,
  verifySealPostQuantum,
} from "./ml-dsa.ts";
export {
  NOTE_COSIGNATURE,
  NOTE_ED25519,
  type Note,
  type NoteSignature,
  cosign,
  cosignedAt,
  cosignedText,
  isNoteSignedBy,
  noteBytes,
  noteKeyId,
  readNote,
  signNote,
} from "./note.ts";
export { SMALLEST_PADDED, pad, paddedLength, unpad } from "./padding.ts";
export { REFUSALS, type RefusalCode, refusalSentence } from "./refusal.ts";
export { ageRecipient, bytes32, bytesOf, bytesUpTo, decodeShape, parseShape, textUpTo, uint } from "./shape.ts";
export { type SignIn, answerSignIn, isSignInAnswer } from "./sign-in.ts";
export { type Signed, type SignedKind, isSignedBy, readSigned, signValue, signingInput } from "./signed.ts";
export {
  type Accreditation,
  type Appointment,
  type Details,
  type Founding,
  type Invitation,
  ROLES,
  type ReadAccreditation,
  type ReadFounding,
  type ReadStatement,
  type Revocation,
  type Role,
  type RoleChange,
  type StatementKind,
  detailsHash,
  detailsShape,
  foundingBytes,
  isConsented,
  readAccreditation,
  readUse,
  useBytes,
  readFounding,
  readStatement,
  signAccreditation,
  signStatement,
} from "./statement.ts";
export {
  type ChainStanding,
  MOST_REFUSED_IN_VERDICT,
  type ReadVerdict,
  type Verdict,
  chainsHash,
  readVerdict,
  signVerdict,
} from "./verdict.ts";
export { type SignedWhisper, readSignedWhisper, signWhisper } from "./whisper.ts";
