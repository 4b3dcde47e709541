/** Every way in which a door stays shut. */
export type RoomErrorCode = "NOT_FOR_US" | "WRONG_ENVELOPE" | "WRONG_KEY" | "DAMAGED" | "TOO_LARGE" | "BAD_SHEET";

/** A box, an envelope or a sheet that cannot be used. The sentence says what to do; it holds no key. */
export class RoomError extends Error {
  readonly code: RoomErrorCode;

  constructor(code: RoomErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RoomError";
    this.code = code;
  }
}
