import type { Value } from "@longtable/protocol";

import { digestValue, project } from "./persistent/digest.ts";
import type { Hash } from "./shape.ts";
import type { RoomState } from "./state.ts";
import { digestTexts } from "./text/state.ts";

/**
 * H of the room's state: what heads seal and verdicts name. Two devices that folded the same record have
 * the same. Hashed is all of it, as canonical CBOR can hold it, maps and logs as their digests; so hashing
 * again after more acts costs what is new, not what was there.
 */
export function stateHash(room: RoomState): Hash {
  const { text, ...rest } = room;
  const projected: Value = { room: project(rest), text: digestTexts(text) };
  return digestValue(projected);
}
