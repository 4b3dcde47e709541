import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../../../../scripts/needs.ts";

/** A mission's node in which nobody has convened anything: no example, no ready-made device. */
export interface EmptyNode {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts `longtable node` with the built app, on a data folder of its own, and waits until it listens. */
export async function startEmptyNode(): Promise<EmptyNode> {
  const data = mkdtempSync(join(tmpdir(), "longtable-web-"));
  const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
  const flags = ["node", "--port", "0", "--data", data, "--app", "--json"];
  const child = spawn(process.execPath, [bin, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(data, { recursive: true, force: true });
  };
  for await (const chunk of child.stdout) {
    const { origin } = JSON.parse(String(chunk)) as { readonly origin: string };
    child.stdout.resume();
    return { origin, close };
  }
  throw new Error("The node ended before it listened.");
}
