import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type DeviceId, signerOf } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { Devices } from "../src/device/devices.ts";
import { type RunningNode, startNode } from "../src/index.ts";
import { LIMITS } from "../src/limits.ts";
import { WireDevice, random } from "./table/wire-device.ts";

describe("what one device may cost the node", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  let node: RunningNode;

  beforeAll(async () => {
    // A clock that stands still: nothing of what is used up comes back.
    node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent", clock: () => 1_000_000 });
  });
  afterAll(async () => {
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const askRooms = async (connections: readonly WireDevice[], times: number): Promise<readonly string[]> => {
    const each = Math.ceil(times / connections.length);
    const asked = connections.flatMap((connection) =>
      Array.from({ length: each }, () => connection.ask({ t: "rooms" })),
    );
    return (await Promise.all(asked)).map((answer) => (answer.t === "refused" ? answer.code : answer.t));
  };

  it("is counted over all its connections, and closing one and opening another gains nothing", async () => {
    const signer = await signerOf(random(32));
    const connections = await Promise.all([1, 2, 3, 4].map(() => WireDevice.signIn(node.origin, signer)));
    const answers = await askRooms(connections, LIMITS.frameBurst + 100);
    expect(answers.filter((code) => code === "rooms")).toHaveLength(LIMITS.frameBurst);
    expect(answers.filter((code) => code === "TOO_MANY")).toHaveLength(100);
    for (const connection of connections) {
      connection.socket.close();
      await connection.ends();
    }
    const again = await WireDevice.signIn(node.origin, signer);
    expect(await askRooms([again], 3)).toEqual(["TOO_MANY", "TOO_MANY", "TOO_MANY"]);
    const other = await WireDevice.signIn(node.origin);
    expect(await askRooms([other], 3)).toEqual(["rooms", "rooms", "rooms"]);
    again.close();
    other.close();
  });

  it("is no more than so many connections; one that is closed makes room", async () => {
    const signer = await signerOf(random(32));
    const connections: WireDevice[] = [];
    for (let n = 0; n < LIMITS.connectionsPerDevice; n++)
      connections.push(await WireDevice.signIn(node.origin, signer));
    const more = WireDevice.signIn(node.origin, signer);
    await expect(more).rejects.toThrow("ended before");
    const [first] = connections;
    first?.socket.close();
    await first?.ends();
    connections.push(await WireDevice.signIn(node.origin, signer));
    for (const connection of connections) connection.close();
  });

  it("is bounded for who has not signed in", async () => {
    const stranger = await WireDevice.dial(node.origin);
    for (let n = 0; n < LIMITS.unknownBurst + 5; n++) stranger.send({ t: "rooms", id: n });
    const isRefused = (code: string) =>
      stranger.frames.filter((frame) => frame.t === "refused" && frame.code === code).length;
    await stranger.until(() => isRefused("TOO_MANY") === 5);
    expect(isRefused("NOT_SIGNED_IN")).toBe(LIMITS.unknownBurst);
    stranger.close();
  });

  it("comes back with time, for bytes to be kept and for rooms, and is each device's own", () => {
    const devices = new Devices();
    const [one, two] = ["one", "two"] as DeviceId[];
    if (one === undefined || two === undefined) throw new Error("two devices");
    const hour = 3600 * 1000;
    expect(devices.maySend(one, LIMITS.sentBurst, 0)).toBe(true);
    expect(devices.maySend(one, 1, 0)).toBe(false);
    expect(devices.maySend(two, LIMITS.sentBurst, 0)).toBe(true);
    expect(devices.maySend(one, LIMITS.sentPerSecond, 1000)).toBe(true);
    expect(devices.maySend(one, 1, 1000)).toBe(false);
    // A clock set back gives nothing, and takes nothing for good.
    expect(devices.maySend(one, 1, -hour)).toBe(false);
    expect(devices.maySend(one, 1, -hour + 1000)).toBe(true);
    for (let n = 0; n < LIMITS.foundBurst; n++) expect(devices.mayFound(one, 0)).toBe(true);
    expect(devices.mayFound(one, 0)).toBe(false);
    expect(devices.mayFound(one, 61_000)).toBe(true);
  });

  it("stays counted while a device is connected, however long it is silent", () => {
    const devices = new Devices();
    const one = "one" as DeviceId;
    for (let n = 0; n < LIMITS.connectionsPerDevice; n++) expect(devices.connect(one, 0)).toBe(true);
    const later = 5 * 3600 * 1000;
    expect(devices.mayAsk("two" as DeviceId, later)).toBe(true);
    expect(devices.connect(one, later)).toBe(false);
    devices.disconnect(one);
    expect(devices.connect(one, later)).toBe(true);
  });
});
