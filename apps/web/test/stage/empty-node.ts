import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../../../../scripts/needs.ts";

/** A mission's node in which nobody has convened anything: no example, no ready-made device. */
export interface EmptyNode {
  readonly origin: string;
  /** Ends the node as a cut cable would: at once. */
  cut(): Promise<void>;
  /** Starts it again on the same data and port. */
  again(): Promise<void>;
  close(): Promise<void>;
}

/** Starts `longtable node` with the built app, on a data folder of its own, and waits until it listens. */
export async function startEmptyNode(): Promise<EmptyNode> {
  const data = mkdtempSync(join(tmpdir(), "longtable-web-"));
  let { child, origin } = await start(data, "0");
  const { port } = new URL(origin);
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return {
    origin,
    cut: () => stop("SIGKILL"),
    again: async () => void ({ child, origin } = await start(data, port)),
    close: async () => {
      await stop("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function start(data: string, port: string): Promise<{ readonly child: ChildProcess; readonly origin: string }> {
  const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
  const flags = ["node", "--port", port, "--data", data, "--app", "--json"];
  const child = spawn(process.execPath, [bin, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout) {
    const { origin } = JSON.parse(String(chunk)) as { readonly origin: string };
    child.stdout.resume();
    return { child, origin };
  }
  throw new Error("The node ended before it listened.");
}
