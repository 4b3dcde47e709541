import { type Photograph, publications } from "@longtable/dialogue/press";
import { fromHex } from "@longtable/protocol";
import { Hono } from "hono";

import type { NodeState } from "../node-state.ts";
import { type ShownRoom, pressPage } from "./press-page.ts";
import { PressRoom } from "./press-room.ts";
import { pressPolicy } from "./press-style.ts";
import { pressWords } from "./press-words.ts";

/** A picture runs nothing, whatever is in it, and is shown by no other site's page. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/**
 * What was published, for anybody: a page without a script, and the photographs that it shows. They lie in the
 * press room's files as they are, found by the hash that the signed statement names, and only what a statement names
 * is served.
 */
export function makePressRoutes(state: NodeState, hasApp: boolean): Hono {
  const routes = new Hono();
  const rooms = new Map<string, PressRoom>();
  const roomOf = (id: string): PressRoom | null => {
    const placed = state.rooms.get(id);
    if (placed?.control.kind !== "press") return null;
    const room = rooms.get(id) ?? new PressRoom(placed, state.store);
    rooms.set(id, room);
    return room;
  };

  routes.get("/", async (context) => {
    const shown: ShownRoom[] = [];
    for (const id of state.rooms.keys()) {
      const room = roomOf(id);
      if (room !== null) shown.push(await shownRoom(state, room));
    }
    const words = pressWords(context.req.header("accept-language") ?? "");
    return context.html(pressPage(shown, words, hasApp), 200, {
      "Content-Security-Policy": pressPolicy,
      "Cache-Control": "no-cache",
      Vary: "Accept-Language",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    });
  });

  routes.get("/:room/photographs/:hash", async (context, next) => {
    const room = roomOf(context.req.param("room"));
    const hash = context.req.param("hash");
    const named = room === null ? null : ((await photographs(room)).get(hash) ?? null);
    if (room === null || named === null) return next();
    const file = await state.files.find(room.room, fromHex(named.hash));
    if (file === null || file.length !== named.length) return next();
    return new Response(state.files.read(file, 0, file.length), {
      headers: {
        "Content-Type": named.media,
        "Content-Length": String(file.length),
        // What has this hash never changes.
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": PICTURE_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
  return routes;
}

async function shownRoom(state: NodeState, room: PressRoom): Promise<ShownRoom> {
  const pictures = new Set<string>();
  for (const { hash, length } of (await photographs(room)).values()) {
    const file = await state.files.find(room.room, fromHex(hash));
    if (file?.length === length) pictures.add(hash);
  }
  return { room: room.room, press: await room.published(), pictures };
}

/** Every photograph that a statement of the room names, by its hash. */
async function photographs(room: PressRoom): Promise<ReadonlyMap<string, Photograph>> {
  const versions = publications(await room.published()).flatMap((one) => one.versions);
  return new Map(versions.flatMap(({ statement }) => statement.photographs ?? []).map((one) => [one.hash, one]));
}
