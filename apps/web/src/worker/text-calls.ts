import { tableText } from "@longtable/client";
import { type RoomState, introductionOf } from "@longtable/dialogue";
import { type Act, type DelegationId, sha256, toHex } from "@longtable/protocol";
import {
  type Comparison,
  type Problem,
  type RevisionName,
  type Unreadable,
  type WrittenFormat,
  diffRevisions,
  packTabled,
  readDocument,
  summarize,
  tabledOf,
  textOf,
  writeNegotiation,
} from "@longtable/text";

import type { RoomRef } from "../views/view.ts";
import { type CallPlace, type Done, deskOf } from "./call-place.ts";
import { type TextDraft, keepDraft, keptDrafts } from "./text-drafts.ts";
import { type Preview, previewOf, previewOfCall } from "./text-preview.ts";

/** A file as its bytes and the name it came under. */
export interface FileGiven {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was found in a file that is to be tabled. */
export type FileLook =
  | {
      readonly ok: true;
      readonly provisions: number;
      readonly brackets: number;
      readonly unbalanced: number;
      readonly points: number;
      /** Whom the file names beside its brackets: alleged, every one. */
      readonly holders: readonly string[];
      readonly problems: readonly Problem[];
    }
  | Omit<Unreadable, "message">;

/** What is done with a text's files, in the worker: reading one, tabling it. */
export const textCalls = {
  /** Reads a file and says what is in it; nothing leaves this device. */
  lookAtFile: async (_place: CallPlace, { name, bytes }: FileGiven): Promise<FileLook> => {
    const reading = readDocument(bytes, name);
    if (!reading.ok) {
      const { message: _, ...why } = reading;
      return why;
    }
    const { provisions, brackets, unbalanced, openPoints: points, holders, problems } = summarize(reading);
    return { ok: true, provisions, brackets, unbalanced, points, holders: holders.map(({ name }) => name), problems };
  },

  /** Tables a file in a room: its words and brackets as they were read, and the file's own hash. */
  tableFile: async (
    place: CallPlace,
    { room, title, file }: { readonly room: RoomRef; readonly title: string; readonly file: FileGiven },
  ): Promise<Done> => {
    const reading = readDocument(file.bytes, file.name);
    if (!reading.ok) return { ok: false, code: reading.code };
    const done = await tableText(deskOf(place).live(room), {
      title,
      tree: packTabled(tabledOf(reading)),
      file: { hash: toHex(sha256(file.bytes)), name: file.name.slice(0, 200) },
    });
    return done.ok ? { ok: true } : { ok: false, code: done.code };
  },

  /** What acts would make of a text, folded here and placed nowhere. Refused as the record would refuse them. */
  previewActs: async (
    place: CallPlace,
    { room, text, acts }: { readonly room: RoomRef; readonly text: string; readonly acts: readonly Act[] },
  ): Promise<Preview> => {
    const live = deskOf(place).live(room);
    const { author } = live;
    const { state } = live.snapshot();
    if (author === null || state === null) return { ok: false, code: "NOT_IN_ROOM" };
    const wrong = acts.map((act) => live.mayAct(act)).find(({ ok }) => !ok);
    if (wrong?.ok === false) return { ok: false, code: wrong.code };
    return previewOf(state, author, text, acts);
  },

  /** What a chair's call would come to if nobody objects, folded here and placed nowhere. */
  previewCall: async (
    place: CallPlace,
    { room, text, act }: { readonly room: RoomRef; readonly text: string; readonly act: Act },
  ): Promise<Preview> => {
    const live = deskOf(place).live(room);
    const { author } = live;
    const { state } = live.snapshot();
    if (author === null || state === null) return { ok: false, code: "NOT_IN_ROOM" };
    const may = live.mayAct(act);
    return may.ok ? previewOfCall(state, author, text, act) : { ok: false, code: may.code };
  },

  /** Does several acts one after the other; stops at the first that may not be done. */
  doActs: async (
    place: CallPlace,
    { room, acts }: { readonly room: RoomRef; readonly acts: readonly Act[] },
  ): Promise<Done> => {
    const live = deskOf(place).live(room);
    for (const act of acts) {
      const done = await live.act(act);
      if (!done.ok) return { ok: false, code: done.code };
    }
    return { ok: true };
  },

  /** Keeps what is being written on a provision, on this device alone. */
  keepDraft: async (place: CallPlace, draft: TextDraft): Promise<null> => {
    await keepDraft(deskOf(place).seat.id, draft);
    return null;
  },

  /** What is being written on a text. */
  drafts: async (place: CallPlace, { text }: { readonly text: string }): Promise<readonly TextDraft[]> =>
    await keptDrafts(deskOf(place).seat.id, text),

  /** What changed between two revisions, provision by provision; null when the text lacks one of them. */
  compareRevisions: async (
    place: CallPlace,
    given: {
      readonly room: RoomRef;
      readonly text: string;
      /** By the acts that compiled them; the text's own id as tabled, null as it is now. */
      readonly before: RevisionName;
      readonly after: RevisionName;
    },
  ): Promise<Comparison | null> => {
    const { state } = deskOf(place).live(given.room).snapshot();
    const text = state === null ? null : textOf(state.text, given.text);
    if (state === null || text === null) return null;
    return diffRevisions(text, given.before, given.after, namesIn(state));
  },

  /** The text as a file, as it is now. */
  writeText: async (
    place: CallPlace,
    { room, text: id, format }: { readonly room: RoomRef; readonly text: string; readonly format: WrittenFormat },
  ): Promise<Uint8Array | null> => {
    const { state, size } = deskOf(place).live(room).snapshot();
    const text = state === null ? null : textOf(state.text, id);
    if (state === null || text === null) return null;
    const { title, language } = text;
    const date = new Date().toISOString();
    return await writeNegotiation(text, namesIn(state), format, {
      title,
      date,
      origin: { text: text.id, seq: Math.max(0, size - 1) },
      ...(language === null ? {} : { language }),
    });
  },
} as const;

/** Delegations as written texts name them. */
function namesIn(state: RoomState): (delegation: DelegationId) => string {
  return (delegation) => introductionOf(state, delegation)?.short ?? delegation.slice(0, 8);
}
