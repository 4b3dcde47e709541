import type { TextRefusal } from "../refusal.ts";
import type { Draft } from "../state/draft.ts";
import type { Placed } from "../state/records.ts";
import type { DelegationId } from "@longtable/protocol";
import type { TextActOf, TextActType } from "./acts.ts";

/** What a text's fold may know of the room around it. */
export interface Surroundings {
  /** Who decides at this place in the record, never observers: TEXT.md's Parties. */
  readonly parties: readonly DelegationId[];
}

/**
 * What one type of act does to a text: it changes the draft, or says why it has no effect. A draft that was refused is thrown away, so
 * an effect may find out late.
 */
export type TextEffect<T extends TextActType> = (draft: Draft, act: TextActOf[T], placed: Placed) => TextRefusal | null;
