import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sample } from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { lacks, pathOf } from "../../../../scripts/needs.ts";
import { convertDocument } from "../../src/files/documents.ts";
import { treeFromJson } from "../../src/files/tree-json.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { drafts, readWords } from "./invented.ts";

const utf8 = new TextEncoder();
const OPTIONS = { title: "A draft & its <title>", date: "2026-11-24" };

async function akn(bytes: Uint8Array, name: string): Promise<string> {
  const written = await convertDocument(bytes, name, "akn", OPTIONS);
  if (!written.ok) throw new Error(written.message);
  return new TextDecoder().decode(written.bytes);
}

describe.skipIf(lacks("schemas", "xmllint"))("what is written is Akoma Ntoso by its own schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-akn-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function complaints(files: readonly string[]): string {
    const schema = join(pathOf("schemas"), "akomantoso30.xsd");
    const ran = spawnSync(pathOf("xmllint"), ["--noout", "--nonet", "--schema", schema, ...files], {
      encoding: "utf8",
    });
    return ran.status === 0 ? "" : ran.stderr.slice(0, 2000);
  }

  test("for drafts of every oddity", async () => {
    const files: string[] = [];
    for (const [at, words] of sample(drafts, { numRuns: 60, seed: 20_261_125 }).entries()) {
      const file = join(folder, `draft-${at}.xml`);
      writeFileSync(file, await akn(utf8.encode(words), at % 2 === 0 ? "a.txt" : "a.md"));
      files.push(file);
    }
    expect(complaints(files)).toBe("");
  });

  test("for brackets and lists nested by the thousand, which XML cannot nest", async () => {
    const list = Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- point`).join("\n");
    const file = join(folder, "deep.xml");
    const other = join(folder, "list.xml");
    writeFileSync(file, await akn(utf8.encode(`${"[a ".repeat(3000)}${"]".repeat(3000)}`), "a.txt"));
    writeFileSync(other, await akn(utf8.encode(list), "a.md"));
    expect(complaints([file, other])).toBe("");
  });

  test.skipIf(lacks("texts"))("for all the real texts", async () => {
    const names = readdirSync(pathOf("texts")).filter((name) => /\.(?:txt|md|docx)$/u.test(name));
    const files: string[] = [];
    for (const name of names) {
      const file = join(folder, `${name}.xml`);
      writeFileSync(file, await akn(readFileSync(join(pathOf("texts"), name)), name));
      files.push(file);
    }
    expect(files.length).toBeGreaterThan(4);
    expect(complaints(files)).toBe("");
  });
});

test("a bracket is what Akoma Ntoso has for it: a change with its holders, rivals named, or a pair of markers", async () => {
  const xml = await akn(utf8.encode("1. They [US: shall][EU: should] act [now\n\n2. and] later."), "a.txt");
  expect(xml).toMatch(/<TLCOrganization eId="org_us"[^>]*showAs="US"\/>/u);
  expect(xml).toMatch(/<ins eId="bracket_1" class="bracket" refersTo="#org_us" title="alleged: US">shall<\/ins>/u);
  expect(xml).toMatch(/<ins eId="bracket_2"[^>]* refersTo="#org_eu" alternativeTo="bracket_1"[^>]*>should<\/ins>/u);
  expect(xml).toMatch(/<marker name="bracketStart" eId="bracket_3"[^>]*\/>now/u);
  expect(xml).toMatch(/and<marker name="bracketEnd"/u);
});

test("options stand beside each other, and the exact tree is carried", async () => {
  const words = "Option 1: In one city.\n\nOption 2: No text\n\n[US: Later] on & on.";
  const xml = await akn(utf8.encode(words), "a.txt");
  expect(xml).toMatch(/<hcontainer eId="opt_2" name="option" alternativeTo="opt_1"/u);
  const json = /<tabled [^>]*>(?<json>[^<]*)<\/tabled>/u.exec(xml)?.groups?.["json"] ?? "";
  const unescaped = json
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  expect(treeFromJson(unescaped)).toEqual(tabledOf(readWords(words)));
});
