import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DelegationId } from "@longtable/protocol";
import { readConfigureGlobal } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacks, pathOf } from "../../../../scripts/needs.ts";
import { openZip } from "../../src/files/docx/zip.ts";
import { manuscriptFrom } from "../../src/files/manuscript-from.ts";
import { type TabledText, type WrittenFormat, tabledText, writeNegotiation, writeTabled } from "../../src/index.ts";
import { COMMON } from "../doings.ts";
import { KNOTTY } from "../knotty.ts";
import { Chance } from "../random-talks.ts";
import { NAMES, Talks, idOf } from "../talks.ts";

const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";
const DATE = "2026-11-24T10:00:00Z";
const [A = "", B = "", C = ""] = NAMES;
const SEED = readConfigureGlobal().seed ?? 0;

/** The talks that each tree was made of. */
const TALKS = new Map<TabledText, Talks>();
function treeOf(room: Talks): TabledText {
  const tree = tabledText(room.now, nameOf);
  TALKS.set(tree, room);
  return tree;
}

/** A text as a round leaves it: proposals of both sides within one another, some agreed, some moved, a reservation, a note. */
function aRound(): TabledText {
  const room = new Talks([A, B, C], KNOTTY);
  const held = room.propose(A, { kind: "insert", at: { before: room.before("Inspections") }, words: ["Annual "] });
  room.propose(B, { kind: "replace", target: [room.words("solemn")], words: ["joint"] });
  room.propose(B, { kind: "insert", at: { endOfBracket: held }, words: ["and announced "] });
  room.propose(C, { kind: "insert", at: { endOfBracket: held }, words: [{ note: "ask the capital" }, "also "] });
  room.propose(C, { kind: "move", node: room.node(6), to: { beforeNode: room.node(4) } });
  room.acceptByAll(room.propose(B, { kind: "insert", at: { before: room.before("evenly") }, words: ["always "] }));
  room.propose(A, {
    kind: "newNode",
    at: { lastUnder: room.node(3) },
    nodes: [{ kind: "paragraph", parent: -1, label: ["6."], body: ["A panel ", { literal: "[sic]" }, " meets."] }],
  });
  room.propose(A, { kind: "strike", node: room.node(7) });
  room.reserve(B, room.words("five"));
  return treeOf(room);
}

function byChance(seed: number): TabledText {
  const room = new Talks(NAMES.slice(0, 2 + (seed % 3)), KNOTTY);
  const chance = new Chance(room, seed);
  for (let at = 0; at < 60; at += 1) chance.step(COMMON);
  return treeOf(room);
}

const TEXTS: readonly (readonly [string, TabledText])[] = [
  ["round", aRound()],
  ...Array.from({ length: 24 }, (_, at) => [`talk-${at}`, byChance(SEED + at)] as const),
];

const marks = (words: string): string =>
  words
    .replaceAll(/[^[\]]/gu, "")
    .split("")
    .toSorted()
    .join("");
/** As it is written from a room, with what brackets no words told in notes; where Word tracks changes a move would double its brackets. */
async function write(tabled: TabledText, format: WrittenFormat, style?: "tracked" | "brackets"): Promise<Uint8Array> {
  const about = { title: "A text", date: DATE, ...(style === undefined ? {} : { style }) };
  const room = TALKS.get(tabled);
  if (room === undefined || (format === "docx" && style !== "brackets"))
    return await writeTabled(tabled, format, about);
  return await writeNegotiation(room.now, nameOf, format, about);
}

/** The bracket characters that a reader must see: each bracket's pair as often as it is opened, marks, and literal ones. */
function ownMarks(tabled: TabledText): string {
  const { blocks, notes } = manuscriptFrom(tabled, { alleged: false });
  const inlines = [
    ...blocks.flatMap(({ before, label, body }) => [...before, ...label, ...body]),
    ...notes.flatMap(({ body }) => body),
  ];
  return marks(
    inlines
      .map((inline) => {
        if (inline.kind === "open") return "[";
        if (inline.kind === "close") return "]";
        if (inline.kind === "mark") return inline.sign;
        return inline.kind === "literal" ? inline.text : "";
      })
      .join(""),
  );
}

