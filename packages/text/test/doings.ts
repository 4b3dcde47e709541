import type { ActId } from "@longtable/protocol";

import type { TextActType } from "../src/index.ts";
import type { Bracket } from "../src/state/records.ts";

/** An act of a text, or what happens to its talks otherwise. */
export type Doing = TextActType | "seen" | "leave" | "arrive" | "rival";

/** One act that somebody did at random, or something else that happened. */
export interface Done {
  readonly type: Doing;
  readonly by: string;
  readonly id: ActId;
  /** The code it was refused with; null where it took effect. */
  readonly refused: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What delegations do, roughly as often as they do it. */
export const COMMON: readonly TextActType[] = [
  ...Array.from({ length: 8 }, () => "text.propose" as const),
  ...Array.from({ length: 14 }, () => "text.accept" as const),
  "text.reserve",
  "text.reserve",
  "text.lift",
  "text.join",
  "text.object",
  "text.withdraw",
  "text.withdraw",
  "text.take",
  "text.claim",
  "text.claim",
  "text.reopen",
  "text.package",
  "text.agree",
  "text.repair",
  "text.compile",
];

/** What is seldom proposed is accepted more often, so that it is ever agreed. */
export const RARELY_PROPOSED: ReadonlySet<Bracket["kind"]> = new Set(["revert", "move", "split", "merge"]);

/** Talks by seeds from here on hold calls, ways back, and parties that come and go; those below stay what they were when they were found to fail. */
export const WIDER_FROM = 2 ** 31;
export const WIDER: readonly Doing[] = [
  ...COMMON,
  "text.call",
  "text.initial",
  "text.report",
  "text.agree",
  "seen",
  "seen",
  "seen",
  "leave",
  "arrive",
];

/** Talks by seeds from here on hold mergers, signatures and rival drafts too. */
export const WIDEST_FROM = 2 ** 32;
export const WIDEST: readonly Doing[] = [...WIDER, "text.initial", "text.sign", "rival", "rival", "rival"];

/** Every seed there is. */
export const LAST_SEED = 2 ** 33 - 1;
