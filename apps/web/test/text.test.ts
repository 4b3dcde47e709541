import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the text", () => {
  const stage = setStage();

  test("a bracket tells who holds it, since when by the venue's clock, and what is made up says so", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    await text.bracket("and read it aloud").click();
    await text.margin.getByRole("heading", { name: "Held by United States" }).waitFor();
    const margin = await text.margin.innerText();
    expect(margin).toMatch(/\d\d:\d\d Geneva/u);
    expect(margin).toContain("invented");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("by the keyboard alone one goes from bracket to bracket and back out", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    await profile.page.keyboard.press("n");
    await text.margin.getByRole("heading", { name: /^Held by/u }).waitFor();
    const first = await text.margin.innerText();
    await profile.page.keyboard.press("n");
    await expect.poll(() => text.margin.innerText()).not.toBe(first);
    await profile.page.keyboard.press("ArrowLeft");
    await expect.poll(() => text.margin.innerText()).not.toBe("");
    await profile.page.keyboard.press("Escape");
    await text.margin.getByRole("heading", { name: "The text as a whole" }).waitFor();
    await profile.context.close();
  });

  test("a holder lifts its own reservation, and the other side sees it gone", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await there.bracket("and read it aloud").click();
    await there.margin.getByRole("heading", { name: "Held by United States" }).waitFor();
    expect(await there.margin.getByRole("button", { name: "Lift" }).count()).toBe(0);
    await here.bracket("and read it aloud").click();
    await here.margin.getByRole("button", { name: "Lift" }).click();
    await expect.poll(() => there.bracket("and read it aloud").count()).toBe(0);
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("what one types is a bracket of one's own once it is tabled, and agreed once the other side accepts it", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await there.write("Having sat at one long table", "end");
    await there.page.keyboard.press("Backspace");
    await there.page.keyboard.type(" and once more in December,");
    await there.button("Table it …").click();
    await there.preview.getByText("December").waitFor();
    expect(await here.document.getByText("December").count()).toBe(0);
    await there.preview.getByRole("button", { name: "Table it" }).click();
    await here.bracket("and once more in December").click();
    await here.margin.getByRole("heading", { name: "Held by Russian Federation" }).waitFor();
    await here.margin
      .getByRole("button", { name: /^Accept/u })
      .first()
      .click();
    await expect.poll(() => there.bracket("December").count()).toBe(0);
    await there.provision("and once more in December,").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("the text is taken out as plain text, with the brackets in its lines", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    const file = await text.takeOut("Plain text");
    expect(file.name).toMatch(/[.]txt$/u);
    const lines = new TextDecoder("utf-8", { fatal: true }).decode(file.bytes).split("\n\n");
    expect(lines.find((line) => line.includes("The two sides"))).toMatch(/The two sides .*\[.*shall.*\]/u);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("a draft is still there after a reload in the middle of typing, and nobody else has seen it", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.write("Their interpreters keep", "start");
    await here.page.keyboard.type("Every day ");
    await expect.poll(() => here.editor.innerText()).toContain("Every day Their interpreters");
    await us.page.getByText("Kept on this device alone").waitFor();
    await us.page.reload();
    await here.document.waitFor();
    await here
      .provision("Their interpreters keep")
      .first()
      .dblclick({ position: { x: 300, y: 18 } });
    await expect.poll(() => here.editor.innerText()).toContain("Every day Their interpreters");
    expect(await there.document.getByText("Every day").count()).toBe(0);
    await here.button("Discard").click();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone, with the margin open", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const text = new TextPage(profile.page);
      await text.open(stage.node.link("the Russian head"));
      await profile.page.goto(profile.page.url().replace(/[^/]+$/u, "text"));
      await text.bracket("shall").click();
      await text.margin.getByRole("heading", { name: /^Held by/u }).waitFor();
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });
});
