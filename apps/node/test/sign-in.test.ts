import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { answerSignIn } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { WireDevice, random } from "./table/wire-device.ts";

describe("signing in", () => {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), "longtable-node-")));
  const nodes: RunningNode[] = [];
  let now = 1_000_000;

  beforeAll(async () => {
    for (const dataFolder of folders) {
      nodes.push(await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent", clock: () => now }));
    }
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const nodeAt = (index: number): RunningNode => {
    const node = nodes[index];
    if (node === undefined) throw new Error("two nodes");
    return node;
  };

  async function challenged(node: RunningNode) {
    const device = await WireDevice.dial(node.origin);
    const deviceNonce = random(32);
    const { publicKey } = device.signer;
    device.send({ t: "hello", v: 1, device: publicKey, nonce: deviceNonce, origin: node.origin });
    const { node: key, nonce: nodeNonce, expires } = await device.comes("challenge");
    return { device, signIn: { node: key, origin: node.origin, device: publicKey, nodeNonce, deviceNonce, expires } };
  }

  it("lets in the device that answers the challenge", async () => {
    const device = await WireDevice.signIn(nodeAt(0).origin);
    expect(await device.ask({ t: "rooms" })).toMatchObject({ t: "rooms", rooms: [] });
    device.close();
  });

  it("refuses an answer that was given to another node", async () => {
    const { device, signIn } = await challenged(nodeAt(0));
    const relayed = { ...signIn, node: nodeAt(1).nodeKey };
    device.send({ t: "sign-in", signature: await answerSignIn(relayed, device.signer) });
    expect(await device.comes("refused")).toMatchObject({ code: "SIGN_IN_FAILED" });
    await device.ends();
  });

  it("refuses an answer that was given at another origin", async () => {
    const { device, signIn } = await challenged(nodeAt(0));
    const relayed = { ...signIn, origin: nodeAt(1).origin };
    device.send({ t: "sign-in", signature: await answerSignIn(relayed, device.signer) });
    expect(await device.comes("refused")).toMatchObject({ code: "SIGN_IN_FAILED" });
    await device.ends();
  });

  it("challenges nobody who believes to be at an origin that is not its own", async () => {
    const device = await WireDevice.dial(nodeAt(0).origin);
    device.send({ t: "hello", v: 1, device: device.signer.publicKey, nonce: random(32), origin: nodeAt(1).origin });
    expect(await device.comes("refused")).toMatchObject({ code: "SIGN_IN_FAILED" });
    await device.ends();
  });

  it("refuses an answer that comes after the challenge has expired", async () => {
    const { device, signIn } = await challenged(nodeAt(0));
    now = signIn.expires + 1;
    device.send({ t: "sign-in", signature: await answerSignIn(signIn, device.signer) });
    expect(await device.comes("refused")).toMatchObject({ code: "SIGN_IN_FAILED" });
    await device.ends();
  });

  it("takes an answer once: the same one again is no way in", async () => {
    const { device, signIn } = await challenged(nodeAt(0));
    const signature = await answerSignIn(signIn, device.signer);
    device.send({ t: "sign-in", signature });
    await device.comes("welcome");
    device.send({ t: "sign-in", signature });
    expect(await device.comes("refused")).toMatchObject({ code: "NOT_SIGNED_IN" });
    device.close();
  });

  it("answers nothing before", async () => {
    const device = await WireDevice.dial(nodeAt(0).origin);
    expect(await device.ask({ t: "rooms" })).toMatchObject({ t: "refused", code: "NOT_SIGNED_IN" });
    device.close();
  });
});
