import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { type RunningNode, startNode } from "@longtable/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";
import { Commands } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-seat-text-"));
const BINARY = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));
const commands = new Commands();
const at = (name: string): string => join(folder, name);
const run = (args: readonly string[]) => commands.run(args).outcome;
let node: RunningNode;

beforeAll(async () => {
  node = await startNode({ dataFolder: at("node"), host: "127.0.0.1", port: 0, logFile: at("log") });
  const convening = commands.run(["convene", node.origin, "--name", "The first head", "--store", at("first")]);
  const link = String((await convening.first)["url"]);
  await commands.run(["join", link, "--name", "The second head", "--store", at("second")]).outcome;
  await convening.outcome;
}, 120_000);
afterAll(async () => {
  commands.end();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a text tabled from a file", () => {
  it("is written out again by the other side, in every format, with each bracket", async () => {
    writeFileSync(
      at("draft.md"),
      "# A draft\n\n1. The Parties [shall][should] meet [as appropriate].\n\n2. They rest.\n",
    );
    const tabled = await run(["text", "table", at("draft.md"), "--store", at("first")]);
    expect(tabled).toMatchObject({ ok: true, brackets: 3, exitCode: 0 });
    for (const name of ["out.md", "out.txt", "out.html", "out.docx", "out.akn"]) {
      const written = await run(["text", "export", at(name), "--store", at("second")]);
      expect(written).toMatchObject({ ok: true, text: tabled["text"], brackets: 3, exitCode: 0 });
    }
    expect(readFileSync(at("out.md"), "utf8")).toContain("[shall][should] meet [as appropriate]");
    expect(await run(["text", "export", at("out.pages"), "--store", at("second")])).toMatchObject({
      ok: false,
      code: "UNKNOWN_FORMAT",
      exitCode: 1,
    });
  }, 120_000);

  it("in a caucus is out of the other side's sight, and is asked for by its id", async () => {
    writeFileSync(at("ours.txt"), "1. Ours alone.\n");
    const tabled = await run(["text", "table", at("ours.txt"), "--caucus", "--store", at("first")]);
    const which = String(tabled["text"]).slice(0, 12);
    expect(await run(["text", "export", at("a.txt"), "--text", which, "--store", at("first")])).toMatchObject({
      ok: true,
    });
    expect(readFileSync(at("a.txt"), "utf8")).toContain("Ours alone.");
    expect(await run(["text", "export", at("b.txt"), "--text", which, "--store", at("second")])).toMatchObject({
      ok: false,
      code: "BAD_SEAT",
    });
    expect(await run(["text", "export", at("c.txt"), "--store", at("first")])).toMatchObject({
      ok: false,
      code: "BAD_SEAT",
    });
  }, 120_000);

  it("may be over a megabyte long: it is tabled in parts, each told, and comes out whole", async () => {
    const words = Array.from({ length: 11_000 }, (_, at) => {
      const number = (at * 2_654_435_761) % 4_294_967_291;
      return `${at + 1}. Each Party [shall][should] notify item ${number.toString(36)} ${(number * 31).toString(36)} ${(number * 7919).toString(36)} [X${at}: at once] to the other.\n`;
    });
    writeFileSync(at("long.txt"), words.join("\n"));
    expect(words.join("\n").length).toBeGreaterThan(1 << 20);
    const told = await promisify(execFile)(process.execPath, [
      BINARY,
      "text",
      "table",
      at("long.txt"),
      "--store",
      at("first"),
    ]);
    expect(told.stderr).toBe("");
    expect(told.stdout).toMatch(/^Tabling: 220 kB of \d+ kB are in the record …$/mu);
    const which =
      /Tabled long[.]txt as (?<id>[0-9a-f]{16})…, with 33,000 open brackets[.]/u.exec(told.stdout)?.groups?.["id"] ??
      "";
    const written = await run(["text", "export", at("long-out.txt"), "--text", which, "--store", at("second")]);
    expect(written).toMatchObject({ ok: true, brackets: 33_000 });
    const out = readFileSync(at("long-out.txt"), "utf8");
    expect(out.match(/\[/gu)).toHaveLength(33_000);
    expect(out).toContain(words.at(-1)?.trim());
  }, 180_000);

  it.skipIf(lacks("texts"))(
    "may be as long as the Geneva text of February 2015",
    async () => {
      const geneva = join(pathOf("texts"), "geneva-negotiating-text-2015-02-12.txt");
      const tabled = await run(["text", "table", geneva, "--store", at("second")]);
      expect(tabled).toMatchObject({ ok: true, exitCode: 0 });
      const which = String(tabled["text"]);
      const written = await run(["text", "export", at("geneva.docx"), "--text", which, "--store", at("first")]);
      expect(written).toMatchObject({ ok: true, brackets: tabled["brackets"] });
    },
    120_000,
  );
});
