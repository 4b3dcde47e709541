import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BINARY = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));

/** Any sentence: what it says is for people. */
const SENTENCE: unknown = expect.stringMatching(/[.]$/u);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Bytes of every sort, in no order that a text has them in. */
const NOISE = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 17) % 256);

/** Invented for this test. */
const FIRST = `Article 1

1. The Parties [shall][should] meet [US: each year] ].

Option 1: In the first city.

Option 2: No text.

2. {Placeholder for more} The member[s] and[/or] others act.
`;
const SECOND = `Article 1

1. The Parties shall meet each year.

2. The members and others act.
`;

describe("longtable text", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-text-"));
  const at = (name: string): string => join(folder, name);
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran => {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const ran = spawnSync(process.execPath, [BINARY, "text", ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...inherited, ...env },
    });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };

  beforeAll(() => {
    writeFileSync(at("first.txt"), FIRST);
    writeFileSync(at("second.md"), SECOND);
    writeFileSync(at("no.docx"), "not a document");
    mkdirSync(at("folder"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("counts a text for programs: these fields and no others", () => {
    const { code, out } = run(["check", "first.txt", "--json"]);
    expect(code).toBe(0);
    const found: unknown = JSON.parse(out);
    expect(found).toEqual({
      provisions: 5,
      brackets: 5,
      unbalanced: 1,
      alternatives: 1,
      options: 2,
      placeholders: 1,
      notes: 0,
      maxDepth: 1,
      holders: [{ name: "US", brackets: 1 }],
      problems: [
        {
          code: "UNBALANCED_BRACKET",
          severity: "error",
          line: 3,
          column: 53,
          message: SENTENCE,
          suggestion: SENTENCE,
        },
      ],
      openPoints: 7,
    });
  });

  it("counts a text for people, and says what is odd, where, and what to do", () => {
    const { code, out } = run(["check", "first.txt"]);
    expect(code).toBe(0);
    expect(out).toMatch(/brackets +5 {2}pairs, and 1 without a partner/u);
    expect(out).toMatch(/open points +7\n/u);
    expect(out).toMatch(/1 {2}US\n/u);
    expect(out).toMatch(/3:53 +UNBALANCED_BRACKET .*no opening partner[.]\n +Add the opening bracket/u);
    expect(run(["check", "second.md"]).out).toContain("Nothing odd was found.");
  });

  it("never lets a text steer the terminal", () => {
    writeFileSync(at("steer.txt"), "one \u001B]0;x\u0007[\u001B[2Jtwo\u202E");
    const { out } = run(["check", "steer.txt"]);
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202E]/u);
    writeFileSync(at("calm.txt"), "one");
    const coloured = run(["compare", "calm.txt", "steer.txt"], { FORCE_COLOR: "1" }).out;
    expect(coloured.replaceAll(/\p{Cc}\[[\d;]+m|\n/gu, "")).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it.each([
    [["check", "nowhere.txt"], "NO_FILE"],
    [["check", "folder"], "NOT_A_FILE"],
    [["check", "no.docx"], "NOT_A_ZIP"],
    [["convert", "no.docx", "out.txt"], "NOT_A_ZIP"],
    [["convert", "first.txt", "out.pdf"], "UNKNOWN_FORMAT"],
    [["convert", "first.txt", "out.md", "--style", "tracked"], "STYLE_NEEDS_WORD"],
    [["convert", "first.txt", "missing/out.md"], "CANNOT_WRITE"],
    [["convert", "first.txt", "./first.txt"], "SAME_FILE"],
    [["compare", "first.txt", "nowhere.txt"], "NO_FILE"],
    [["compare", "no.docx", "first.txt"], "NOT_A_ZIP"],
  ])("%j is refused with a sentence and a code", (args, refusal) => {
    const { code, out, err } = run(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(new RegExp(`^[^\\n]+[.] \\(${refusal}\\)\\n$`, "u"));
  });

  it.each([
    ["empty.txt", "", /^1:1 +EMPTY The file holds no words[.]$/mu],
    ["blank.md", "\n \n\t\n", /^1:1 +EMPTY /mu],
    ["noise.txt", NOISE, /^1:1 +OTHER_FORMAT By its first bytes the file is something else; its name says text/mu],
    ["wide.txt", Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from("1\0\0\0".repeat(40))]), /OTHER_FORMAT/u],
    ["marked.txt", Buffer.from("\uFEFF1. They [shall] meet – soon.", "utf16le"), /brackets +1 .*[^]*Nothing odd/u],
    ["unmarked.txt", Buffer.from("1. They [shall] meet – soon.", "utf16le"), /brackets +1 .*[^]*Nothing odd/u],
    ["western.txt", Buffer.from("1. They \x93meet\x94 at Gen\xe8ve [soon].", "latin1"), /NOT_UTF8 .*windows-1252/u],
  ] as const)("reads %s, and says what it is", (name, content, said) => {
    writeFileSync(at(name), content);
    const { code, out, err } = run(["check", name]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replaceAll(/^ +/gmu, "")).toMatch(said);
  });

  it("refuses what is no text and is not called one, and bombs of every sort, with a sentence", () => {
    writeFileSync(at("noise"), NOISE);
    const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`;
    const zip = (xml: string): Uint8Array => zipSync({ "word/document.xml": strToU8(xml) });
    writeFileSync(at("bomb.docx"), zip(`${body}${" ".repeat(300 << 20)}`));
    writeFileSync(at("laughs.docx"), zip(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${body}&b;`));
    writeFileSync(at("empty.docx"), "");
    for (const [name, refusal] of [
      ["noise", "OTHER_FORMAT"],
      ["bomb.docx", "TOO_LARGE"],
      ["laughs.docx", "ENTITIES"],
      ["empty.docx", "NOT_A_ZIP"],
    ] as const) {
      const { code, out, err } = run(["check", name]);
      expect({ name, code, out }).toEqual({ name, code: 2, out: "" });
      expect(err).toMatch(new RegExp(`^[^\\n]+[.] \\(${refusal}\\)\\n$`, "u"));
    }
  }, 60_000);

  it("says a refusal as one object where that is asked", () => {
    const { code, out } = run(["check", "no.docx", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({ ok: false, code: "NOT_A_ZIP", sentence: SENTENCE });
  });

  it("never writes over the document it reads, by whatever name", () => {
    linkSync(at("first.txt"), at("same.md"));
    expect(run(["convert", "first.txt", "same.md"]).code).toBe(2);
    expect(readFileSync(at("first.txt"), "utf8")).toBe(FIRST);
  });

  it("converts to every format that is written, and back with the same counts", () => {
    for (const name of ["out.txt", "out.md", "out.html", "out.docx", "out.akn", "out.xml"]) {
      const { code, out, err } = run(["convert", "first.txt", name]);
      expect({ name, code, err }).toEqual({ name, code: 0, err: "" });
      expect(out).toContain(name);
    }
    expect(readFileSync(at("out.txt"), "utf8")).toBe(FIRST);
    expect(run(["convert", "first.txt", "typed.docx", "--style", "brackets"]).code).toBe(0);
    for (const name of ["out.md", "typed.docx"]) {
      const { out } = run(["check", name, "--json"]);
      expect(JSON.parse(out)).toMatchObject({ brackets: 5, unbalanced: 1, alternatives: 1, options: 2, openPoints: 7 });
    }
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("says of a Word file that came back what was changed in it", () => {
    expect(run(["convert", "first.txt", "left.docx"]).code).toBe(0);
    expect(run(["check", "left.docx"]).out).toContain("its words are those that it left with.");
    expect(run(["check", "first.txt"]).out).not.toContain("Longtable");
  });

  it("shows what changed: signs in a pipe, colour where asked, one page as HTML, one object as JSON", () => {
    const args = ["compare", "first.txt", "second.md"];
    const plain = run(args);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain("{+members+}");
    expect(plain.out).not.toContain("\u001B");
    expect(run(args, { FORCE_COLOR: "1" }).out).toContain("\u001B[32;4mmembers\u001B[0m");
    expect(run([...args, "--html"]).out).toMatch(/^<!doctype html>[^]*<ins>members<\/ins>[^]*<\/html>\n$/u);
    const found = JSON.parse(run([...args, "--json"]).out) as { readonly words: { readonly inserted: number } };
    expect(found.words.inserted).toBeGreaterThan(0);
    expect(run([...args, "--exit-code"]).code).toBe(1);
    expect(run(["compare", "first.txt", "first.txt", "--exit-code"]).code).toBe(0);
  });

  it("stops quietly when its reader does", () => {
    writeFileSync(at("long.txt"), "[shall] / [may]\n\n".repeat(50_000));
    const piped = spawnSync(
      "sh",
      ["-c", `"$0" "$1" text compare first.txt long.txt | head -1`, process.execPath, BINARY],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect(piped.stderr).toBe("");
  });
});
