import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LARGEST_FRAME, frameBytes } from "@longtable/protocol";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { WireDevice, random } from "./table/wire-device.ts";

describe("frames that are none", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  let node: RunningNode;

  beforeAll(async () => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });
  });
  afterAll(async () => {
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("ends a connection that sends more than the largest frame, and goes on for others", async () => {
    const other = await WireDevice.signIn(node.origin);
    const device = await WireDevice.signIn(node.origin);
    device.socket.send(new Uint8Array(LARGEST_FRAME + 1));
    await device.ends();
    expect(await other.ask({ t: "rooms" })).toMatchObject({ t: "rooms" });
    other.close();
  });

  it("names half a frame, a text, and bytes of nothing for what they are, and ends the connection in the end", async () => {
    const device = await WireDevice.signIn(node.origin);
    const whole = frameBytes({ t: "read", id: 7, room: random(32), from: 0, most: 10 });
    for (const bad of [whole.subarray(0, whole.length / 2), "text", new Uint8Array(0)]) device.socket.send(bad);
    const isBad = (frame: { readonly t: string }): boolean => frame.t === "refused";
    await device.until(() => device.frames.filter(isBad).length === 3);
    for (const frame of device.frames.filter(isBad)) expect(frame).toMatchObject({ id: null, code: "BAD_FRAME" });
    for (let i = 0; i < 5; i++) device.socket.send(random(40));
    await device.ends();
  });

  it("answers any bytes with a refusal or an end, and stands", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, isSignedIn) => {
        const device = await (isSignedIn ? WireDevice.signIn(node.origin) : WireDevice.dial(node.origin));
        device.socket.send(bytes);
        expect(await device.comes("refused")).toMatchObject({ code: "BAD_FRAME" });
        device.close();
      }),
      { numRuns: 40 },
    );
    expect(await (await fetch(`${node.origin}/health`)).json()).toMatchObject({ ok: true });
  });
});
