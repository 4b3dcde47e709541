import type { Role as DelegateRole } from "@longtable/protocol";

/**
 * In what capacity a device acts in a room: a delegate's role, or `press`, the delegation's press key,
 * which acts in the press room only and signs there instead of a person.
 */
export type Role = DelegateRole | "press";
