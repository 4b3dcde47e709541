import { ROLES } from "@longtable/protocol";
import * as v from "valibot";

import { actId, actOf, line } from "../shape.ts";

/**
 * Inks: each a hue and, so that neither colour-blindness nor a black-and-white printer loses who holds
 * what, a line pattern; which ones is the app's. None is red against green, none a flag's colour.
 */
export const INKS = ["indigo", "umber", "teal", "plum", "ochre", "slate", "rose", "moss"] as const;
export type Ink = (typeof INKS)[number];

/**
 * Whether a delegation decides: a `party` does; a `neutral` may chair; an `observer` listens. All are
 * parties as founded; one may step back when it first introduces itself, for itself only.
 */
export const STANDINGS = ["party", "neutral", "observer"] as const;
export type Standing = (typeof STANDINGS)[number];

export const delegationActs = {
  "delegation.introduce": actOf("delegation.introduce", {
    name: line,
    /** A few letters, set after words that this delegation holds. */
    short: v.pipe(v.string(), v.regex(/^[A-Z]{1,6}$/)),
    ink: v.picklist(INKS),
    standing: v.exactOptional(v.picklist(STANDINGS)),
    /** Where it reports to, for showing times there. */
    capital: v.exactOptional(v.strictObject({ city: line, zone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) })),
  }),
  /** Somebody at the table who has no device. */
  "delegation.member": actOf("delegation.member", { role: v.picklist(ROLES), name: v.exactOptional(line) }),
  "delegation.depart": actOf("delegation.depart", { member: actId }),
} as const;
