import { createHash } from "node:crypto";

import type { TabledText } from "@longtable/text";

import type { TalkAct } from "./talks.ts";

/** Whatever can carry the talks out. `Step` is an act as the engine is handed it. */
export interface Engine<Step> {
  /** The acts as they arrive; making them ready is not measured. */
  stepsOf(tabled: TabledText, acts: readonly TalkAct[]): readonly Step[];
  begin(tabled: TabledText): void;
  take(steps: readonly Step[]): void;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
  /** The text with every bracket and whose it is. */
  render(): string;
}

/** By which two engines' texts are compared. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
