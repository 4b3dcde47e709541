import type { ActId } from "@longtable/protocol";
import { type RoomState, currentSession, currentVersion, get } from "@longtable/dialogue";

import type { ScriptedAct } from "./step.ts";

/** Ids by label: of acts placed, and of the delegations, devices and rooms by their keys. */
export type IdsByLabel = ReadonlyMap<string, string>;

/**
 * The act with every symbol replaced: `$ref` by an id, `$session` by the session open in `room`, `$subject`
 * and `$reported` by the hashes that stand in `room` now. Throws a RangeError naming a label that it cannot
 * resolve: a mistake in the script.
 */
export function resolveRefs(act: ScriptedAct, ids: IdsByLabel, room: RoomState): ScriptedAct {
  return { ...fieldsOf(act, ids, room), type: act.type };
}

function fieldsOf(value: object, ids: IdsByLabel, room: RoomState): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, resolve(field, ids, room)]));
}

function resolve(value: unknown, ids: IdsByLabel, room: RoomState): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, ids, room));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if ("$ref" in value) return idOf(value.$ref, ids);
  if ("$session" in value) return found(currentSession(room)?.id, "the open session");
  if ("$subject" in value) return found(subjectIn(room, idOf(value.$subject, ids)), String(value.$subject));
  if ("$reported" in value) return found(get(room.steps, idOf(value.$reported, ids))?.reported, "what was reported");
  return fieldsOf(value, ids, room);
}

function idOf(label: unknown, ids: IdsByLabel): ActId {
  return found(ids.get(String(label)), String(label)) as ActId;
}

function found(value: string | undefined, label: string): string {
  if (value === undefined) throw new RangeError(`The script names ${label}, which is not there yet.`);
  return value;
}

function subjectIn(room: RoomState, id: ActId): string | undefined {
  const { rules } = room.house;
  if (rules?.id === id) return rules.subject;
  const draft = get(room.drafts, id);
  if (draft !== undefined) return currentVersion(draft).subject;
  const programme = get(room.roundsById, id)?.programme;
  if (programme !== undefined && programme !== null) return programme.subject;
  return (get(room.accords, id) ?? get(room.steps, id) ?? get(room.calls, id))?.subject;
}
