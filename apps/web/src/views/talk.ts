import {
  type FileRef,
  type RoomState,
  type Weight,
  items,
  participant,
  sharedFiles,
  translationsOf,
  wordsOf,
} from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import { type DelegationFace, type PersonFace, delegationFaces, personFace } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import { provisionNamed } from "./telling.ts";
import { type DeskNow, type RoomNow, roomMeant } from "./view.ts";

/** What is said in a room: for the record, and what was heard off it while the app is open. */
export interface TalkView {
  readonly us: DelegationId | null;
  readonly me: string | null;
  readonly delegations: readonly DelegationFace[];
  readonly places: readonly Place[];
  /** For the record, oldest first: the newest ones. */
  readonly said: readonly SaidWords[];
  /** Off the record, heard here since the app was opened: kept nowhere. */
  readonly asides: readonly AsideFace[];
  /** Words about a provision, or with a weight: a caucus's notes, red lines first. */
  readonly notes: readonly SaidWords[];
  readonly files: readonly FileFace[];
  /** Texts at the table, to which a note can be pinned. */
  readonly texts: readonly { readonly id: string; readonly title: string }[];
}

export interface SaidWords {
  readonly id: string;
  readonly by: DelegationId;
  readonly person: PersonFace;
  readonly isForHead: boolean;
  readonly text: string;
  readonly at: number;
  /** What it answers, in short. */
  readonly answers: string | null;
  readonly about: string | null;
  readonly weight: Weight | null;
  /** Interpreters' renderings, which stand beside the words and replace nothing. */
  readonly renderings: readonly Rendering[];
  readonly isInvented: boolean;
}

export interface Rendering {
  readonly id: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly text: string;
  readonly by: DelegationId;
  readonly person: PersonFace;
  readonly isInvented: boolean;
}

export interface AsideFace {
  readonly id: string;
  readonly person: PersonFace | null;
  readonly text: string;
  readonly at: number;
  readonly isMine: boolean;
}

export interface FileFace {
  readonly id: string;
  readonly name: string;
  /** Bytes of ciphertext, which is a little more than the file's own. */
  readonly length: number;
  readonly by: DelegationId;
  readonly person: PersonFace;
  readonly note: string | null;
  readonly at: number;
  readonly isInvented: boolean;
}

/** So many of the newest words are shown, and so many notes and files. */
const SAID = 80;
const NOTES = 200;
const SHORT = 60;

/** What a room's talk shows. */
export function talk(now: RoomNow, _: null, desk: DeskNow): TalkView {
  const { state, author, asides } = now;
  const table = roomMeant(desk, "table")?.state ?? state;
  const words = [...items(state.spoken.words, Math.max(0, state.spoken.words.length - NOTES))];
  const faces = words.map((one): SaidWords => {
    const { id, text, replyTo, about, weight, stamp } = one;
    const answered = replyTo === null ? null : wordsOf(state, replyTo);
    return {
      id,
      by: stamp.delegation,
      person: personFace({ id: stamp.device, ...stamp }),
      isForHead: stamp.onBehalfOf === "head",
      text,
      at: stamp.at,
      answers: answered === null ? null : answered.text.slice(0, SHORT),
      about: about === undefined ? null : (provisionNamed(table, about.text, about.node) ?? ""),
      weight: weight ?? null,
      renderings: renderingsOf(state, id),
      isInvented: stamp.invented,
    };
  });
  const notes = faces.filter(({ about, weight }) => about !== null || weight !== null);
  return {
    us: author?.delegation ?? null,
    me: author?.device ?? null,
    delegations: delegationFaces(table, author?.delegation ?? null),
    places: placesOf(table),
    said: faces.filter(({ about, weight }) => about === null && weight === null).slice(-SAID),
    asides: asides.map(({ id, device, text, at }) => {
      const who = participant(state, device);
      return { id, person: who === null ? null : personFace(who), text, at, isMine: device === author?.device };
    }),
    notes: notes.toSorted((a, b) => Number(b.weight === "red-line") - Number(a.weight === "red-line")),
    files: filesIn(state),
    texts: table.text.texts.map(({ id, title }) => ({ id, title })),
  };
}

function renderingsOf(state: RoomState, id: Parameters<typeof translationsOf>[1]): readonly Rendering[] {
  return translationsOf(state, id).map(({ language, text, stamp }) => ({
    id: stamp.act,
    language,
    text,
    by: stamp.delegation,
    person: personFace({ id: stamp.device, ...stamp }),
    isInvented: stamp.invented,
  }));
}

function filesIn(state: RoomState): readonly FileFace[] {
  return [...sharedFiles(state)].map(({ id, file, note, stamp }) => ({
    id,
    name: file.name,
    length: file.length,
    by: stamp.delegation,
    person: personFace({ id: stamp.device, ...stamp }),
    note,
    at: stamp.at,
    isInvented: stamp.invented,
  }));
}

/** A shared file by the act that shared it; null when there is none such. */
export function fileShared(state: RoomState, id: string): FileRef | null {
  for (const one of sharedFiles(state)) if (one.id === id) return one.file;
  return null;
}
