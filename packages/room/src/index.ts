export { matchDetails, openDetails, sealDetails } from "./details.ts";
export { type EnvelopeContent, unwrapEpochKey, wrapEpochKey } from "./envelope.ts";
export { type EpochContext, commitToKey, isCommittedKey, linkParent, openParentLink } from "./epoch-key.ts";
export { RoomError, type RoomErrorCode } from "./error.ts";
export { openLetter, sealLetter } from "./letter.ts";
export type { Randomness } from "./randomness.ts";
export { type SealPlace, entryKey, openEntry, sealEntry } from "./sealed-entry.ts";
export { SHEET_WORDS, fingerprint, identityOfSeed, readSheet, sheetWords } from "./sheet.ts";
export { openWhisper, sealWhisper } from "./whisper.ts";
