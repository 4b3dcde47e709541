/** Every way in which a caller, not an act, can be at fault. Acts are refused, never thrown at. */
export type DialogueErrorCode = "OUT_OF_ORDER" | "NEWER_RULES" | "NOT_FOUNDED" | "BAD_ID" | "BAD_SAVED_STATE";

/**
 * A bug in the caller, or a record under rules this software does not know. The message says what is
 * wrong and what to do; it carries nothing that was said in a room.
 */
export class DialogueError extends Error {
  readonly code: DialogueErrorCode;

  constructor(code: DialogueErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DialogueError";
    this.code = code;
  }
}
