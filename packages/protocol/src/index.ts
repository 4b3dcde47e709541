export { compareBytes, concatBytes, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
export { MAX_DEPTH, type Value, decodeCanonical, encodeCanonical } from "./cbor.ts";
export { ProtocolError, type ProtocolErrorCode } from "./error.ts";
export { sha256 } from "./hash.ts";
export type { Act } from "./act.ts";
