import type { PersonKey } from "@longtable/example-geneva";

/** A seat of the example that a link is printed to. */
export interface OfferedSeat {
  readonly key: PersonKey;
  /** What the link and the app call it. */
  readonly label: string;
}

/** Both heads' seats: one link opens the two of them side by side. */
export const BOTH_HEADS = [
  { key: "us-head", label: "US head" },
  { key: "ru-head", label: "Russian head" },
] as const satisfies readonly OfferedSeat[];

/** All of them, in the order in which they are printed. */
export const OFFERED_SEATS: readonly OfferedSeat[] = [
  BOTH_HEADS[0],
  { key: "us-adviser-2", label: "US adviser" },
  BOTH_HEADS[1],
  { key: "ru-adviser", label: "Russian adviser" },
];
