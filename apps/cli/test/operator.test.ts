import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "longtable-operator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [bin, ...args, "--json"], { encoding: "utf8" });
  return { status, said: JSON.parse(stdout) as Record<string, unknown> };
}

describe("longtable backup and restore", () => {
  const data = join(folder, "node");

  it("backs up a running node at SIGUSR2, refuses to touch its folder, and restores into it once it stopped", async () => {
    const node = spawn(process.execPath, [bin, "node", "--data", data, "--port", "0"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let printed = "";
    node.stdout.on("data", (chunk) => (printed += String(chunk)));
    while (!printed.includes("Stop it with")) await once(node.stdout, "data");
    node.kill("SIGUSR2");
    while (!printed.includes("Backed up to")) await once(node.stdout, "data");
    const [asked] = readdirSync(join(data, "backups"));
    const backup = join(data, "backups", asked ?? "");
    expect(run("restore", backup, "--data", data)).toMatchObject({ status: 1, said: { error: "FOLDER_IN_USE" } });
    expect(run("backup", join(folder, "b"), "--data", data)).toMatchObject({
      status: 1,
      said: { error: "FOLDER_IN_USE" },
    });
    node.kill("SIGTERM");
    await once(node, "exit");

    const file = join(folder, "stopped.sqlite");
    expect(run("backup", file, "--data", data)).toEqual({ status: 0, said: { backup: file } });
    expect(run("restore", file, "--data", data)).toMatchObject({ status: 0, said: { frozen: true } });
    expect(existsSync(join(data, "frozen"))).toBe(true);
  });

  it("says what is no backup, and leaves the store as it is", () => {
    const other = join(folder, "other");
    writeFileSync(other, "not a store");
    expect(run("restore", other, "--data", data)).toMatchObject({ status: 1, said: { error: "NO_BACKUP" } });
    expect(run("restore", join(folder, "nowhere"), "--data", data)).toMatchObject({ said: { error: "NO_BACKUP" } });
    expect(run("backup", other, "--data", join(folder, "empty"))).toMatchObject({ said: { error: "NO_BACKUP" } });
  });
});
