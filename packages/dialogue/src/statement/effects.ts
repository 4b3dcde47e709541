import type { EffectsOf } from "../effect.ts";
import { get, set } from "../persistent/id-map.ts";
import { statementSubject } from "../press/statement.ts";
import type { RoomState } from "../state.ts";
import { currentVersion } from "./select.ts";
import type { Draft } from "./state.ts";
import type { statementActs } from "./acts.ts";

/** Wordings of one draft. */
const MOST_VERSIONS = 256;

function keep(room: RoomState, draft: Draft): RoomState {
  return { ...room, drafts: set(room.drafts, draft.id, draft) };
}

export const statementEffects: EffectsOf<keyof typeof statementActs> = {
  "statement.draft": (room, act, stamp) => {
    const { statement } = act;
    const version = { statement, subject: statementSubject(statement), why: null, stamp };
    return keep(room, { id: stamp.act, versions: [version], approved: null, released: null });
  },
  "statement.revise": (room, act, stamp) => {
    const draft = get(room.drafts, act.draft);
    if (draft === undefined) return "NOTHING_THERE";
    if (draft.versions.length >= MOST_VERSIONS) return "TOO_MANY";
    const { statement } = act;
    const version = { statement, subject: statementSubject(statement), why: act.why ?? null, stamp };
    return keep(room, { ...draft, versions: [...draft.versions, version], approved: null });
  },
  "statement.approve": (room, act, stamp) => {
    const draft = get(room.drafts, act.draft);
    if (draft === undefined) return "NOTHING_THERE";
    if (act.subject !== currentVersion(draft).subject) return "STALE_SUBJECT";
    if (draft.approved !== null) return "ALREADY_DONE";
    return keep(room, { ...draft, approved: stamp });
  },
  "statement.recall": (room, act) => {
    const draft = get(room.drafts, act.draft);
    if (draft === undefined) return "NOTHING_THERE";
    if (draft.approved === null || draft.released !== null) return "WRONG_STATE";
    return keep(room, { ...draft, approved: null });
  },
  "statement.released": (room, act, stamp) => {
    const draft = get(room.drafts, act.draft);
    if (draft === undefined) return "NOTHING_THERE";
    if (draft.approved === null) return "WRONG_STATE";
    return keep(room, { ...draft, released: { room: act.room, act: act.act, stamp } });
  },
};
