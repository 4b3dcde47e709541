import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../../../../scripts/needs.ts";

/** Whose seats `npm start` prints links to, and as what the links name them. */
const NAMES = {
  "the US head": "US-head",
  "a US adviser": "US-adviser",
  "the Russian head": "Russian-head",
  "a Russian adviser": "Russian-adviser",
} as const;
export type Seat = keyof typeof NAMES;

/** A node with the Geneva example, as `npm start` gives it: the built app, and links to its seats. */
export interface ExampleNode {
  readonly origin: string;
  /** The printed link to a seat. */
  link(seat: Seat): string;
  /** The printed link to both sides and the host. */
  readonly firstLook: string;
  /** All that it printed. */
  printed(): string;
  /** The address of what the public reads, in the app. */
  readonly pressPage: string;
  /** Ends the node as a cut cable would: at once. */
  cut(): Promise<void>;
  /** Starts it again on the same data and port. */
  again(): Promise<void>;
  close(): Promise<void>;
}

/** Starts `longtable start` on a data folder of its own and waits until it has said everything. */
export async function startExampleNode(): Promise<ExampleNode> {
  const data = mkdtempSync(join(tmpdir(), "longtable-web-"));
  let running = await start(data, "0");
  const { printed } = running;
  const origin = /listens at (\S+)/u.exec(printed)?.[1] ?? "";
  const { port } = new URL(origin);
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill(signal);
    await once(running.child, "exit");
  };
  return {
    origin,
    firstLook: /http\S+[/]look#\S+/u.exec(printed)?.[0] ?? "",
    printed: () => running.printed,
    pressPage: origin + (/[/]press[/][0-9a-f]{64}/u.exec(await (await fetch(`${origin}/press`)).text())?.[0] ?? ""),
    link: (seat) => {
      const url = printed.match(/http\S+[/]open#\S+/gu)?.find((one) => one.includes(`#${NAMES[seat]}.`));
      if (url === undefined) throw new Error(`npm start printed no link to ${seat}:\n${printed}`);
      return url;
    },
    cut: () => stop("SIGKILL"),
    again: async () => void (running = await start(data, port)),
    close: async () => {
      await stop("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly printed: string;
}

async function start(data: string, port: string): Promise<Running> {
  const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
  const env = { ...process.env, LONGTABLE_DATA: data, PORT: port };
  const child = spawn(process.execPath, [bin, "start"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  let complaints = "";
  child.stderr.on("data", (chunk) => (complaints += String(chunk)));
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Stop with Ctrl-C")) {
      child.stdout.resume();
      return { child, printed };
    }
  }
  throw new Error(`The node ended before it had started:\n${printed}${complaints}`);
}
