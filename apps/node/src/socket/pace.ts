/** A token bucket: `burst` at once, then `perSecond`. Time is given in milliseconds. */
export function pace(burst: number, perSecond: number): (now: number) => boolean {
  let tokens = burst;
  let last: number | null = null;
  return (now) => {
    if (last !== null) tokens = Math.min(burst, tokens + ((now - last) / 1000) * perSecond);
    last = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
