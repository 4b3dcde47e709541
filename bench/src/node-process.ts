import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { type Connection, type Device, connect } from "@longtable/client";
import { fromHex } from "@longtable/protocol";

import { type BenchRoom, random } from "./bench-room.ts";

const bin = fileURLToPath(new URL("../../apps/cli/bin/longtable.mjs", import.meta.url));

/** A node in a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly key: Uint8Array;
}

/** Starts `longtable node` as an operator would, and waits until it listens. */
export async function startNode(folder: string): Promise<Started> {
  const child = spawn(process.execPath, [bin, "node", "--data", folder, "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  for (;;) {
    const origin = /listens at (\S+)/.exec(printed)?.[1];
    const key = /key: ([0-9a-f]{64})/.exec(printed)?.[1];
    if (origin !== undefined && key !== undefined) return { child, origin, key: fromHex(key) };
    if (child.exitCode !== null) throw new Error(`The node ended with exit code ${child.exitCode}.`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
}

/** A signed-in connection. */
export const connectTo = (origin: string, device: Device): Promise<Connection> =>
  connect({ origin, device: device.signer, random, onPush: () => undefined, onClose: () => undefined });

/** Founds a bench's room on a node. */
export async function foundOn(node: Started, room: BenchRoom): Promise<void> {
  const [first] = room.devices;
  if (first === undefined) return;
  const connection = await connectTo(node.origin, first);
  const { foundEntry, epochEntry, envelopes, control } = room;
  await connection.ask({ t: "found", entry: foundEntry, token: null }, "appended");
  const { room: id } = control;
  await connection.ask({ t: "append", room: id, entry: epochEntry, envelopes: [...envelopes] }, "appended");
  connection.close();
}
