import type { TextRefusal } from "../refusal.ts";
import { alone, newBracket } from "../state/bracket.ts";
import type { Draft } from "../state/draft.ts";
import type { Bracket, Part, Placed } from "../state/records.ts";
import type { Change } from "./acts.ts";

/** A change of one kind. */
export type ChangeOf<K extends Change["kind"]> = Extract<Change, { kind: K }>;
/** A proposal while it is opened: by whose act, and as what its things are brought in. */
export interface Proposing {
  readonly draft: Draft;
  readonly placed: Placed;
  readonly by: number;
  readonly note: string | null;
  readonly hasRival: boolean;
}
/** The bracket that was opened, or why none is. */
export type Opened = number | TextRefusal;

/** A bracket that its author opens and holds. */
export function proposed(
  { draft, by, placed, note }: Proposing,
  kind: Bracket["kind"],
  parts: readonly Part[],
  parent: number,
): Bracket {
  const holders = alone(draft.parties, placed.delegation);
  return newBracket({ by, kind, parts, parent, holders, placed, note });
}
