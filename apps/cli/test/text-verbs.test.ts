import { writeFileSync } from "node:fs";

import type { Act } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type ShownBracket, type Side, TwoSeats } from "./two-seats.ts";

let seats: TwoSeats;
beforeAll(async () => {
  seats = await TwoSeats.take("text-verbs");
  // Calls and revisions are the chair's, and a chair is named when a round opens: the host's head.
  const venue = { name: "A villa", zone: "Europe/Zurich" };
  const round = await seats.act("first", () => ({ type: "round.plan", title: "A round", venue }));
  await seats.act("first", () => ({ type: "round.open", round }));
  await seats.act("first", () => ({ type: "session.open" }));
}, 120_000);
afterAll(async () => await seats.leave());

const text: TwoSeats["text"] = async (...args) => await seats.text(...args);
const short = (name: string): string => name.split("@")[0] ?? "";
const lines = async (who: Side): Promise<readonly string[]> => (await seats.provisions(who)).map(({ line }) => line);
const bracket = async (who: Side, fits: (one: ShownBracket) => boolean): Promise<ShownBracket> => {
  const found = (await seats.open(who)).find(fits);
  if (found === undefined) throw new Error("No such bracket is open.");
  return found;
};
const ofKind = async (who: Side, kind: string): Promise<ShownBracket> => await bracket(who, (one) => one.kind === kind);
/** Both accept it as it is now. */
const acceptBoth = async (kind: string): Promise<void> => {
  const { name, waitsFor } = await ofKind("first", kind);
  for (const [who, called] of [
    ["first", "Asteria"],
    ["second", "Borealis"],
  ] as const)
    if (waitsFor.includes(called)) expect(await text(who, "accept", name)).toMatchObject({ ok: true });
};
const provisionOf = async (words: string): Promise<string> =>
  (await seats.provisions("first")).find(({ line }) => line.includes(words))?.name ?? "";

const DRAFT = `1. The Parties meet twice a year.

2. They [each year] publish a report. It is short.

3. A secretariat keeps the minutes] of what was said.

4. Experts advise the Parties.
`;

