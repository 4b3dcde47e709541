export { decodeCanonical } from "./cbor-reader.ts";
export { MAX_DEPTH, type Value } from "./cbor-value.ts";
export { encodeCanonical } from "./cbor-writer.ts";
