import type { ActOf, ActType } from "./act.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Stamp } from "./stamp.ts";
import type { RoomState } from "./state.ts";

/**
 * What one type of act does: the room after it, or the code of why it has no effect. It is called when
 * the table in `may.ts` has allowed the act, and checks what only the room's state can tell. Pure.
 */
export type Effect<A> = (room: RoomState, act: A, stamp: Stamp) => RoomState | RefusalCode;

/** The effects of some types of act, by type. */
export type EffectsOf<T extends ActType> = { readonly [One in T]: Effect<ActOf[One]> };