describe.skipIf(lacks("libreoffice"))("a text that was negotiated opens in LibreOffice", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-exported-"));
  const at = (name: string): string => join(folder, name);

  function convert(format: string, files: readonly string[]): void {
    const ran = spawnSync(
      pathOf("libreoffice"),
      [
        `-env:UserInstallation=file://${at("profile")}`,
        "--headless",
        "--convert-to",
        format,
        "--outdir",
        at("out"),
        ...files.map(at),
      ],
      { encoding: "utf8", timeout: 240_000 },
    );
    if (ran.status !== 0) throw new Error(ran.stderr);
  }

  const fodt = (name: string): string => readFileSync(at(`out/${name}.fodt`), "utf8");
  const wordsOf = (name: string): string =>
    /<office:text\b[^]*<\/office:text>/u.exec(fodt(name))?.[0].replaceAll(/<[^>]*>/gu, "") ?? "";

  beforeAll(async () => {
    for (const [name, tabled] of TEXTS) {
      writeFileSync(at(`${name}-brackets.docx`), await write(tabled, "docx", "brackets"));
      writeFileSync(at(`${name}-tracked.docx`), await write(tabled, "docx", "tracked"));
    }
    convert(
      "fodt",
      TEXTS.flatMap(([name]) => [`${name}-brackets.docx`, `${name}-tracked.docx`]),
    );
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(TEXTS)("%s with every bracket present", (name, tabled) => {
    expect(marks(wordsOf(`${name}-brackets`))).toBe(ownMarks(tabled));
  });

  test.each(TEXTS)("%s with each tracked change under its delegation's name, and no other", (name) => {
    const zip = openZip(readFileSync(at(`${name}-tracked.docx`)));
    if (!zip.ok) throw new Error(zip.message);
    const xml = ["document", "footnotes"]
      .map((part) => new TextDecoder().decode(zip.parts.get(`word/${part}.xml`)))
      .join("");
    const written = [...xml.matchAll(/<w:(?<kind>ins|del) [^>]*w:author="(?<author>[^"]*)"/gu)].map(({ groups }) =>
      [groups?.["kind"] === "del" ? "deletion" : "insertion", groups?.["author"]].join(" by "),
    );
    const shown = [...fodt(`${name}-tracked`).matchAll(/<text:changed-region [^]*?<\/text:changed-region>/gu)].map(
      ([region]) =>
        [
          /<text:(?<kind>insertion|deletion)/u.exec(region)?.groups?.["kind"],
          /<dc:creator>(?<author>[^<]*)</u.exec(region)?.groups?.["author"],
        ].join(" by "),
    );
    expect([...new Set(shown)].toSorted()).toEqual([...new Set(written)].toSorted());
  });

  test("a round: what is deeper than Word's changes go, and what is a reservation, names its delegation in words", () => {
    const words = wordsOf("round-tracked");
    expect(words).toContain(`Annual [${B} proposes: and announced ][${C} proposes: {ask the capital}also ]`);
    expect(words).toContain(`for [${B} reserves: five] years`);
    expect(words).toContain("A panel [sic] meets.");
  });
});

describe.skipIf(lacks("schemas", "xmllint"))("a text that was negotiated", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-exported-akn-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is Akoma Ntoso by its own schema, with every bracket in it", async () => {
    const files: string[] = [];
    for (const [name, tabled] of TEXTS) {
      const file = join(folder, `${name}.xml`);
      writeFileSync(file, await write(tabled, "akn"));
      files.push(file);
    }
    const schema = join(pathOf("schemas"), "akomantoso30.xsd");
    const ran = spawnSync(pathOf("xmllint"), ["--noout", "--nonet", "--schema", schema, ...files], {
      encoding: "utf8",
    });
    expect(ran.status === 0 ? "" : ran.stderr.slice(0, 2000)).toBe("");
  });
});
