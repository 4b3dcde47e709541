import { type FileRef, type RoomState, currentSession, currentVersion, get } from "@longtable/dialogue";
import type { ActId } from "@longtable/protocol";
import {
  type NegotiatingText,
  type NodeId,
  type PieceId,
  bracketOfAct,
  idIn,
  provisionHash,
  shownHash,
  subjectHash,
  textHash,
  textOf,
} from "@longtable/text";

import { type DrawingKey, drawings } from "./drawings.ts";
import type { ScriptedAct } from "./step.ts";

/** Ids by label: of acts placed, and of the delegations, devices and rooms by their keys. */
export type IdsByLabel = ReadonlyMap<string, string>;

/** Files as they were put, by the drawing that is in them. */
export type FilesByDrawing = ReadonlyMap<DrawingKey, FileRef>;

/** The drawings that an act shares as files: whoever plays it puts them first. */
export function drawingsIn(act: ScriptedAct): readonly DrawingKey[] {
  const { file } = act;
  const key = typeof file === "object" && file !== null && "$drawing" in file ? file.$drawing : null;
  return (Object.keys(drawings) as DrawingKey[]).filter((drawing) => drawing === key);
}

/**
 * The act with every symbol replaced: `$ref`, `$piece`, `$node` and `$bracket` by ids, `$session` by the session open in `room`,
 * `$subject`, `$reported`, `$provisionHash`, `$shownHash` and `$textHash` by the hashes that stand in `room` now, `$drawing` by its
 * file. Throws a RangeError naming a label that it cannot
 * resolve: a mistake in the script.
 */
export function resolveRefs(
  act: ScriptedAct,
  ids: IdsByLabel,
  room: RoomState,
  files: FilesByDrawing = new Map(),
): ScriptedAct {
  const [drawing] = drawingsIn(act);
  const file = drawing === undefined ? undefined : files.get(drawing);
  if (drawing !== undefined && file === undefined) throw new RangeError(`The drawing ${drawing} was not put anywhere.`);
  return { ...fieldsOf(file === undefined ? act : { ...act, file }, ids, room), type: act.type };
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
  return ofText(value, ids, room) ?? fieldsOf(value, ids, room);
}

/** What a symbol of a negotiating text stands for; null where it is none. */
function ofText(value: object, ids: IdsByLabel, room: RoomState): string | null {
  if ("$bracket" in value) return bracketOfAct(idOf(value.$bracket, ids));
  if ("$piece" in value) return pieceOf(value.$piece, ids);
  if ("$node" in value) return nodeOf(value.$node, ids);
  if ("$textHash" in value) return textHash(tabledIn(room, idOf(value.$textHash, ids)));
  if ("$provisionHash" in value) {
    const node = nodeOf(value.$provisionHash, ids);
    return hashIn(room, String(value.$provisionHash), (text) => provisionHash(text, node));
  }
  if (!("$shownHash" in value)) return null;
  const what = value.$shownHash;
  if (typeof what === "string") return found(shownHash(tabledIn(room, idOf(what, ids)), null), what);
  const node = nodeOf(what, ids);
  return hashIn(room, String(what), (text) => shownHash(text, node));
}

/** `[label, count]`: the act, and which of the things that it brought. */
function partOf(value: unknown, ids: IdsByLabel): readonly [ActId, number] {
  if (!Array.isArray(value)) throw new RangeError("A symbol for a part of a text names an act and a number.");
  const [label, count] = value as readonly unknown[];
  return [idOf(label, ids), Number(count)];
}

function nodeOf(value: unknown, ids: IdsByLabel): NodeId {
  const [act, count] = partOf(value, ids);
  return idIn(act, "node", count);
}

function pieceOf(value: unknown, ids: IdsByLabel): PieceId {
  const [act, count] = partOf(value, ids);
  return idIn(act, "piece", count);
}

function tabledIn(room: RoomState, id: ActId): NegotiatingText {
  const text = textOf(room.text, id);
  if (text === null) throw new RangeError("The script names a text that is not tabled here.");
  return text;
}

/** A hash from whichever text of the room has it. */
function hashIn(room: RoomState, label: string, hashFrom: (text: NegotiatingText) => string | null): string {
  return found(
    room.text.texts.map(hashFrom).find((hash) => hash !== null),
    label,
  );
}

function idOf(label: unknown, ids: IdsByLabel): ActId {
  return found(ids.get(String(label)), String(label)) as ActId;
}

function found(value: string | null | undefined, label: string): string {
  if (value === undefined || value === null) throw new RangeError(`The script names ${label}, which is not there yet.`);
  return value;
}

function subjectIn(room: RoomState, id: ActId): string | undefined {
  const { rules } = room.house;
  if (rules?.id === id) return rules.subject;
  const draft = get(room.drafts, id);
  if (draft !== undefined) return currentVersion(draft).subject;
  const programme = get(room.roundsById, id)?.programme;
  if (programme !== undefined && programme !== null) return programme.subject;
  const bracket = bracketOfAct(id);
  for (const text of room.text.texts) {
    const hash = subjectHash(text, bracket);
    if (hash !== null) return hash;
  }
  return (get(room.accords, id) ?? get(room.steps, id) ?? get(room.calls, id))?.subject;
}
