import type { Stamp } from "../stamp.ts";
import type { Mandate } from "./acts.ts";

/** How a dialogue ended, as all parties accepted it. */
export interface Conclusion {
  readonly outcome: "agreed" | "adjourned" | "ended";
  readonly text: string;
  readonly stamp: Stamp;
}

/** The undertaking as a whole: what all parties have accepted of it. */
export interface Convening {
  readonly title: string | null;
  readonly mandate: Mandate | null;
  /** The act by which the last party accepted. Null until the dialogue is convened. */
  readonly convened: Stamp | null;
  readonly conclusion: Conclusion | null;
}

export const notConvened: Convening = { title: null, mandate: null, convened: null, conclusion: null };
