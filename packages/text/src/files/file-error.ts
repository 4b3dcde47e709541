/** Why bytes cannot be read as the format their name says. Closed; each has one sentence that says what to do. */
export type UnreadableCode =
  | "NOT_A_ZIP"
  | "NOT_A_DOCUMENT"
  | "OTHER_FORMAT"
  | "TOO_LARGE"
  | "BROKEN_ZIP"
  | "BROKEN_XML"
  | "ENTITIES"
  | "ENCRYPTED";

/** A file that is refused: a code and a sentence, never an exception. */
export interface Unreadable {
  readonly ok: false;
  readonly code: UnreadableCode;
  readonly message: string;
}

/** Says that a file cannot be read, and what to do about it. */
export function unreadable(code: UnreadableCode, message: string): Unreadable {
  return { ok: false, code, message };
}
