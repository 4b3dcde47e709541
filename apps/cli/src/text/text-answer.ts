import type { ActId } from "@longtable/protocol";
import type { BracketId, CharacterFinding } from "@longtable/text";

import type { SeatAnswer } from "../seat/answer.ts";

/** What a command about a room's texts ends with. */
export interface TextAnswer extends SeatAnswer {
  readonly text?: ActId;
  readonly file?: string;
  /** How many brackets are open in it. */
  readonly brackets?: number;
  /** The act that was placed, and the bracket that it is about. */
  readonly act?: ActId;
  readonly bracket?: BracketId;
  /** Characters that a head has to look at before initialling. */
  readonly odd?: readonly CharacterFinding[];
}

/** A command that was refused. */
export type Refused = TextAnswer & { readonly ok: false };
