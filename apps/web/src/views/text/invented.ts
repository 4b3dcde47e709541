import type { RoomEvent } from "@longtable/dialogue";
import type { ActId } from "@longtable/protocol";

/** What was read so far of a room's events, by the first of them: events are only ever added. */
const known = new WeakMap<RoomEvent, { readonly acts: Set<string>; read: number }>();

/** The acts of a room that were made up for an example and say so. */
export function inventedActs(events: readonly RoomEvent[]): ReadonlySet<ActId | string> {
  const [first] = events;
  if (first === undefined) return new Set();
  let memory = known.get(first);
  if (memory === undefined || memory.read > events.length) known.set(first, (memory = { acts: new Set(), read: 0 }));
  for (; memory.read < events.length; memory.read += 1) {
    const event = events[memory.read];
    if (event?.kind === "act" && event.act["invented"] === true) memory.acts.add(event.id);
  }
  return memory.acts;
}
