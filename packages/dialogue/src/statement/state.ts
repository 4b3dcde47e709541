import type { ActId, RoomId } from "@longtable/protocol";

import type { PublicStatement } from "../press/statement.ts";
import type { Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** One wording of a draft. */
export interface DraftVersion {
  readonly statement: PublicStatement;
  /** What approving it names, and what the press room knows it by. */
  readonly subject: Hash;
  readonly why: string | null;
  readonly stamp: Stamp;
}

/** A statement in the making, seen by one's own side only. */
export interface Draft {
  readonly id: ActId;
  /** At least one; the last is the current one. */
  readonly versions: readonly [DraftVersion, ...DraftVersion[]];
  /** Of the current wording; a revision takes it away. */
  readonly approved: Stamp | null;
  readonly released: { readonly room: RoomId; readonly act: ActId; readonly stamp: Stamp } | null;
}
