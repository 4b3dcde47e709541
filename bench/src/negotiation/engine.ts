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

/**
 * By which two engines' texts are compared: every word with what brackets the talks opened around it and whose they are. The file's
 * own brackets are data for one engine and characters for the others, so `[` and `]` are left out, and what they leave empty; so is the order of paragraphs,
 * which nothing in the talks changes.
 */
export function digestOf(text: string): string {
  const lines = text.replaceAll(/[[\]]/gu, "").split("\n");
  const words = lines.flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  return createHash("sha256").update(words.toSorted().join("\n")).digest("hex");
}
