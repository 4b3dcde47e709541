import type { TextActOf } from "./acts.ts";
import type { Placed, TextsState, TreePart } from "../state/records.ts";
import type { TextRefusal } from "../refusal.ts";

/** Parts of one delegation that wait for their `text.table`: with one more, its oldest goes. Sixteen megabytes of words are fewer. */
const MOST_PARTS = 64;

/** Keeps a stretch of a packed tree until the act that tables it comes. Nothing is read of it before. */
export function bringPart(
  state: TextsState,
  { tree }: TextActOf["text.part"],
  { act, delegation: by }: Placed,
): TextsState {
  const own = state.parts.filter((part) => part.by === by);
  const oldest = own.length >= MOST_PARTS ? own[0] : undefined;
  return { ...state, parts: [...state.parts.filter((part) => part !== oldest), { act, by, tree }] };
}

/** The whole tree that an act tables, and the parts that are left: each named once, and brought by the same delegation. */
export function gatherTree(
  { parts }: TextsState,
  { tree, parts: named = [] }: TextActOf["text.table"],
  { delegation }: Placed,
): { readonly tree: Uint8Array; readonly parts: readonly TreePart[] } | TextRefusal {
  if (named.length === 0) return { tree, parts };
  if (new Set(named).size !== named.length) return "BAD_SHAPE";
  const own = new Map(parts.filter(({ by }) => by === delegation).map((part) => [part.act, part]));
  const gathered = named.flatMap((act) => own.get(act) ?? []);
  if (gathered.length !== named.length) return "NOTHING_THERE";
  const whole = new Uint8Array(gathered.reduce((sum, part) => sum + part.tree.length, tree.length));
  let at = 0;
  for (const bytes of [...gathered.map((part) => part.tree), tree]) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return { tree: whole, parts: parts.filter((part) => !gathered.includes(part)) };
}
