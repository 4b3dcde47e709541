import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The example as `npm start` gives it. */
export interface Example {
  /** The printed link to the US head's seat. */
  readonly link: string;
  close(): Promise<void>;
}

/** Starts the example on data of its own; resolves once it has printed its links. */
export async function startExample(): Promise<Example> {
  const data = mkdtempSync(join(tmpdir(), "longtable-bench-web-"));
  const child = spawn(process.execPath, [join(ROOT, "apps/cli/bin/longtable.mjs"), "start"], {
    env: { ...process.env, LONGTABLE_DATA: data, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Stop with Ctrl-C")) break;
  }
  const link = /(?<url>http\S+[/]open#US-head[.]\S+)/u.exec(printed)?.groups?.["url"];
  if (link === undefined) throw new Error(`The example printed no link to the US head:\n${printed}`);
  return {
    link,
    close: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      rmSync(data, { recursive: true, force: true });
    },
  };
}
