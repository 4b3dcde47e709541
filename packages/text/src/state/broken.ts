import { TextError } from "../error.ts";

/** A saved state that this software did not save. */
export function broken(): TextError {
  return new TextError("BAD_SAVED_STATE", "This saved state does not hold together: fold the record again.");
}
