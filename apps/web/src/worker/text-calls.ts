import type { Act } from "@longtable/protocol";
import { sha256, toHex } from "@longtable/protocol";
import { type Problem, packTabled, readDocument, summarize, tabledOf } from "@longtable/text";

import type { RoomRef } from "../views/view.ts";
import { type CallPlace, type Done, deskOf } from "./call-place.ts";

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
  | { readonly ok: false; readonly code: string; readonly sentence: string };

/** What is done with a text's files, in the worker: reading one, tabling it. */
export const textCalls = {
  /** Reads a file and says what is in it; nothing leaves this device. */
  lookAtFile: async (_place: CallPlace, { name, bytes }: FileGiven): Promise<FileLook> => {
    const reading = readDocument(bytes, name);
    if (!reading.ok) return { ok: false, code: reading.code, sentence: reading.message };
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
    const act: Act = {
      type: "text.table",
      title,
      tree: packTabled(tabledOf(reading)),
      file: { hash: toHex(sha256(file.bytes)), name: file.name.slice(0, 200) },
    };
    const done = await deskOf(place).live(room).act(act);
    return done.ok ? { ok: true } : { ok: false, code: done.code };
  },
} as const;
