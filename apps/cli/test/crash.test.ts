import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import {
  completeFounding,
  connect,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  openHead,
  prepareEpoch,
  prepareRoom,
  signFounding,
} from "@longtable/client";
import { fromHex, publicKeyOf, sha256 } from "@longtable/protocol";
import { foldControl } from "@longtable/record";
import { afterAll, describe, expect, it } from "vitest";

import { random, sitDown } from "../src/delegate.ts";
import { accreditAll, seatDelegation } from "../src/delegation.ts";

const bin = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly key: Uint8Array;
}

/** Starts `longtable node` as an operator would, and waits until it says where it listens. */
async function startCommand(folder: string, port: number): Promise<Started> {
  const args = [bin, "node", "--data", folder, "--port", String(port)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  let printed = "";
  // Listened to until the end: a pipe closed early would end the node with EPIPE at its next line.
  return await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      printed += String(chunk);
      const origin = /listens at (\S+)/.exec(printed)?.[1];
      const key = /key: ([0-9a-f]{64})/.exec(printed)?.[1];
      if (origin !== undefined && key !== undefined) resolve({ child, origin, key: fromHex(key) });
    });
    child.once("exit", () => reject(new Error(`The node ended: ${printed}`)));
  });
}

describe("a node killed with -9 under load", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-crash-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has every acknowledged entry when it starts again, and its record goes on", async () => {
    const first = await startCommand(folder, 0);
    const port = Number(new URL(first.origin).port);
    const side = await seatDelegation("one side", [{ name: "The head", role: "head" }], first.origin);
    const otherSecrets = makeDelegationSecrets(random);
    const other = await openHead(publicKeyOf(otherSecrets.root), otherSecrets.head);
    const appointments = [side.appointment, await firstAppointment(otherSecrets)];
    const payload = foundingPayload({ nonce: random(32), rules: "longtable/1", node: first.key, appointments });
    const signatures = [await signFounding(payload, side.head.signer), await signFounding(payload, other.signer)];
    const founding = completeFounding(payload, signatures);
    const plan = { kind: "caucus", founding, delegations: [side.head.delegation], node: first.key } as const;
    const entry = await prepareRoom(plan, side.head.signer, random);
    const room = sha256(entry);
    const [head] = side.delegates;
    if (head === undefined) throw new Error("a delegation has a head");
    await head.connection.ask({ t: "found", entry, token: null }, "appended");
    const founded = await foldControl(null, 0, entry);
    if (!founded.ok) throw new Error(founded.sentence);
    const admitted = await accreditAll(side, sha256(founding));
    const opening = { reason: "opening", admitted, parentKey: null } as const;
    const epoch = await prepareEpoch(founded.control, 1, opening, side.head.signer, random);
    const { entry: epochEntry, envelopes } = epoch;
    await head.connection.ask({ t: "append", room, entry: epochEntry, envelopes: [...envelopes] }, "appended");

    const opened = await head.open(room);
    for (let n = 0; n < 40; n++) await opened.room.act({ type: "words.say", text: `number ${n}` });
    await opened.room.settled();
    const acknowledged = opened.room.size;
    for (let n = 40; n < 400; n++) void opened.room.act({ type: "words.say", text: `number ${n}` });
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await startCommand(folder, port);
    expect(second.origin).toBe(first.origin);
    const again = await sitDown({ name: "Somebody", role: "adviser" }, second.origin);
    await expect(again.connection.ask({ t: "read", room, from: 0, most: 1 }, "entries")).rejects.toMatchObject({
      code: "NOT_ADMITTED",
    });
    const connection = await connect({
      origin: second.origin,
      device: head.device.signer,
      node: first.key,
      random,
      onPush: (frame) => opened.room.push(frame),
      onClose: () => undefined,
    });
    await opened.room.attach(connection);
    await opened.room.settled();
    expect(opened.alarms).toEqual([]);
    expect(opened.room.size).toBeGreaterThanOrEqual(acknowledged);
    const said = opened.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
    expect(said).toEqual(Array.from({ length: said.length }, (_, n) => `number ${n}`));
    expect(said.length).toBeGreaterThanOrEqual(40);
    connection.close();
    again.leave();
    second.child.kill("SIGTERM");
    await once(second.child, "exit");
    expect(second.child.exitCode).toBe(0);
  });
});
