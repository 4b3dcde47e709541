import type { Value } from "@longtable/protocol";

import { digestValue, project } from "./persistent/digest.ts";
import type { Hash } from "./shape.ts";
import type { RoomState } from "./state.ts";
import { textFold } from "./text/adapter.ts";

/**
 * What is hashed of a room's state: all of it, as canonical CBOR can hold it, with maps and logs as their
 * digests. What only serves finding things again (the index of words) is left out.
 */
export function projectRoom(room: RoomState): Value {
  const { spoken, text, ...rest } = room;
  const { index: _, ...said } = spoken;
  return {
    ...(project(rest) as { readonly [field: string]: Value }),
    spoken: project(said),
    text: textFold.project(text),
  };
}

/**
 * H of the room's state: what heads seal and verdicts name. Two devices that folded the same record have
 * the same. Hashing again after more acts costs what is new, not what was there.
 */
export function stateHash(room: RoomState): Hash {
  return digestValue(projectRoom(room));
}
