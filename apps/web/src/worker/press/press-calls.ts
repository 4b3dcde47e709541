import { ClientError, type LiveRoom, getFile, keepFile, putFile, putPhotograph } from "@longtable/client";
import {
  type FileRef,
  type Hash,
  type PublicStatement,
  currentVersion,
  drafts,
  filesOf,
  photographOf,
  publications,
} from "@longtable/dialogue";
import { type Act, fromHex, sha256, toHex } from "@longtable/protocol";

import { type CallPlace, type Done, deskOf } from "../call-place.ts";
import type { Desk } from "../desk.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** A picture that was chosen and is not in the caucus yet. */
export interface NewPicture {
  readonly hash: string;
  readonly picture: Blob;
}

/** Statements from their first draft in the caucus to the public, and what was said wrong. */
export const pressCalls = {
  /** Draws a chosen picture anew on this device; says what the original carried. */
  preparePhotograph: async (_place: CallPlace, { file }: { readonly file: Blob }) => {
    const { preparePhotograph } = await import("./prepare-photograph.ts");
    return await preparePhotograph(file);
  },

  /**
   * Drafts or revises a statement in the caucus. New pictures go there with it, sealed: nobody else sees them before it
   * is published.
   */
  draftStatement: async (
    place: CallPlace,
    given: {
      readonly statement: PublicStatement;
      readonly pictures: readonly NewPicture[];
      /** The draft that is revised; null begins one. */
      readonly draft: string | null;
    },
  ): Promise<Done> => {
    const desk = deskOf(place);
    const { statement, pictures, draft } = given;
    return await done(async () => {
      const caucus = desk.live("caucus");
      const files = desk.session.filePlace(fromHex(caucus.room));
      for (const { hash, picture } of pictures) {
        const named = { name: pictureName(hash), media: picture.type };
        await doIt(caucus, { type: "file.share", file: await putFile(files, picture, named, random) });
      }
      await doIt(
        caucus,
        draft === null ? { type: "statement.draft", statement } : { type: "statement.revise", draft, statement },
      );
    });
  },

  /** A picture of a draft or of what was published; null where it is not to be had. */
  pictureOf: async (place: CallPlace, { hash }: { readonly hash: string }): Promise<Blob | null> => {
    const desk = deskOf(place);
    try {
      return (await fromCaucus(desk, hash)) ?? (await fromPress(desk, hash));
    } catch (error) {
      if (error instanceof ClientError) return null;
      throw error;
    }
  },

  /**
   * Publishes an approved draft with the press key, which only the head's device holds: its pictures first, so that
   * the page never names what is not there; then the caucus notes where it was published.
   */
  publish: async (place: CallPlace, { draft: id }: { readonly draft: string }): Promise<Done> => {
    const desk = deskOf(place);
    if (desk.head === null) return { ok: false, code: "HEAD_ONLY" };
    return await done(async () => {
      const caucus = desk.live("caucus");
      const press = desk.live("press");
      const { state } = caucus.snapshot();
      const draft = state === null ? undefined : drafts(state).find((one) => one.id === id);
      if (draft === undefined) throw new Refused("NOTHING_THERE");
      if (draft.approved === null || draft.released !== null) throw new Refused("WRONG_STATE");
      const { statement } = currentVersion(draft);
      const files = desk.session.filePlace(fromHex(press.room));
      for (const { hash } of statement.photographs ?? []) {
        const picture = await fromCaucus(desk, hash);
        if (picture === null) throw new Refused("PICTURE_MISSING");
        await putPhotograph(files, picture, random);
      }
      const act = await doIt(press, { type: "press.publish", statement });
      for (const { hash } of statement.photographs ?? []) await keepFile(files, { hash });
      await doIt(caucus, { type: "statement.released", draft: id, room: press.room, act });
    });
  },
} as const;

/** Why something was not done, by its code. */
class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = "Refused";
    this.code = code;
  }
}

async function done(doing: () => Promise<void>): Promise<Done> {
  try {
    await doing();
    return { ok: true };
  } catch (error) {
    if (error instanceof Refused || error instanceof ClientError) return { ok: false, code: error.code };
    throw error;
  }
}

async function doIt(room: LiveRoom, act: Act): Promise<string> {
  const did = await room.act(act);
  if (!did.ok) throw new Refused(did.code);
  return did.id;
}

/** By this name a picture's file lies in the caucus, so that whoever publishes finds it. */
function pictureName(hash: string): string {
  return `photograph-${hash}`;
}

async function fromCaucus(desk: Desk, hash: string): Promise<Blob | null> {
  const caucus = desk.live("caucus");
  const file = caucus.events
    .flatMap((event): readonly FileRef[] => (event.kind === "act" ? filesOf(event.act) : []))
    .findLast(({ name }) => name === pictureName(hash));
  if (file === undefined) return null;
  const picture = await getFile(desk.session.filePlace(fromHex(caucus.room)), file);
  return (await isOf(picture, hash)) ? new Blob([picture], { type: file.media }) : null;
}

async function fromPress(desk: Desk, hash: string): Promise<Blob | null> {
  const { room, snapshot } = desk.live("press");
  const { state } = snapshot();
  const named = (state === null ? [] : publications(state.press))
    .map((published) => photographOf(published, hash as Hash))
    .find((photograph) => photograph !== null);
  const { connection } = desk.session;
  if (connection === null || named === undefined || named === null) return null;
  const target = `/rooms/${room}/files/${hash}`;
  const picture = await (await connection.request({ method: "GET", target })).blob();
  return (await isOf(picture, hash)) ? new Blob([picture], { type: named.media }) : null;
}

/** Whoever keeps a picture is not believed: it has the hash that the statement names, or it is none. */
async function isOf(picture: Blob, hash: string): Promise<boolean> {
  return toHex(sha256(new Uint8Array(await picture.arrayBuffer()))) === hash;
}
