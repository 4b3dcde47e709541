import type { LiveRoom, SealCheck } from "@longtable/client";
import { latestRound } from "@longtable/dialogue";

/**
 * Another head's seal that this delegation has not matched yet: over more than its own newest one covers, and, where
 * a round was closed, over its closing too. Null while there is none: a seal of an earlier round is not sealed again.
 */
export function sealThatWaits(live: Pick<LiveRoom, "snapshot" | "author">): SealCheck | null {
  const { seals, state } = live.snapshot();
  const us = live.author?.delegation;
  const ours = seals.findLast(({ delegation }) => delegation === us)?.size ?? 0;
  const closing = state === null ? null : (latestRound(state)?.closed ?? null);
  const covers = Math.max(ours, closing === null ? 0 : closing.seq);
  return seals.findLast(({ delegation, size }) => delegation !== us && size > covers) ?? null;
}
