import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { FILE_PIECE, type FileRequest, authorizeRequest, sha256, toHex } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { LIMITS } from "../src/limits.ts";
import { openTable } from "./table/founded-table.ts";
import { WireDevice, random } from "./table/wire-device.ts";

type Asked = Pick<FileRequest, "method" | "target"> & { readonly body?: Uint8Array<ArrayBuffer> };

describe("requests for files", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  let node: RunningNode;
  let table: Awaited<ReturnType<typeof openTable>>;
  let device: WireDevice;
  let base: string;

  const requestOf = async ({ method, target, body = new Uint8Array(0) }: Asked, by = device): Promise<FileRequest> => {
    const { session } = await by.comes("welcome");
    return { node: node.nodeKey, origin: node.origin, session, method, target, body };
  };
  const send = async ({ method, target, body }: Asked, authorization: string, more: Record<string, string> = {}) => {
    const headers = { Authorization: authorization, ...more };
    const response = await fetch(node.origin + target, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: response.status, headers: response.headers, said: await response.bytes() };
  };
  const json = (said: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(said));
  const ask = async (asked: Asked, by = device, more: Record<string, string> = {}) =>
    await send(asked, await authorizeRequest(await requestOf(asked, by), by.signer), more);
  const put = async (content: Uint8Array<ArrayBuffer>): Promise<string> => {
    const upload = toHex(random(32));
    await ask({ method: "PUT", target: `${base}/uploads/${upload}?length=${content.length}` });
    for (let offset = 0; offset < content.length; offset += FILE_PIECE) {
      const body = content.slice(offset, offset + FILE_PIECE);
      await ask({ method: "PATCH", target: `${base}/uploads/${upload}?offset=${offset}`, body });
    }
    const hash = toHex(sha256(content));
    const finished = await ask({ method: "PUT", target: `${base}/files/${hash}?upload=${upload}` });
    expect(finished.status).toBe(200);
    return hash;
  };

  beforeAll(async () => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    table = await openTable(node);
    device = table.wire;
    base = `/rooms/${toHex(table.room)}`;
  });
  afterAll(async () => {
    device.close();
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("are refused without a signature, with another's, for another target, method, body, node or origin", async () => {
    const body = random(100);
    const asked = { method: "PATCH", target: `${base}/uploads/${toHex(random(32))}?offset=0`, body } as const;
    const good = await requestOf(asked);
    const { signer } = device;
    const other = (await WireDevice.dial(node.origin)).signer;
    const wrong: readonly [FileRequest, typeof signer][] = [
      [good, other],
      [{ ...good, target: `${base}/uploads/${toHex(random(32))}?offset=0` }, signer],
      [{ ...good, method: "PUT" }, signer],
      [{ ...good, body: random(100) }, signer],
      [{ ...good, node: random(32) }, signer],
      [{ ...good, origin: "https://elsewhere.example" }, signer],
    ];
    for (const [request, by] of wrong) {
      const refused = await send(asked, await authorizeRequest(request, by));
      expect(refused.status).toBe(401);
      expect(json(refused.said)).toMatchObject({ code: "BAD_SIGNATURE" });
    }
    for (const header of ["", "Bearer x", await authorizeRequest({ ...good, session: random(32) }, signer)]) {
      const refused = await send(asked, header);
      expect(json(refused.said)).toMatchObject({ code: "NOT_SIGNED_IN" });
    }
    // Rightly signed it is read: there is no such upload.
    const found = await send(asked, await authorizeRequest(good, signer));
    expect(json(found.said)).toMatchObject({ code: "NO_SUCH_THING" });
  });

  it("end with the connection that was signed in", async () => {
    const brief = await WireDevice.signIn(node.origin, table.theirs);
    const asked = { method: "GET", target: `${base}/files/${toHex(random(32))}` } as const;
    const authorization = await authorizeRequest(await requestOf(asked, brief), brief.signer);
    expect(json((await send(asked, authorization)).said)).toMatchObject({ code: "NO_SUCH_THING" });
    brief.socket.close();
    await brief.ends();
    expect(json((await send(asked, authorization)).said)).toMatchObject({ code: "NOT_SIGNED_IN" });
  });

  it("are for those on the room's roster", async () => {
    const stranger = await WireDevice.signIn(node.origin);
    const refused = await ask({ method: "GET", target: `${base}/files/${toHex(random(32))}` }, stranger);
    expect(refused.status).toBe(403);
    const elsewhere = await ask({ method: "GET", target: `/rooms/${toHex(random(32))}/files/${toHex(random(32))}` });
    expect(json(elsewhere.said)).toMatchObject({ code: "NO_SUCH_ROOM" });
    stranger.close();
  });

  it("give a file whole, from any place on, and any part of it", async () => {
    const content = new Uint8Array(FILE_PIECE * 2 + 1000);
    for (let at = 0; at < content.length; at += 65_536) content.set(random(Math.min(65_536, content.length - at)), at);
    const target = `${base}/files/${await put(content)}`;
    const whole = await ask({ method: "GET", target });
    expect([whole.status, whole.said.length]).toEqual([200, content.length]);
    expect(whole.said).toEqual(content);
    const last = content.length - 1;
    const ranges: readonly [string, number, number][] = [
      ["bytes=0-0", 0, 1],
      [`bytes=${FILE_PIECE - 1}-${FILE_PIECE}`, FILE_PIECE - 1, FILE_PIECE + 1],
      [`bytes=${FILE_PIECE + 5}-`, FILE_PIECE + 5, content.length],
      [`bytes=${last}-${last + 500}`, last, content.length],
    ];
    for (const [range, from, to] of ranges) {
      const part = await ask({ method: "GET", target }, device, { Range: range });
      expect([part.status, part.headers.get("content-range")]).toEqual([
        206,
        `bytes ${from}-${to - 1}/${content.length}`,
      ]);
      expect(part.said).toEqual(content.slice(from, to));
    }
    expect((await ask({ method: "GET", target }, device, { Range: `bytes=${last + 1}-` })).status).toBe(416);
    for (const none of ["bytes=5-2", "chapters=1-2", "bytes=0-1,5-6"]) {
      expect((await ask({ method: "GET", target }, device, { Range: none })).status).toBe(200);
    }
  });

  it("say from where to go on, whatever piece is sent again, too early or of the wrong size", async () => {
    const upload = `${base}/uploads/${toHex(random(32))}`;
    const length = FILE_PIECE + 10;
    const piece = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(7);
    const sendPiece = async (offset: number, size: number) =>
      json((await ask({ method: "PATCH", target: `${upload}?offset=${offset}`, body: piece(size) })).said);
    expect(json((await ask({ method: "PUT", target: `${upload}?length=${length}` })).said)).toEqual({ held: 0 });
    expect(await sendPiece(FILE_PIECE, 10)).toEqual({ held: 0 });
    expect(await sendPiece(0, 10)).toEqual({ held: 0 });
    expect(await Promise.all([sendPiece(0, FILE_PIECE), sendPiece(0, FILE_PIECE)])).toEqual([
      { held: FILE_PIECE },
      { held: FILE_PIECE },
    ]);
    expect(json((await ask({ method: "PUT", target: `${upload}?length=${length}` })).said)).toEqual({
      held: FILE_PIECE,
    });
    expect(await sendPiece(FILE_PIECE, 10)).toEqual({ held: length });
    const id = upload.slice(-64);
    const wrong = await ask({ method: "PUT", target: `${base}/files/${toHex(random(32))}?upload=${id}` });
    expect(json(wrong.said)).toMatchObject({ code: "OTHER_FILE" });
    // It is forgotten then: it can be sent from its beginning.
    expect(json((await ask({ method: "PUT", target: `${upload}?length=${length}` })).said)).toEqual({ held: 0 });
  });

  it("take no more than the limits: of a piece, a file, and uploads begun at once", async () => {
    const theirs = await WireDevice.signIn(node.origin, table.theirs);
    const begin = (length: number) =>
      ask({ method: "PUT", target: `${base}/uploads/${toHex(random(32))}?length=${length}` }, theirs);
    expect(json((await begin(LIMITS.largestFile + 1)).said)).toMatchObject({ code: "TOO_LARGE" });
    const large = { method: "PATCH", target: `${base}/uploads/${toHex(random(32))}?offset=0` } as const;
    const tooLarge = await ask({ ...large, body: new Uint8Array(FILE_PIECE + 1) }, theirs);
    expect([tooLarge.status, json(tooLarge.said)]).toMatchObject([413, { code: "TOO_LARGE" }]);
    for (let n = 0; n < LIMITS.openUploadsPerDevice; n++) expect((await begin(10)).status).toBe(200);
    const refused = await begin(10);
    expect([refused.status, json(refused.said)]).toMatchObject([507, { code: "NO_SPACE" }]);
    for (const length of ["0", "-1", "1.5", "x", ""]) {
      const target = `${base}/uploads/${toHex(random(32))}?length=${length}`;
      expect(json((await ask({ method: "PUT", target }, theirs)).said)).toMatchObject({ code: "BAD_FRAME" });
    }
    theirs.close();
  });
});
