import { assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts } from "../../src/files/compare-texts.ts";
import { manuscriptOf } from "../../src/files/manuscript-of.ts";
import { comparisonHtml, showComparison } from "../../src/files/show-comparison.ts";
import { asPhrases, compareWords } from "../../src/files/word-diff.ts";
import { writeHtml } from "../../src/files/write-html.ts";
import { drafts, readWords } from "./invented.ts";

const page = (words: string): string =>
  new TextDecoder().decode(writeHtml(manuscriptOf(readWords(words)), { title: "A <draft>" }));

describe("a text as a page", () => {
  test("each delegation has an ink and a line of its own, and its name in words", () => {
    const html = page("They [US: shall][EU: may] [act].");
    expect(html).toMatch(/<span class="bracket ink1" data-bracket="0" title="alleged: US">/u);
    expect(html).toMatch(/<span class="bracket ink2" data-bracket="1" title="alleged: EU">/u);
    expect(html).toMatch(/<span class="bracket" data-bracket="2">/u);
    expect(html).toMatch(/<span class="holder">US: <\/span>shall/u);
  });

  test("no words of a text become its page's own signs, and every element is closed", () => {
    assert(
      property(drafts, (words) => {
        const html = page(`${words}<script>alert(1)</script>`);
        expect(html).not.toContain("<script>");
        const open: string[] = [];
        for (const [, close, name = ""] of html.matchAll(
          /<(\/?)(span|ins|del|p|h\d|td|tr|table|div|sup|a|section|main)\b/gu,
        )) {
          if (close === "") open.push(name);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("every bracket of the text stands in it as a character", () => {
    assert(
      property(drafts, (words) => {
        const reading = readWords(words);
        const own = reading.draft.tokens.filter(({ what }) => what === "open" || what === "close").length;
        const main = /<main>[^]*<\/main>/u.exec(page(words))?.[0].replaceAll(/<[^>]*>/gu, "") ?? "";
        expect(main.replaceAll(/[^[\]［］]/gu, "").length).toBe(own);
      }),
      { numRuns: 200 },
    );
  });

  test("words from right to left are isolated by the page, and no control character is put among them", () => {
    const html = page("سوف [تستعرض] الأطراف.");
    expect(html).toMatch(/<p [^>]*dir="auto"/u);
    expect(html).not.toMatch(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
  });
});

describe("two texts compared", () => {
  const compare = (before: string, after: string): ReturnType<typeof compareTexts> =>
    compareTexts(manuscriptOf(readWords(before)), manuscriptOf(readWords(after)));
  const kinds = (before: string, after: string): readonly string[] =>
    compare(before, after).provisions.map((change) =>
      change.kind === "changed" && change.moved ? "moved" : change.kind,
    );
  const A = "1. The delegations met at the mission of the host.";
  const B = "2. They will exchange lists of terms before the round.";
  const C = "3. A group of experts meets once a year in turn.";

  test.each([
    ["nothing", [A, B], [A, B], ["same", "same"]],
    ["a word", [A, B], [A.replace("met", "meet"), B], ["changed", "same"]],
    [
      "a bracket that fell away",
      ["They [shall][should] act on what they have said here."],
      ["They shall act on what they have said here."],
      ["changed"],
    ],
    ["a provision put in", [A, C], [A, B, C], ["same", "inserted", "same"]],
    ["one struck", [A, B, C], [A, C], ["same", "deleted", "same"]],
    ["one moved, a word inside it changed", [A, B, C], [B, C, A.replace("met", "meet")], ["same", "same", "moved"]],
  ])("%s", (_, before, after, expected) => {
    expect(kinds(before.join("\n\n"), after.join("\n\n"))).toEqual(expected);
  });

  test("the parts of each provision put together are the two texts again, whatever they are", () => {
    assert(
      property(drafts, drafts, (before, after) => {
        for (const change of compare(before, after).provisions) {
          if (change.kind !== "changed") continue;
          const side = (left: "inserted" | "deleted"): string =>
            change.words.map(({ kind, text }) => (kind === left ? "" : text)).join("");
          expect(side("inserted").length + side("deleted").length).toBeGreaterThan(0);
        }
        expect(kinds(before, before).every((kind) => kind === "same")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("a terminal and a page tell changes by signs as well as by colour", () => {
    const compared = compare([A, B].join("\n\n"), [A.replace("met", "<b>meet"), C].join("\n\n"));
    expect(showComparison(compared, { color: false })).toContain("[-met-]{+<b>meet+}");
    const html = new TextDecoder().decode(comparisonHtml(compared, { before: "a.txt", after: "b.txt" }));
    expect(html).toContain("<del>met</del><ins>&lt;b&gt;meet</ins>");
    expect(html).toMatch(/ins\{[^}]*text-decoration:underline[^]*del\{[^}]*text-decoration:line-through/u);
    expect(html).toContain('<span class="sign">new</span>');
    expect(html).toContain('<span class="sign">gone</span>');
  });

  test("a word or two left between changed phrases goes with them, and brackets alone never carry words along", () => {
    const words = (before: string, after: string) => compareWords(before, after);
    expect(
      asPhrases(words("it was the first of the drafts made here", "it is an updated copy of the text agreed there")),
    ).toEqual([
      { kind: "same", text: "it " },
      { kind: "deleted", text: "was the first of the drafts made here" },
      { kind: "inserted", text: "is an updated copy of the text agreed there" },
    ]);
    expect(asPhrases(words("they [shall] act", "they shall act"))).toEqual(words("they [shall] act", "they shall act"));
  });
});