describe("every verb of a text's negotiation, two sides in turn at two terminals", () => {
  it("of two rival drafts one is accepted as a basis, and the other is closed with it", async () => {
    writeFileSync(seats.at("draft.txt"), DRAFT);
    writeFileSync(seats.at("rival.txt"), "1. The Parties meet when they like.\n");
    const draft = await text("first", "table", seats.at("draft.txt"));
    const which = String(draft["text"]).slice(0, 12);
    const rival = await text("second", "table", seats.at("rival.txt"), "--rival-of", which);
    expect(rival).toMatchObject({ ok: true });
    const other = ["--text", String(rival["text"]).slice(0, 12)];
    const basis = async (...args: readonly string[]): Promise<ShownBracket | undefined> =>
      (await seats.open("first", ...args)).find(({ kind }) => kind === "basis");
    const theirs = await basis(...other);
    expect(await text("second", "accept", theirs?.name ?? "")).toMatchObject({ ok: true });
    const ours = await basis("--text", which);
    // Whoever accepts one of them no longer accepts the other.
    expect(await text("second", "accept", ours?.name ?? "")).toMatchObject({ ok: true });
    expect((await basis(...other))?.waitsFor).toEqual(["Asteria", "Borealis"]);
    expect(await text("first", "accept", ours?.name ?? "")).toMatchObject({ ok: true });
    expect(await basis(...other)).toBeUndefined();
    expect(await text("first", "accept", theirs?.name ?? "")).toMatchObject({ ok: false, exitCode: 1 });
    expect(await text("second", "table", seats.at("rival.txt"), "--rival-of", which)).toMatchObject({ ok: false });
  }, 120_000);

  it("a provision is moved, one is added, one divided, two joined, each by agreement", async () => {
    expect(await text("second", "move", "4", "--before", "1")).toMatchObject({ ok: true });
    const move = await ofKind("first", "move");
    expect(move).toMatchObject({
      words: '"4. Experts advise the Parties." goes before "1. The Parties meet twice a year."',
      waitsFor: ["Asteria"],
    });
    await acceptBoth("move");
    expect((await lines("second"))[0]).toBe("4. Experts advise the Parties.");

    expect(
      await text("first", "add", "Each Party bears its own costs.", "--label", "5.", "--before", "3"),
    ).toMatchObject({ ok: true });
    expect(await lines("second")).toContain("[Asteria: 5. Each Party bears its own costs.]");
    await acceptBoth("newNode");

    expect(await text("second", "split", "2", "--before", "It was long")).toMatchObject({ code: "NOTHING_THERE" });
    expect(await text("second", "split", "2", "--before", "It is short")).toMatchObject({ ok: true });
    expect((await ofKind("first", "split")).words).toBe(
      '"2. They publish a report. It is short." becomes two: the second is "It is short."',
    );
    // Until it is agreed it divides nothing.
    expect(await lines("first")).toHaveLength(5);
    await acceptBoth("split");
    expect(await lines("second")).toContain("It is short.");

    const [one, two] = [await provisionOf("Experts advise"), await provisionOf("meet twice")];
    expect(await text("first", "merge", short(one), "3")).toMatchObject({ code: "NOT_SIBLINGS", exitCode: 1 });
    expect(await text("first", "merge", short(one), short(two))).toMatchObject({ ok: true });
    const merger = await ofKind("second", "merge");
    expect(merger).toMatchObject({
      words: '"1. The Parties meet twice a year." becomes the end of "4. Experts advise the Parties."',
      waitsFor: ["Borealis"],
    });
    await acceptBoth("merge");
    expect(await lines("second")).toContain("4. Experts advise the Parties.The Parties meet twice a year.");
    expect(await text("second", "reopen", short(merger.name), "--reason", "Two matters")).toMatchObject({ ok: true });
    expect(await text("first", "withdraw", short(merger.name))).toMatchObject({ ok: true });
    expect(await lines("second")).toContain("1. The Parties meet twice a year.");
  }, 240_000);

  it("a package is agreed all at once, and opened again whole", async () => {
    await text("first", "reword", "1", "The Parties meet once a year.");
    await text("second", "reword", "4", "Experts may advise the Parties.");
    const once = await ofKind("first", "replace");
    const may = await ofKind("first", "insert");
    const one = await text("first", "package", short(once.name));
    expect(one).toMatchObject({ code: "BAD_SHAPE", sentence: expect.stringContaining("name two or more") as unknown });
    expect(await text("second", "package", short(once.name), short(may.name), "--note", "A trade")).toMatchObject({
      ok: true,
    });
    await acceptBoth("package");
    expect(await lines("first")).toEqual(
      expect.arrayContaining(["4. Experts may advise the Parties.", "1. The Parties meet once a year."]),
    );
    expect(await text("second", "reopen", short(may.name), "--reason", "Too early")).toMatchObject({ ok: true });
    expect((await seats.open("first")).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["package", "replace", "insert"]),
    );
    const trade = short((await ofKind("second", "package")).name);
    expect(await text("first", "object", trade)).toMatchObject({ ok: true });
    expect(await text("second", "withdraw", trade)).toMatchObject({ ok: true });
    expect(await text("second", "withdraw", short(may.name))).toMatchObject({ ok: true });
    const taken = await text("first", "take", short(may.name));
    expect(taken).toMatchObject({ ok: true });
    expect(await text("second", "join", (await ofKind("second", "insert")).name)).toMatchObject({ ok: true });
    // To join is to accept: with both for it, it is agreed.
    expect(await lines("first")).toContain("4. Experts may advise the Parties.");
    expect(await text("first", "withdraw", short(once.name))).toMatchObject({ ok: true });
  }, 240_000);

  it("a call by the chair is stopped by an objection, and made again ends the bracket once both have seen it", async () => {
    const year = await bracket("first", ({ words }) => words === "[each year]");
    const call = async (who: Side) => await text(who, "call", short(year.name), "--words", "drop");
    expect(await call("second")).toMatchObject({ code: "NOT_CHAIR", exitCode: 1 });
    expect(await call("first")).toMatchObject({ ok: true });
    const waiting = (await text("second", "brackets"))["calls"] as readonly { readonly name: string }[];
    expect(waiting).toMatchObject([
      { by: "Asteria", brackets: [{ bracket: short(year.name), words: "drop" }], waitsFor: ["Borealis"] },
    ]);
    expect(await text("second", "object", waiting[0]?.name ?? "", "--reason", "Not yet")).toMatchObject({ ok: true });
    expect((await text("first", "brackets"))["calls"]).toEqual([]);
    expect(await call("first")).toMatchObject({ ok: true });
    // Any act that shows it was seen: nobody falls under a call unaware.
    await text("second", "reserve", "5", "--words", "own", "--footnote", "To be looked at");
    expect(await lines("first")).toContain("2. They  publish a report. ");
  }, 120_000);

  it("an unpaired bracket is repaired when both have said the same of it", async () => {
    const mark = await ofKind("first", "mark");
    expect(await text("first", "repair", short(mark.name), "--as", "remove")).toMatchObject({ ok: true });
    expect((await seats.open("first")).some(({ kind }) => kind === "mark")).toBe(true);
    expect(await text("second", "repair", short(mark.name), "--as", "remove")).toMatchObject({ ok: true });
    expect(await lines("first")).toContain("3. A secretariat keeps the minutes of what was said.");
  }, 120_000);

  it("a revision counts the provisions anew; revisions are listed and compared", async () => {
    const named = String((await text("first", "show"))["compile"]);
    expect(await text("second", "compile", named)).toMatchObject({ code: "NOT_CHAIR" });
    expect(await text("first", "compile", short(named))).toMatchObject({ code: "READ_FIRST" });
    await text("second", "lift", (await ofKind("second", "reserve")).name);
    expect(await text("first", "compile", named)).toMatchObject({ code: "STALE_SUBJECT" });
    const now = String((await text("first", "show"))["compile"]);
    expect(await text("first", "compile", now, "--title", "First reading")).toMatchObject({ ok: true });
    expect(await lines("second")).toEqual([
      "1. Experts may advise the Parties.",
      "2. The Parties meet twice a year.",
      "3. They  publish a report. ",
      "4. It is short.",
      "5. Each Party bears its own costs.",
      "6. A secretariat keeps the minutes of what was said.",
    ]);
    expect((await text("second", "revisions"))["revisions"]).toMatchObject([
      { revision: 0, title: "draft", brackets: 2 },
      { revision: 1, title: "First reading", brackets: 0 },
    ]);
    const changes = await text("second", "changes", "0", "First reading");
    expect(String(changes["sentence"])).toContain("+ {+5. Each Party bears its own costs.+}");
    expect(await text("second", "changes", "0", "9")).toMatchObject({ code: "BAD_SEAT", exitCode: 1 });
  }, 120_000);

  it("the way back to a revision is shown first, and takes back what came since when both accept it", async () => {
    expect(await text("second", "strike", "6")).toMatchObject({ ok: true });
    await acceptBoth("strike");
    await text("second", "reserve", "1", "--words", "Experts");
    const shown = await text("first", "revert", "1");
    expect(String(shown["sentence"])).toMatch(/A secretariat keeps[^]*Nothing is tabled yet/u);
    expect((await seats.open("first")).some(({ kind }) => kind === "revert")).toBe(false);
    expect(await text("first", "revert", "7")).toMatchObject({ code: "BAD_SEAT" });
    const tabled = await text("first", "revert", "1", "--yes");
    expect(tabled).toMatchObject({ ok: true });
    const way = await ofKind("second", "revert");
    expect(way).toMatchObject({ words: "back to revision 1 (First reading)", waitsFor: ["Borealis"] });
    expect(way.wouldTake).toHaveLength(1);
    expect(String(tabled["sentence"])).toContain(`It would close ${way.wouldTake.join(" ")}.`);
    expect(await text("second", "accept", short(way.name))).toMatchObject({ code: "READ_FIRST" });
    expect(await text("second", "accept", way.name)).toMatchObject({ ok: true });
    expect(await lines("first")).toContain("6. A secretariat keeps the minutes of what was said.");
    expect(await seats.open("first")).toEqual([]);
  }, 120_000);

  it("a group's report makes provisions yellow, by a delegation that sits in it and on the words it names", async () => {
    const [one = "", two = ""] = (await seats.provisions("first")).map(({ name }) => name);
    const group = await formGroup();
    const report = async (who: Side, ...args: readonly string[]) => await text(who, "report", ...args);
    expect(await report("first", one, "--group", "Nobody")).toMatchObject({ code: "NO_GROUP", exitCode: 1 });
    expect(await report("first", short(one), "--group", "Experts")).toMatchObject({ code: "READ_FIRST" });
    expect(await report("first", `${short(one)}@${"0".repeat(32)}`, "--group", "Experts")).toMatchObject({
      code: "STALE_SUBJECT",
    });
    expect(await report("first", one, "--group", "Experts", "--quoting", "3f9c21ab")).toMatchObject({
      code: "BAD_SHAPE",
    });
    // It is Borealis's own group.
    expect(await report("first", one, "--group", "Experts")).toMatchObject({ code: "NOT_YOURS" });
    expect(await report("second", one, two, "--group", "experts", "--quoting", "ab".repeat(32))).toMatchObject({
      ok: true,
    });
    expect((await seats.provisions("first")).map(({ status }) => status).slice(0, 3)).toEqual([
      "yellow",
      "yellow",
      "clean",
    ]);
    await seats.act("second", (): Act => ({ type: "group.dissolve", group }));
    expect(await report("second", one, "--group", "Experts")).toMatchObject({ code: "NO_GROUP" });
  }, 120_000);

  it("what was agreed and initialled is signed by both", async () => {
    const names = (await seats.provisions("first")).map(({ name }) => name);
    for (const verb of ["agree", "initial"])
      for (const who of ["first", "second"] as const)
        expect(await text(who, verb, ...names)).toMatchObject({ ok: true });
    const sign = String((await text("first", "show"))["sign"]);
    for (const who of ["first", "second"] as const) expect(await text(who, "sign", sign)).toMatchObject({ ok: true });
    expect(await text("first", "strike", "1")).toMatchObject({ code: "SIGNED" });
  }, 120_000);
});

/** A working group of Borealis's alone, as the table knows it. */
async function formGroup(): Promise<string> {
  const delegation = (await seats.own("second")).delegation;
  const form: Act = { type: "group.form", title: "Experts", room: "cd".repeat(32), delegations: [delegation] };
  return await seats.act("second", () => form);
}
