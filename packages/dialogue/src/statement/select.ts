import { values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Draft, DraftVersion } from "./state.ts";

/** A draft's wording now. */
export function currentVersion(draft: Draft): DraftVersion {
  return draft.versions.at(-1) ?? draft.versions[0];
}

/** The caucus's drafts in the order in which they were begun. */
export function drafts(room: RoomState): readonly Draft[] {
  return values(room.drafts).toSorted((a, b) => a.versions[0].stamp.seq - b.versions[0].stamp.seq);
}
