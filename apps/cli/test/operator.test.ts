import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startNode } from "@longtable/node";
import { afterAll, describe, expect, it } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";

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
    expect(run("restore", backup, "--data", data)).toMatchObject({
      status: 1,
      said: { ok: false, code: "FOLDER_IN_USE" },
    });
    expect(run("backup", join(folder, "b"), "--data", data)).toMatchObject({
      status: 1,
      said: { ok: false, code: "FOLDER_IN_USE" },
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
    expect(run("restore", other, "--data", data)).toMatchObject({ status: 1, said: { ok: false, code: "NO_BACKUP" } });
    expect(run("restore", join(folder, "nowhere"), "--data", data)).toMatchObject({
      said: { ok: false, code: "NO_BACKUP" },
    });
    expect(run("backup", other, "--data", join(folder, "empty"))).toMatchObject({
      said: { ok: false, code: "NO_BACKUP" },
    });
  });
});

describe("an address that devices could not use safely, or at all", () => {
  const certFile = join(folder, "cert.pem");
  const keyFile = join(folder, "key.pem");

  it("is refused in a sentence", () => {
    const tls = ["--tls-cert", certFile, "--tls-key", keyFile];
    for (const [flags, sentence] of [
      [["--host", "0.0.0.0"], "needs HTTPS"],
      [["--tls-cert", certFile], "are given together"],
      [tls, "are not a certificate and its key"],
      [["--port", "many"], "A port is a whole number"],
      [["--behind", "http://talks.example"], "is not the origin of an HTTPS proxy"],
      [["--behind", "https://talks.example/talks"], "is not the origin of an HTTPS proxy"],
    ] as const) {
      const args = [bin, "node", "--data", join(folder, "never"), "--port", "0", ...flags];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      expect([status, stderr.trim().split("\n")]).toEqual([1, [expect.stringContaining(sentence)]]);
    }
    expect(existsSync(join(folder, "never"))).toBe(false);
  });

  it.skipIf(lacks("openssl"))("is the names in a certificate, or the proxy's origin", async () => {
    const names = "subjectAltName=DNS:talks.example,DNS:localhost,IP:127.0.0.1";
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile];
    const made = [
      "req",
      "-x509",
      ...key,
      "-out",
      certFile,
      "-days",
      "2",
      "-subj",
      "/CN=talks.example",
      "-addext",
      names,
    ];
    execFileSync(pathOf("openssl"), made, { stdio: "ignore" });
    const cert = readFileSync(certFile);
    const common = { dataFolder: join(folder, "secure"), host: "127.0.0.1", port: 0, logLevel: "silent" } as const;
    const node = await startNode({ ...common, tls: { certFile, keyFile } });
    expect(node.origin).toBe(`https://talks.example:${node.port}`);
    const health = await new Promise<string>((resolve, reject) => {
      get(`https://localhost:${node.port}/health`, { ca: cert }, (answer) => {
        answer.setEncoding("utf8").on("data", resolve);
      }).on("error", reject);
    });
    expect(JSON.parse(health)).toMatchObject({ ok: true, frozen: false });
    await node.close();
    const behind = await startNode({ ...common, proxyOrigin: "https://talks.example" });
    expect(behind.origin).toBe("https://talks.example");
    const metrics = await (await fetch(`http://127.0.0.1:${behind.port}/metrics`)).text();
    for (const name of ["rooms", "frozen_rooms", "disk_free_bytes", "file_bytes", "append_seconds", "refused_total"]) {
      expect(metrics).toMatch(new RegExp(`^# HELP longtable_${name} \\S.*\\.$`, "m"));
    }
    await behind.close();
  });
});
