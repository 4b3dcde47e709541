/** Every way in which a caller, not an act, can be at fault. Acts are refused, never thrown at. */
export type TextErrorCode = "BROKEN_STATE" | "BAD_SAVED_STATE" | "BAD_TREE";

/** A bug in the caller, or a saved state that is none. The message says what is wrong and holds nothing of the text. */
export class TextError extends Error {
  readonly code: TextErrorCode;

  constructor(code: TextErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TextError";
    this.code = code;
  }
}
