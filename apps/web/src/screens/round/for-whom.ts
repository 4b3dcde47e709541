import type { RoundView } from "../../views/round.ts";

/** An act on a seat names its participant, unless that is whoever does it. */
export function forWhom({ me }: RoundView, participant: string): { readonly participant?: string } {
  return participant === me ? {} : { participant };
}
