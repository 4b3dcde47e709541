import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("trading brackets", () => {
  const stage = setStage();

  test("a package is offered of proposals gathered, and agreed all together", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await there.select("at least");
    await there.margin.getByRole("button", { name: /^Mark/u }).click();
    await there.document.locator("[data-edge='[']").last().click();
    await there.margin.getByRole("button", { name: /^Mark/u }).click();
    await there.foot.getByRole("button", { name: "Offer the package of 2 …" }).click();
    await there.preview.getByRole("button", { name: "Table it" }).click();
    const offered = here.margin.getByRole("region", { name: "Held by Russian Federation" });
    await offered.getByText("It holds 2 proposals together").waitFor();
    await offered
      .getByRole("button", { name: /^Accept/u })
      .first()
      .click();
    await expect.poll(() => there.bracket("at least").count()).toBe(0);
    await expect.poll(() => there.document.locator("[data-edge='[']").count()).toBe(1);
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("accepting one option of a choice shows first what goes with it, and closes the others", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await there.bracket("should").click();
    await there.margin.getByRole("heading", { name: "Held by Russian Federation" }).waitFor();
    await there.margin.getByText("Russian Federation accepts it").waitFor();
    // Its own side has accepted it as it is by putting it forward: there is nothing more for it to accept.
    await there.margin.getByRole("button", { name: "Withdraw" }).waitFor();
    expect(await there.margin.getByRole("button", { name: /^Accept/u }).count()).toBe(0);
    await here.bracket("should").click();
    await here.margin.getByRole("heading", { name: "Held by Russian Federation" }).waitFor();
    await here.margin.getByRole("button", { name: "Accept …" }).click();
    await here.margin.getByText(/accepting it accepts that too/u).waitFor();
    await here.margin.getByRole("button", { name: "Accept all of this" }).click();
    await there.provision("The two sides should meet").waitFor();
    await expect.poll(() => there.bracket("shall").count()).toBe(0);
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("an invisible character is shown, and stops a head's initials until it was acknowledged", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.write("Having sat at one long table", "end");
    await here.page.keyboard.press("ArrowLeft");
    await here.page.keyboard.insertText("\u200b still");
    await here.button("Table it …").click();
    await here.preview.getByText("U+200B").waitFor();
    await here.preview.getByRole("button", { name: "Table it" }).click();
    await there.bracket("still").click();
    await there.margin
      .getByRole("button", { name: /^Accept/u })
      .first()
      .click();
    await expect.poll(() => here.bracket("still").count()).toBe(0);
    for (const side of [here, there]) {
      await side
        .provision("still")
        .first()
        .click({ position: { x: 60, y: 18 } });
      await side.margin.getByRole("button", { name: "Agree to it as it is" }).click();
      await side.margin.getByText("Agreed to by").first().waitFor();
    }
    await there.margin.getByText("draws nothing: zero width space").waitFor();
    expect(await there.margin.getByRole("button", { name: "Initial it" }).count()).toBe(0);
    await there.margin.getByText(/^I have looked at these characters/u).click();
    await there.margin.getByRole("button", { name: "Initial it" }).click();
    await there.margin.getByText("Initialled by").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("in Russian, on a phone of 320 pixels, by the keyboard alone: from a bracket to a proposal that is tabled", async () => {
    const profile = await stage.openProfile({ locale: "ru-RU", viewport: { width: 320, height: 740 } });
    const text = new TextPage(profile.page);
    await text.open(stage.node.link("the Russian head"));
    await profile.page.goto(profile.page.url().replace(/[^/]+$/u, "text"));
    await text.document.waitFor();
    await profile.page.keyboard.press("n");
    await text.margin.getByRole("heading", { name: /^Держит/u }).waitFor();
    await profile.page.keyboard.press("Escape");
    await text.document.focus();
    for (let step = 0; step < 6; step += 1) await profile.page.keyboard.press("ArrowDown");
    await profile.page.keyboard.press("Enter");
    await text.editor.waitFor();
    await profile.page.keyboard.press("Control+End");
    await profile.page.keyboard.type(" Вместе.");
    await profile.page.keyboard.press("Control+Enter");
    await text.preview.getByText("Вместе.").waitFor();
    await expectAccessible(profile.page);
    await text.preview.getByRole("button", { name: "Внести" }).focus();
    await profile.page.keyboard.press("Enter");
    await text.bracket("Вместе.").waitFor();
    const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("words chosen in a provision are reserved, and the other side reads exactly those as held", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.write("Their interpreters keep", "start");
    expect(await here.button("Reserve these words …").count()).toBe(0);
    for (let word = 0; word < 2; word += 1) await here.page.keyboard.press("Control+Shift+ArrowRight");
    await here.button("Reserve these words …").click();
    await here.preview.locator("[data-as='reserved']").getByText("Their interpreters", { exact: true }).waitFor();
    await here.preview.getByText("One reservation would be placed").waitFor();
    expect(await there.bracket("Their interpreters").count()).toBe(0);
    await here.preview.getByRole("button", { name: "Table it" }).click();
    await there.bracket("Their interpreters").locator("bdi").getByText("Their interpreters", { exact: true }).click();
    await there.margin.getByRole("heading", { name: "Held by United States" }).waitFor();
    expect(await there.bracket("Their interpreters").getAttribute("data-as")).toBe("reserved");
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });
});
