const times = Number(process.env["LONGTABLE_RUNS"] ?? 1);
if (!Number.isSafeInteger(times) || times < 1) throw new Error("LONGTABLE_RUNS is a whole number, 1 or more.");

/** How often a property runs: so often each day, and `LONGTABLE_RUNS` times as often for whoever looks further after changing a fold. */
export const runs = (daily: number): { readonly numRuns: number } => ({ numRuns: daily * times });
