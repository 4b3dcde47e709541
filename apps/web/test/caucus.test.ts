import { Buffer } from "node:buffer";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { CaucusPage } from "./page-models/caucus-page.ts";
import { RecordPage } from "./page-models/record-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the caucus", () => {
  const stage = setStage();

  test("keeps notes and red lines to one side, until somebody tables the words, having seen what will be seen", async () => {
    const [us, ru] = await stage.openTwoSides();
    const here = new CaucusPage(us.page);
    const there = new RecordPage(ru.page);
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await here.page.getByText("which is not your own side’s").waitFor();
    await here.button("Write a note").click();
    await here.page.getByLabel("Note", { exact: true }).fill("Not more than one page.");
    await here.page.getByRole("button", { name: /What it is$/u }).click();
    await here.page.getByRole("option", { name: "Red line" }).click();
    await here.button("Keep it in the caucus").click();
    const note = here.section("Notes and instructions").getByRole("listitem").filter({ hasText: "Not more than" });
    await note.getByText("Red line").waitFor();

    await there.filter("About", "words for the record");
    expect(await there.acts.filter({ hasText: "Not more than one page." }).count()).toBe(0);
    await note.getByRole("button", { name: "Put these words to the table" }).click();
    await note.getByText("Everybody at the table will see this").waitFor();
    await note.getByRole("button", { name: "Say it at the table" }).click();
    await there.acts.filter({ hasText: "Not more than one page." }).waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("words off the record are heard by one's own side and are in no record; those for it are, and can be answered", async () => {
    const [head, adviser] = await stage.openTwoSides();
    const [here, there] = [new CaucusPage(head.page), new CaucusPage(adviser.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("a US adviser"));
    await here.say("Between us: wait.", "Say off the record");
    await there.section("Talk").getByText("Between us: wait.").waitFor();
    await here.section("Talk").getByText("Between us: wait.").waitFor();
    await there.say("We wait until noon.", "Say for the record");
    await here.section("Talk").getByText("We wait until noon.").waitFor();
    await here.section("Talk").getByRole("listitem").filter({ hasText: "until noon" }).getByRole("button").click();
    await here.say("Agreed.", "Say for the record");
    await there.section("Talk").getByText("In answer to “We wait until noon.”").waitFor();
    await here.page.reload();
    await here.section("Talk").getByText("Agreed.").waitFor();
    expect(await here.section("Talk").getByText("Between us: wait.").count()).toBe(0);
    expectNoTrouble(head, adviser);
    for (const { context } of [head, adviser]) await context.close();
  });

  test("a file goes sealed to one's own side, and comes out as it went in", async () => {
    const [head, adviser] = await stage.openTwoSides();
    const [here, there] = [new CaucusPage(head.page), new CaucusPage(adviser.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("a US adviser"));
    const folder = await mkdtemp(join(tmpdir(), "longtable-files-"));
    const content = "What we may offer, and in which order.";
    await writeFile(join(folder, "offers.txt"), content);
    await here.page.locator('input[type="file"]').setInputFiles(join(folder, "offers.txt"));
    const downloading = there.page.waitForEvent("download");
    await there.button("Take offers.txt").click();
    expect(await readFile(await (await downloading).path(), "utf8")).toBe(content);
    await rm(folder, { recursive: true });
    expectNoTrouble(head, adviser);
    for (const { context } of [head, adviser]) await context.close();
  });

  test("a file that cannot leave yet is stopped, or goes on by itself once the node is back", async () => {
    const [head, adviser] = await stage.openTwoSides();
    const [here, there] = [new CaucusPage(head.page), new CaucusPage(adviser.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("a US adviser"));
    await stage.node.cut();
    await here.recordLine.filter({ hasText: "no connection" }).waitFor();
    const files = here.section("Files");
    const choose = async (name: string): Promise<void> => {
      const buffer = Buffer.from(`What is in ${name}.`);
      await here.page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/plain", buffer });
      await files.getByRole("progressbar", { name: `${name} is on its way` }).waitFor();
    };
    await choose("stopped.txt");
    await files.getByRole("listitem").filter({ hasText: "stopped.txt" }).getByRole("button", { name: "Stop" }).click();
    await files.getByText("stopped.txt").waitFor({ state: "detached" });
    await choose("kept.txt");
    await stage.node.again();
    for (const pages of [here, there]) await pages.backOnline();
    await there.button("Take kept.txt").waitFor();
    expect(await there.page.getByText("stopped.txt").count()).toBe(0);
    for (const { context } of [head, adviser]) await context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const caucus = new CaucusPage(profile.page);
      await caucus.openNarrow(stage.node.link("the US head"), "caucus");
      await caucus.button("Write a note").click();
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });
});
