import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { authorizeRequest, fromHex, toHex } from "@longtable/protocol";
import { afterAll, describe, expect, it } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";
import { openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice, random } from "./table/wire-device.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-full-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const disk = join(folder, "disk");
const index = new URL("../src/index.ts", import.meta.url).href;
/** A node on the small disk. At SIGUSR2 it makes room, as an operator would. */
const program = `
  import { rmSync } from "node:fs";
  const { startNode } = await import(${JSON.stringify(index)});
  const node = await startNode({ dataFolder: ${JSON.stringify(join(disk, "node"))}, host: "127.0.0.1", port: 0, logLevel: "silent" });
  process.once("SIGTERM", () => node.close());
  process.on("SIGUSR2", () => { rmSync(${JSON.stringify(join(disk, "filler"))}); console.log("room"); });
  console.log(JSON.stringify({ origin: node.origin, key: Buffer.from(node.nodeKey).toString("hex"), pid: process.pid }));
`;

interface Started {
  readonly origin: string;
  readonly nodeKey: Uint8Array;
  readonly pid: number;
}

/** Lines that the nodes on the disk print, one after another. */
function linesOf(child: ChildProcess): () => Promise<string> {
  const lines: string[] = [];
  let rest = "";
  child.stdout?.on("data", (chunk) => {
    const parts = (rest + String(chunk)).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    child.emit("line");
  });
  return async () => {
    while (lines.length === 0) await once(child, "line");
    return lines.shift() ?? "";
  };
}

describe.skipIf(lacks("small-disk"))("a node whose disk is full", () => {
  it("says so and takes nothing, keeps and shows all it acknowledged, also when it is killed then, and goes on once there is room", async () => {
    mkdirSync(disk);
    const main = join(folder, "main.mjs");
    writeFileSync(main, program);
    // The disk lasts as long as the shell: the node is started on it twice.
    const run = `"${process.execPath}" "${main}"`;
    const script = `mount -t tmpfs -o size=8m tmpfs "${disk}" && head -c 2000000 /dev/zero > "${disk}/filler" && { ${run}; ${run}; }`;
    const shell = spawn(pathOf("small-disk"), ["--user", "--map-root-user", "--mount", "sh", "-c", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const nextLine = linesOf(shell);
    const started = async (): Promise<Started> => {
      const { origin, key, pid } = JSON.parse(await nextLine()) as { origin: string; key: string; pid: number };
      return { origin, nodeKey: fromHex(key), pid };
    };

    const first = await started();
    const table = await openTable(first);
    const { room } = table;
    const placed = new Map<number, string>();
    const append = async (wire: WireDevice): Promise<string> => {
      const entry = sealedEntry(table, table.ours, 100_000);
      const answer = await wire.ask({ t: "append", room, entry, envelopes: [] });
      if (answer.t === "appended") placed.set(answer.seq, toHex(entry));
      return answer.t === "refused" ? answer.code : answer.t;
    };
    let code = "appended";
    while (code === "appended") code = await append(table.wire);
    expect(code).toBe("DISK_FULL");
    expect(placed.size).toBeGreaterThan(5);
    // Several at once are refused each, and the room is as it was.
    expect(await Promise.all([1, 2, 3].map(() => append(table.wire)))).toEqual(["DISK_FULL", "DISK_FULL", "DISK_FULL"]);
    const shows = async (wire: WireDevice): Promise<void> => {
      for (const [seq, entry] of placed) {
        const answer = await wire.ask({ t: "read", room, from: seq, most: 1 });
        expect(answer.t === "entries" ? answer.entries.map((one) => toHex(one)) : answer).toEqual([entry]);
      }
    };
    await shows(table.wire);
    const { session } = await table.wire.comes("welcome");
    const target = `/rooms/${toHex(room)}/uploads/${toHex(random(32))}?length=1000`;
    const asked = { node: first.nodeKey, origin: first.origin, session, method: "PUT", target } as const;
    const Authorization = await authorizeRequest({ ...asked, body: new Uint8Array(0) }, table.ours);
    const upload = await fetch(first.origin + target, { method: "PUT", headers: { Authorization } });
    expect([upload.status, await upload.json()]).toMatchObject([
      507,
      { code: expect.stringMatching(/NO_SPACE|DISK_FULL/) as string },
    ]);

    process.kill(first.pid, "SIGKILL");
    const second = await started();
    const wire = await WireDevice.signIn(second.origin, table.ours);
    await shows(wire);
    process.kill(second.pid, "SIGUSR2");
    expect(await nextLine()).toBe("room");
    expect(await append(wire)).toBe("appended");
    await shows(wire);
    wire.close();
    process.kill(second.pid, "SIGTERM");
    await once(shell, "exit");
    expect(shell.exitCode).toBe(0);
  });
});
