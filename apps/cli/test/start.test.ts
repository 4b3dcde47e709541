import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, afterEach, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "longtable-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  printed: string;
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function start(data: string, port = "0"): Run {
  const env = { ...process.env, LONGTABLE_DATA: data, PORT: port };
  const child = spawn(process.execPath, [bin, "start"], { env, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const run: Run = { child, printed: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (run.printed += String(chunk)));
  }
  return run;
}

async function printed(run: Run, text: string): Promise<void> {
  while (!run.printed.includes(text)) {
    if (run.child.exitCode !== null) throw new Error(run.printed);
    await once(run.child.stdout ?? run.child, "data");
  }
}

// Each case starts whole nodes, the first one builds the app where its sources are new.
describe("npm start", () => {
  it("opens the Geneva example once, keeps its keys to their owner, and stops cleanly on either signal", async () => {
    const data = join(folder, "node");
    const keys = join(data, "example-keys", "geneva.json");
    let written = "";
    let said: readonly string[] | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const run = start(data);
      await printed(run, "Stop with Ctrl-C");
      expect(run.printed).toContain("The Geneva example is open in it: 5 rooms");
      const origin = /listens at (\S+)/u.exec(run.printed)?.[1] ?? "";
      const links = run.printed.split("\n").filter((line) => line.startsWith(`  ${origin}/`));
      for (const [index, name] of [
        "US-head.Russian-head",
        "US-head",
        "US-adviser",
        "Russian-head",
        "Russian-adviser",
      ].entries()) {
        expect(links[index]).toMatch(new RegExp(`/${index === 0 ? "look" : "open"}#${name}\\.[\\w-]{22}$`, "u"));
      }
      expect(links[5]).toBe(`  ${origin}/press`);
      // A folder's path is as long as its owner made it; all else is read in a window of eighty columns.
      const wide = run.printed
        .replaceAll(data, "")
        .split("\n")
        .filter((line) => line.length > 80);
      expect(wide).toEqual([]);
      if (said !== null) expect(links.map((link) => link.replace(origin, ""))).toEqual(said);
      said = links.map((link) => link.replace(origin, ""));
      const now = readFileSync(keys, "utf8");
      expect(statSync(keys).mode & 0o077).toBe(0);
      if (written !== "") expect(now).toBe(written);
      written = now;
      run.child.kill(signal);
      await once(run.child, "exit");
      expect(run.child.exitCode).toBe(0);
    }
  });

  it("says in one sentence that its folder cannot be written or its port is taken, and exits with 1", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const first = start(join(folder, "first"));
    await printed(first, "listens at");
    const port = /listens at http:\/\/127\.0\.0\.1:(\d+)/.exec(first.printed)?.[1] ?? "";
    for (const [data, at, sentence] of [
      [join(file, "below"), "0", "cannot write to its data folder"],
      ["/proc/below", "0", "cannot write to its data folder"],
      [join(folder, "second"), port, `Port ${port} is taken`],
    ] as const) {
      const run = start(data, at);
      await once(run.child, "close");
      expect(run.child.exitCode).toBe(1);
      expect(run.printed).toContain(sentence);
      expect(run.printed).not.toContain("    at ");
    }
  });
});
