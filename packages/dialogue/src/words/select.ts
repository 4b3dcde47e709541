import type { ActId } from "@longtable/protocol";

import { get } from "../persistent/id-map.ts";
import { itemWithId } from "../persistent/log-index.ts";
import { items } from "../persistent/log.ts";
import type { RoomState } from "../state.ts";
import type { SharedFile, Translation, Words } from "./state.ts";

/** Words by their act's id, or null. */
export function wordsOf(room: RoomState, id: ActId): Words | null {
  return itemWithId(room.spoken.words, id);
}

/** What was said for the record, in placed order, from the `from`-th words on. Lazy: a room may hold 100,000. */
export function saidForTheRecord(room: RoomState, from = 0): Iterable<Words> {
  return items(room.spoken.words, from);
}

/** The renderings of words said here, in placed order. */
export function translationsOf(room: RoomState, id: ActId): readonly Translation[] {
  return get(room.spoken.translations, id) ?? [];
}

/** Files put before the room by themselves, in placed order. */
export function sharedFiles(room: RoomState): Iterable<SharedFile> {
  return items(room.spoken.files);
}
