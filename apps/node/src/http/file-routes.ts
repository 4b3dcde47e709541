import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";

import {
  FILE_PIECE,
  type FileRequest,
  type RefusalCode,
  fromHex,
  isRequestSignedBy,
  readAuthorization,
  toHex,
} from "@longtable/protocol";
import { isOnRoster, mayReadRecord } from "@longtable/record";

import type { UploadPlace } from "../file/files.ts";
import type { NodeState } from "../node-state.ts";
import type { PlacedRoom } from "../room/placed-room.ts";
import type { SignedIn } from "../socket/signed-in.ts";
import { StoreError } from "../store/store.ts";
import { refusedOverHttp } from "./refusal.ts";

interface Asker {
  readonly device: SignedIn;
  readonly room: Uint8Array;
  readonly body: Uint8Array;
}

interface Env {
  readonly Variables: { asker: Asker };
}

/**
 * Files over HTTP, beside the socket and for whoever is signed in there: each request is signed by the
 * device, for this node and that sign-in, and the device is on the room's roster when it asks; to fetch, it is enough
 * that it may read the record.
 */
export function makeFileRoutes(state: NodeState): Hono<Env> {
  const app = new Hono<Env>();
  // A signature authorises, no cookie does: the app may come from elsewhere, as `longtable open` serves it.
  const exposeHeaders = ["Content-Range", "Longtable-Kept"];
  app.use(cors({ origin: "*", allowHeaders: ["Authorization", "Range"], exposeHeaders, maxAge: 600 }));
  // Somewhat more is read than is taken, so that who sends a little too much gets the sentence that says so.
  app.use(bodyLimit({ maxSize: 2 * FILE_PIECE, onError: () => refusedOverHttp("TOO_LARGE") }));
  app.use("/:room/*", async (context, next) => {
    const asker = await whoAsks(state, context.req.raw);
    if (typeof asker === "string") return refused(state, asker);
    if (asker.body.length > FILE_PIECE) return refused(state, "TOO_LARGE");
    if (!state.devices.mayAsk(asker.device.device, state.clock())) return refused(state, "TOO_MANY");
    const room = state.rooms.get(context.req.param("room"));
    if (room === undefined) return refused(state, "NO_SUCH_ROOM");
    // Whoever may read the record, from a sheet of paper too, may fetch what it names.
    const isIn = context.req.method === "GET" ? mayReadRecord : isOnRoster;
    const isAllowed =
      room.control.kind === "press" ? isInDialogue(state, room, asker) : isIn(room.control, asker.device.device);
    if (!isAllowed) return refused(state, "NOT_ADMITTED");
    context.set("asker", { ...asker, room: room.room });
    await next();
    return undefined;
  });
  app.onError((error) => {
    state.log.error({ err: error }, "a file's request failed");
    const isFull = error instanceof StoreError && error.failure === "DISK_FULL";
    return refused(state, isFull ? "DISK_FULL" : "UNAVAILABLE");
  });

  app.put("/:room/uploads/:upload", async (context) => {
    const length = wholeNumber(context.req.query("length"));
    const place = placeOf(context.var.asker, context.req.param("upload"));
    if (length === null || length === 0 || place === null) return refused(state, "BAD_FRAME");
    const begun = await state.files.begin(place, length);
    return typeof begun === "string" ? refused(state, begun) : Response.json(begun);
  });
  app.patch("/:room/uploads/:upload", async (context) => {
    const offset = wholeNumber(context.req.query("offset"));
    const place = placeOf(context.var.asker, context.req.param("upload"));
    if (offset === null || place === null) return refused(state, "BAD_FRAME");
    const added = await state.files.add(place, offset, context.var.asker.body);
    if (typeof added === "string") return refused(state, added);
    state.metrics.fileBytes.inc({ way: "in" }, context.var.asker.body.length);
    return Response.json(added);
  });
  app.put("/:room/files/:hash", async (context) => {
    const hash = idIn(context.req.param("hash"));
    const place = placeOf(context.var.asker, context.req.query("upload") ?? "");
    if (hash === null || place === null) return refused(state, "BAD_FRAME");
    const code = await state.files.finish(place, hash);
    return code === null ? Response.json({}) : refused(state, code);
  });
  app.post("/:room/files/:hash/keep", async (context) => {
    const hash = idIn(context.req.param("hash"));
    if (hash === null) return refused(state, "BAD_FRAME");
    const code = await state.files.keep(context.var.asker.room, hash);
    return code === null ? Response.json({}) : refused(state, code);
  });
  app.get("/:room/files/:hash", async (context) => {
    const hash = idIn(context.req.param("hash"));
    const file = hash === null ? null : await state.files.find(context.var.asker.room, hash);
    if (file === null) return refused(state, "NO_SUCH_THING");
    const range = rangeOf(context.req.header("range"), file.length);
    const headers = {
      "Content-Type": "application/octet-stream",
      "Accept-Ranges": "bytes",
      "Cache-Control": "no-store",
      "Longtable-Kept": file.isKept ? "yes" : "no",
    };
    if (range === "beyond") {
      return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${file.length}` } });
    }
    const { from, to } = range ?? { from: 0, to: file.length };
    state.metrics.fileBytes.inc({ way: "out" }, to - from);
    return new Response(state.files.read(file, from, to), {
      status: range === null ? 200 : 206,
      headers: {
        ...headers,
        "Content-Length": String(to - from),
        ...(range === null ? {} : { "Content-Range": `bytes ${from}-${to - 1}/${file.length}` }),
      },
    });
  });
  return app;
}

/**
 * Nobody is on a press room's roster. Photographs are put there, as they are, by devices of the dialogue; the public
 * gets those that a statement names, at the press page.
 */
function isInDialogue(state: NodeState, press: PlacedRoom, { device }: Omit<Asker, "room">): boolean {
  const dialogue = toHex(press.control.dialogueHash);
  return [...state.rooms.values()].some(
    ({ control }) => toHex(control.dialogueHash) === dialogue && isOnRoster(control, device.device),
  );
}

function refused(state: NodeState, code: RefusalCode): Response {
  state.metrics.refused.inc({ code });
  return refusedOverHttp(code);
}

/** The signed-in device that signed this very request, and the request's body. */
async function whoAsks(state: NodeState, request: Request): Promise<Omit<Asker, "room"> | RefusalCode> {
  const authorization = readAuthorization(request.headers.get("authorization") ?? "");
  const device = authorization === null ? undefined : state.sessions.get(toHex(authorization.session));
  if (authorization === null || device === undefined) return "NOT_SIGNED_IN";
  const { method, url } = request;
  if (method !== "GET" && method !== "PUT" && method !== "PATCH" && method !== "POST") return "BAD_FRAME";
  const body = new Uint8Array(await request.arrayBuffer());
  const { pathname, search } = new URL(url);
  const asked: FileRequest = {
    node: state.key.publicKey,
    origin: device.origin,
    session: authorization.session,
    method,
    target: pathname + search,
    body,
  };
  return (await isRequestSignedBy(asked, authorization.signature, device.key)) ? { device, body } : "BAD_SIGNATURE";
}

function placeOf({ device, room }: Asker, upload: string): UploadPlace | null {
  const id = idIn(upload);
  return id === null ? null : { upload: id, room, owner: device.key };
}

function idIn(hex: string): Uint8Array | null {
  return /^[0-9a-f]{64}$/.test(hex) ? fromHex(hex) : null;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^(?:0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : null;
}

/** One range of RFC 9110 §14.2, as `from` up to but not including `to`; null asks for the whole. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | "beyond" | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined) return null;
  const from = Number(first);
  const to = last === "" ? length : Math.min(Number(last) + 1, length);
  // A range whose end lies before its start is none: the whole is given, as the RFC asks.
  if (last !== "" && Number(last) < from) return null;
  return from >= length ? "beyond" : { from, to };
}
