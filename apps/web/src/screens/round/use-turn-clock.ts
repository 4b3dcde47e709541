import { useEffect, useState } from "react";

import type { TurnFace } from "../../views/round.ts";

/**
 * Seconds that a turn has taken, counted here. A turn that this page saw begin is measured by its own running
 * clock, which no wrong wall clock disturbs; one that was under way is reckoned from the chair's word for when. 0 while nobody has the floor.
 */
export function useTurnClock(turn: TurnFace | null): number {
  const [spent, setSpent] = useState(0);
  const id = turn?.id ?? null;
  const grantedAt = turn?.grantedAt ?? 0;
  useEffect(() => {
    if (id === null) return undefined;
    const began = beginningOf(id, grantedAt);
    const tick = (): void => setSpent(Math.min(A_DAY, Math.floor((performance.now() - began) / 1000)));
    const ticking = setInterval(tick, 1000);
    const first = setTimeout(tick);
    return () => {
      clearInterval(ticking);
      clearTimeout(first);
    };
  }, [id, grantedAt]);
  return id === null ? 0 : spent;
}

const A_DAY = 86_400;
/** A turn that was granted so lately is taken to have begun when this page first showed it, in milliseconds. */
const JUST_NOW = 5_000;
const beginnings = new Map<string, number>();

/** When a turn began, on this page's running clock. */
function beginningOf(turn: string, grantedAt: number): number {
  const known = beginnings.get(turn);
  if (known !== undefined) return known;
  const underWay = Math.max(0, Date.now() - grantedAt);
  const began = performance.now() - (underWay < JUST_NOW ? 0 : underWay);
  beginnings.set(turn, began);
  return began;
}
