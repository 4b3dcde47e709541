import { readFileSync, writeFileSync } from "node:fs";

import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type ShownBracket, TwoSeats } from "./two-seats.ts";

const named = (list: readonly ShownBracket[], words: string): string =>
  list.find((one) => one.words.includes(words))?.name ?? "";
let seats: TwoSeats;
const at = (name: string): string => seats.at(name);
const text: TwoSeats["started"] = async (...args) => await seats.started(...args);
const open: TwoSeats["open"] = async (...args) => await seats.open(...args);
const provisions: TwoSeats["provisions"] = async (...args) => await seats.provisions(...args);

beforeAll(async () => {
  seats = await TwoSeats.take("text-negotiation");
}, 120_000);
afterAll(async () => await seats.leave());

/** The word "peace" with a Cyrillic "а" in it: nobody sees it. */
const DRAFT = "1. The Parties seek pe\u0430ce.\n\n2. Each Party shall report.\n\n3. They meet [each year].\n";

describe("a text is negotiated from two terminals", () => {
  it("from the draft to the signatures, each binding act on exactly what was read", async () => {
    writeFileSync(at("draft.txt"), DRAFT);
    expect(await text("first", "table", at("draft.txt"))).toMatchObject({ ok: true, brackets: 1 });

    const basis = (await open("second")).find(({ kind }) => kind === "basis");
    expect(basis?.waitsFor).toEqual(["Asteria", "Borealis"]);
    expect(await text("second", "accept", basis?.name.split("@")[0] ?? "")).toMatchObject({
      code: "READ_FIRST",
      exitCode: 1,
    });
    const [short] = (basis?.name ?? "").split("@");
    for (const form of ["0".repeat(32), (basis?.name ?? "").split("@")[1]?.slice(0, 8)])
      expect(await text("second", "accept", `${short}@${form}`)).toMatchObject({ code: "STALE_SUBJECT", exitCode: 1 });
    for (const who of ["first", "second"] as const)
      expect(await text(who, "accept", basis?.name ?? "")).toMatchObject({ ok: true });

    expect(await text("second", "reword", "2", "Each Party should report at once.")).toMatchObject({ ok: true });
    const proposed = await open("first");
    expect(proposed.map(({ words }) => words)).toEqual(["−[shall] [should]", "[ at once]", "[each year]"]);
    // Its sponsor makes it friendlier after it was read: what was read before can no longer be accepted.
    const read = named(proposed, "should");
    expect(await text("second", "reword", "2", "Each Party should generally report at once.")).toMatchObject({
      ok: true,
    });
    expect(await text("first", "accept", named(proposed, "at once"))).toMatchObject({ ok: true });
    expect(await text("first", "object", read.split("@")[0] ?? "", "--reason", "too weak")).toMatchObject({ ok: true });
    for (const { name, kind } of await open("second"))
      if (kind === "replace" || kind === "insert") await text("second", "withdraw", name.split("@")[0] ?? "");

    const year = named(await open("first"), "each year");
    expect(await text("first", "claim", year.split("@")[0] ?? "", "--as", "want")).toMatchObject({ ok: true });
    expect(await text("first", "accept", named(await open("first"), "each year"))).toMatchObject({ ok: true });
    expect(await text("second", "accept", named(await open("second"), "each year"))).toMatchObject({ ok: true });
    expect(await open("first")).toEqual([]);

    const third = (await provisions("first"))[2];
    expect(await text("first", "reserve", "3", "--words", "meet")).toMatchObject({ ok: true });
    expect(await text("first", "agree", third?.name ?? "")).toMatchObject({ code: "NOT_CLEAN" });
    expect(await text("first", "lift", named(await open("first"), "meet"))).toMatchObject({ ok: true });

    const names = (await provisions("first")).map(({ name }) => name);
    expect(await text("first", "agree", ...names)).toMatchObject({ ok: true });
    expect(await text("second", "agree", ...names)).toMatchObject({ ok: true });
    expect((await provisions("second")).map(({ status }) => status)).toEqual(["green", "green", "green"]);

    const refused = await text("first", "initial", ...names);
    expect(refused).toMatchObject({ code: "ODD_CHARACTERS", exitCode: 1 });
    expect(refused["odd"]).toContainEqual(
      expect.objectContaining({ kind: "confusable", codePoints: "U+0430", looksLike: "a" }),
    );
    expect(String(refused["sentence"])).toMatch(/looks like a and is not[^]*--acknowledge/u);
    expect(await text("first", "initial", ...names, "--acknowledge")).toMatchObject({ ok: true });
    expect(await text("second", "initial", ...names, "--acknowledge")).toMatchObject({ ok: true });

    const sign = String((await text("first", "show"))["sign"]);
    expect(await text("first", "sign", sign)).toMatchObject({ ok: true });
    const signed = await text("second", "sign", sign);
    expect(signed).toMatchObject({ ok: true });
    expect(String(signed["sentence"])).toContain("All heads have signed");
    expect(await text("second", "strike", "1")).toMatchObject({ code: "SIGNED" });
  }, 240_000);

  it("and a Word file that comes back with other words is shown as proposals, and tabled on --yes", async () => {
    writeFileSync(at("word.txt"), "1. The Parties shall meet in the spring.\n\n2. They rest in the summer months.\n");
    const { text: id } = await text("first", "table", at("word.txt"));
    const which = ["--text", String(id).slice(0, 12)];
    const basis = ((await text("second", "brackets", ...which))["open"] as readonly ShownBracket[])[0]?.name ?? "";
    for (const who of ["first", "second"] as const) await text(who, "accept", basis);
    expect(await text("second", "export", at("out.docx"), ...which)).toMatchObject({ ok: true });
    const parts = unzipSync(readFileSync(at("out.docx")));
    const xml = new TextDecoder().decode(parts["word/document.xml"]);
    const edited = xml.replace("in the spring", "in the autumn").replace("summer months", "summer");
    writeFileSync(at("back.docx"), zipSync({ ...parts, "word/document.xml": new TextEncoder().encode(edited) }));

    const shown = await text("second", "propose", at("back.docx"), ...which);
    expect(shown).toMatchObject({
      ok: true,
      proposals: [
        { what: "replace", was: "spring", becomes: "autumn", refused: null, tabled: null },
        { what: "delete", was: " months", refused: null, tabled: null },
      ],
    });
    expect((await text("first", "brackets", ...which))["open"]).toEqual([]);
    expect(await text("second", "propose", at("back.docx"), "--yes", ...which)).toMatchObject({ ok: true });
    const tabled = (await text("first", "brackets", ...which))["open"] as readonly ShownBracket[];
    expect(tabled.map(({ words, waitsFor }) => ({ words, waitsFor }))).toEqual([
      { words: "−[spring] [autumn]", waitsFor: ["Asteria"] },
      { words: "−[ months]", waitsFor: ["Asteria"] },
    ]);
  }, 240_000);

  it("and what names nothing is refused with a sentence that says where the names are", async () => {
    expect(await text("first", "accept", "nonsense")).toMatchObject({ code: "BAD_SEAT", exitCode: 1 });
    expect(await text("first", "agree", "9 ter")).toMatchObject({ code: "BAD_SEAT", exitCode: 1 });
    expect(await text("first", "propose", at("nowhere.docx"))).toMatchObject({ code: "NO_FILE", exitCode: 1 });
  }, 60_000);
});
