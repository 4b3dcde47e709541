/**
 * A token bucket: `burst` at once, then `perSecond`. It is asked with the time in milliseconds and with how
 * many tokens are wanted; what is refused costs nothing. A clock set back gives nothing.
 */
export function pace(burst: number, perSecond: number): (now: number, wanted?: number) => boolean {
  let tokens = burst;
  let last: number | null = null;
  return (now, wanted = 1) => {
    if (last !== null) tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond);
    last = now;
    if (tokens < wanted) return false;
    tokens -= wanted;
    return true;
  };
}
