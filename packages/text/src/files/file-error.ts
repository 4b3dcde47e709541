import type { OtherFormatName } from "./other-format.ts";

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
  /** The part of the file that it was refused for, where one was. */
  readonly part?: string;
  /** What the file is instead, where its bytes say it. */
  readonly format?: OtherFormatName;
}

/** Says that a file cannot be read, and what to do about it. */
export function unreadable(
  code: UnreadableCode,
  message: string,
  about: Pick<Unreadable, "part" | "format"> = {},
): Unreadable {
  return { ok: false, code, message, ...about };
}
