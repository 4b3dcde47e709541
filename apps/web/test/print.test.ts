import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { TextPage } from "./page-models/text-page.ts";
import { launchBrowser, openProfile } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";

/** Long enough for several sheets, with a heading that would fall to the end of one, and lines that break. */
const LONG = [
  "Working rules",
  ...Array.from({ length: 30 }, (_, index) => [
    `Article ${index + 1}`,
    `${index + 1}. The two sides ${"meet in turn at each other's mission, and ".repeat(index % 7)}[shall] keep one list of terms.`,
  ]).flat(),
].join("\n\n");

describe.skipIf(lacks("chromium") || lacks("pdftotext"))("what is printed", () => {
  let node: ExampleNode;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "longtable-print-"));
    node = await startExampleNode();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The sheets that the page is printed on, each as its lines, as they lie beside each other on it. */
  async function sheets(page: Page, format: "A4" | "Letter"): Promise<readonly (readonly string[])[]> {
    const file = join(folder, `${format}.pdf`);
    writeFileSync(file, await page.pdf({ format }));
    const words = execFileSync(pathOf("pdftotext"), ["-layout", file, "-"], { encoding: "utf8" });
    return words
      .split("\f")
      .slice(0, -1)
      .map((sheet) => sheet.split("\n").filter((line) => line.trim() !== ""));
  }

  /** Numbered lines of a text, as one cites them. */
  function numbered(all: readonly (readonly string[])[]): readonly (readonly [number, string])[] {
    return all
      .flatMap((sheet) => sheet.slice(1, -2))
      .flatMap((line) => {
        const found = /^\s*(\d+)\s+(\S.*)$/u.exec(line);
        return found === null ? [] : [[Number(found[1]), (found[2] ?? "").replaceAll(/\s+/gu, " ").trim()] as const];
      });
  }

  test("a text is a working copy: every line has its number, the same for both sides, whatever they read and print on", async () => {
    const us = await openProfile(browser);
    const here = new TextPage(us.page);
    await here.openText(node.link("the US head"));
    await here.tableFile("Working rules.txt", LONG);
    await here.recordLine.filter({ hasText: /^in the record$/u }).waitFor();
    const ours = await sheets(us.page, "A4");
    expect(ours.length).toBeGreaterThan(1);

    // The other side reads Russian, on a dark phone, and has other paper.
    const ru = await openProfile(browser, {
      locale: "ru-RU",
      colorScheme: "dark",
      viewport: { width: 360, height: 740 },
    });
    const there = new TextPage(ru.page);
    await there.openNarrow(node.link("the Russian head"), "text");
    await there.document.getByText("Article 30").waitFor();
    const theirs = await sheets(ru.page, "Letter");
    const lines = numbered(ours);
    expect(lines.map(([number]) => number)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.length).toBeGreaterThan(80);
    expect(numbered(theirs)).toEqual(lines);
    for (const { context } of [us, ru]) await context.close();
  });

  test("each sheet says what it is, from which record, printed when, and its number; nothing on it is to be pressed", async () => {
    const profile = await openProfile(browser);
    const text = new TextPage(profile.page);
    await text.openText(node.link("the US head"));
    await text.document.getByText("Article 30").waitFor();
    const all = await sheets(profile.page, "A4");
    for (const [index, sheet] of all.entries()) {
      expect(sheet[0]).toMatch(/^\s*Working rules\s+Working copy, as tabled$/u);
      expect(sheet.at(-2)).toMatch(
        new RegExp(`Behind closed doors: at the table\\s+${index + 1} ?/ ?${all.length}$`, "u"),
      );
      expect(sheet.at(-1)).toMatch(/^\s*From a record of \d+ entries · printed .* 20\d\d at \d\d:\d\d Geneva$/u);
      // A heading goes with what it heads.
      expect(sheet.at(-3)).not.toMatch(/Article \d+$/u);
    }
    const [first = []] = all;
    expect(first.join("\n")).toMatch(/\[US\] United States\s+\[RU\] Russian Federation/u);
    expect(all.flat().join("\n")).not.toMatch(/Previous|Next|Held by|Compile|Caucus|Menu|in the record/u);
    await profile.context.close();
  });

  test("the round's programme goes to paper first, black on white in the dark theme too, without what is pressed or filled in", async () => {
    const profile = await openProfile(browser, { colorScheme: "dark" });
    const round = new RoundPage(profile.page);
    await round.open(node.link("the US head"));
    const words = (await sheets(profile.page, "A4")).flat().join("\n");
    expect(words.indexOf("Programme")).toBeGreaterThan(0);
    expect(words.indexOf("Programme")).toBeLessThan(words.indexOf("Has the floor"));
    expect(words).not.toMatch(/Suspend|Begin now|Say off the record|Withdraw|Take up/u);
    await profile.page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colour = await profile.page.evaluate(() => getComputedStyle(document.body).color);
    expect(colour).toBe("rgb(22, 25, 26)");
    await profile.context.close();
  });
});
