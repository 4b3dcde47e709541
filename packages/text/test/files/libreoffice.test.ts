import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DelegationId } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacks, pathOf } from "../../../../scripts/needs.ts";
import { convertDocument } from "../../src/files/documents.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { returnedChanges, writeNegotiation } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";
import { readBytes } from "./invented.ts";

const OPTIONS = { title: "A draft", date: "2026-11-24T10:00:00Z" };
/** Invented for this test. */
const DRAFT = `Article 1

1. They [US: shall [EU: not]][Norway: may] meet [US deletes: once] a year ].

[China: 2. They report.

3. They review.]

Option 1: Here[, as appropriate,].

Option 2: No text.

| [a] | b |
|---|---|
| c | [India: d] |

سوف [تستعرض] الأطراف.
`;

const [A = "", B = ""] = NAMES;
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";

/** B would have the third provision first. */
function moving(): Talks {
  const room = new Talks([A, B], paragraphs("Stocks are reduced.", "Each Party verifies.", "Costs are borne evenly."));
  room.propose(B, { kind: "move", node: room.node(3), to: { beforeNode: room.node(1) } });
  return room;
}

async function movedText(): Promise<Uint8Array> {
  const room = moving();
  const origin = { text: room.text, seq: room.placed.at(-1)?.placed.seq ?? 0 };
  return await writeNegotiation(room.now, nameOf, "docx", { ...OPTIONS, origin });
}

const marks = (words: string): string => words.replaceAll(/[^[\]［］]/gu, "");
const sorted = (signs: string): string => signs.split("").toSorted().join("");

describe.skipIf(lacks("libreoffice"))("LibreOffice opens what is written for Word", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-word-"));
  const out = join(folder, "out");
  const at = (name: string): string => join(folder, name);

  async function write(bytes: Uint8Array, name: string, to: string, style: "tracked" | "brackets"): Promise<void> {
    const written = await convertDocument(bytes, name, "docx", { ...OPTIONS, style });
    if (!written.ok) throw new Error(written.message);
    writeFileSync(at(to), written.bytes);
  }

  /** One start of the program for all files: it takes seconds. */
  function convert(format: string, files: readonly string[]): void {
    const profile = `-env:UserInstallation=file://${at("profile")}`;
    const ran = spawnSync(
      pathOf("libreoffice"),
      [profile, "--headless", "--convert-to", format, "--outdir", out, ...files.map((file) => at(file))],
      { encoding: "utf8", timeout: 240_000 },
    );
    if (ran.status !== 0) throw new Error(ran.stderr);
  }

  const read = (name: string): string => readFileSync(join(out, name), "utf8");
  /** All words that LibreOffice holds of a document, footnotes and what is deleted included, without its signs for them. */
  const wordsIn = (name: string): string =>
    /<office:text\b[^]*<\/office:text>/u.exec(read(name))?.[0].replaceAll(/<[^>]*>/gu, "") ?? "";

  beforeAll(async () => {
    const draft = new TextEncoder().encode(DRAFT);
    await write(draft, "a.md", "tracked.docx", "tracked");
    await write(draft, "a.md", "brackets.docx", "brackets");
    writeFileSync(at("moved.docx"), await movedText());
    convert("fodt", ["brackets.docx", "tracked.docx", "moved.docx"]);
    convert("docx:Office Open XML Text", ["tracked.docx", "moved.docx"]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("with every bracket present, typed or tracked", () => {
    for (const name of ["brackets.fodt", "tracked.fodt"])
      expect(sorted(marks(wordsIn(name)))).toEqual(sorted(marks(DRAFT)));
    expect(marks(wordsIn("brackets.fodt"))).toBe(marks(DRAFT));
  });

  test("with each holder as the author of a real tracked change", () => {
    const fodt = read("tracked.fodt");
    const regions = [...fodt.matchAll(/<text:changed-region [^]*?<\/text:changed-region>/gu)].map(([region]) => ({
      kind: /<text:(?<kind>insertion|deletion)/u.exec(region)?.groups?.["kind"],
      author: /<dc:creator>(?<author>[^<]*)</u.exec(region)?.groups?.["author"],
    }));
    for (const author of ["US", "Norway", "China", "India"])
      expect(regions).toContainEqual({ kind: "insertion", author });
    expect(regions).toContainEqual({ kind: "deletion", author: "US" });
  });

  test("and what LibreOffice saves again still says who holds what", () => {
    const back = tabledOf(readBytes(readFileSync(join(out, "tracked.docx")), "tracked.docx"));
    const held = new Set(back.brackets.flatMap(({ names = [] }) => names.map(({ name }) => name)));
    expect([...held].toSorted()).toEqual(["China", "EU", "India", "Norway", "US"]);
    expect(back.brackets.some(({ change, names }) => change === "delete" && names?.[0]?.name === "US")).toBe(true);
  });

  test("with a move that is put forward as one, which asks for nothing new when LibreOffice has saved it", async () => {
    const fodt = read("moved.fodt");
    for (const kind of ["insertion", "deletion"])
      expect(fodt).toMatch(new RegExp(`<text:${kind}[^>]*>(?:(?!</text:${kind}>)[^])*<dc:creator>${B}<`, "u"));
    expect(wordsIn("moved.fodt").split("Costs are borne evenly.")).toHaveLength(3);
    const saved = readBytes(readFileSync(join(out, "moved.docx")), "moved.docx");
    expect(saved.draft.changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["moveFrom", "moveTo"]));
    const back = await returnedChanges(moving().now, saved, { fileName: "moved.docx", nameOf });
    expect(back).toMatchObject({ acts: [], remarks: [] });
  });

  test.skipIf(lacks("texts"))(
    "for all the real texts, bracket by bracket",
    async () => {
      const names = readdirSync(pathOf("texts")).filter((name) => /\.(?:txt|md)$/u.test(name) && name !== "README.md");
      for (const name of names)
        await write(readFileSync(join(pathOf("texts"), name)), name, `${name}.docx`, "brackets");
      convert(
        "fodt",
        names.map((name) => `${name}.docx`),
      );
      for (const name of names) {
        const reading = readBytes(readFileSync(join(pathOf("texts"), name)), name);
        const own = reading.draft.tokens
          .filter(({ what }) => what === "open" || what === "close")
          .map(({ from, to }) => reading.draft.text.slice(from, to))
          .join("");
        const opened = marks(wordsIn(`${name}.fodt`));
        expect({ name, marks: sorted(opened) }).toEqual({ name, marks: sorted(own) });
      }
    },
    300_000,
  );
});
