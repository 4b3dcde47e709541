import type { ActId } from "@longtable/protocol";

import type { SessionId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** What is to be spoken about. */
export interface Topic {
  readonly id: ActId;
  readonly title: string;
  readonly note: string | null;
  readonly added: Stamp;
  readonly dropped: Stamp | null;
  /** When it was turned to, and in which session. */
  readonly takenUp: readonly { readonly session: SessionId; readonly stamp: Stamp }[];
}
