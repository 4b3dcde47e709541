import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { fromHex } from "@longtable/protocol";

import { pathOf } from "../../../../scripts/needs.ts";

const index = new URL("../../src/index.ts", import.meta.url).href;

/** Where a traced node is reached. */
export interface TracedNode {
  readonly origin: string;
  readonly nodeKey: Uint8Array;
}

const CALLS = "trace=read,write,writev,pwrite64,ftruncate,unlink,fsync,fdatasync";

/** Runs a node under strace while `doing` goes on, and gives what was traced. `options` are strace's own. */
export async function traceNode(
  folder: string,
  dataFolder: string,
  options: readonly string[],
  doing: (node: TracedNode) => Promise<void>,
): Promise<string> {
  const traceFile = join(folder, "trace");
  const main = join(folder, "main.mjs");
  writeFileSync(
    main,
    `
  const { startNode } = await import(${JSON.stringify(index)});
  const node = await startNode({ dataFolder: ${JSON.stringify(dataFolder)}, host: "127.0.0.1", port: 0, logLevel: "silent" });
  process.once("SIGTERM", () => node.close());
  console.log(JSON.stringify({ origin: node.origin, key: Buffer.from(node.nodeKey).toString("hex"), pid: process.pid }));
`,
  );
  const traced = ["-f", "-yy", ...options, "-e", CALLS, "-o", traceFile, process.execPath, main];
  const child = spawn(pathOf("strace"), traced, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  while (!printed.includes("}")) await once(child.stdout, "data");
  const started = JSON.parse(printed) as { readonly origin: string; readonly key: string; readonly pid: number };
  try {
    await doing({ origin: started.origin, nodeKey: fromHex(started.key) });
  } finally {
    // The tracer itself takes no signals while it traces.
    process.kill(started.pid, "SIGTERM");
    await once(child, "exit");
  }
  return readFileSync(traceFile, "latin1");
}
