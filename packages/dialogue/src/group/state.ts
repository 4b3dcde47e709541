import type { ActId, DelegationId, RoomId } from "@longtable/protocol";
import type { Quote } from "@longtable/text";

import type { FileRef } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** What a group's member reported back to the table. */
export interface GroupReport {
  readonly text: string;
  readonly quotes: readonly Quote[];
  readonly files: readonly FileRef[];
  readonly stamp: Stamp;
}

/** A working group as the table knows it. */
export interface Group {
  readonly id: ActId;
  readonly title: string;
  readonly room: RoomId;
  readonly delegations: readonly DelegationId[];
  readonly topic: ActId | null;
  readonly formed: Stamp;
  readonly dissolved: Stamp | null;
  readonly reports: readonly GroupReport[];
}

/** In the group's own room: what all its delegations agreed to report. */
export interface AgreedReport {
  readonly accord: ActId;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly stamp: Stamp;
}
