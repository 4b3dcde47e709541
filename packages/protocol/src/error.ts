/** Every way in which bytes, keys or notes can be refused by this package. */
export type ProtocolErrorCode =
  | "BAD_CBOR"
  | "BAD_VALUE"
  | "BAD_SHAPE"
  | "BAD_KEY"
  | "BAD_SIGNATURE"
  | "BAD_NOTE"
  | "BAD_PADDING"
  | "BAD_HEX"
  | "TOO_LARGE";

/**
 * Broken input or a bug. The message is one sentence that says what is wrong and what to do about
 * it; it never carries a key or the content of an act.
 */
export class ProtocolError extends Error {
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ProtocolError";
    this.code = code;
  }
}
