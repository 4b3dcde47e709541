import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the round", () => {
  const stage = setStage();

  test("the link's keys are gone from the address bar before the first screen is shown", async () => {
    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("a US adviser"));
    expect(new URL(profile.page.url()).hash).toBe("");
    await profile.page.goBack();
    expect(new URL(profile.page.url()).hash).toBe("");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("what the chair does, the other side sees; what is not one's to do is not offered", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new RoundPage(us.page), new RoundPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await expect.poll(() => here.floor.innerText()).toContain("Adviser, Russian Federation");
    expect(await there.button("Suspend").count()).toBe(0);

    await here.button("End the turn").click();
    await there.floor.getByText("Nobody has the floor").waitFor();
    await there.page.keyboard.press("f");
    await here.floor.getByText("Head, Russian Federation").waitFor();
    await here.waiting
      .filter({ hasText: "Head, Russian Federation" })
      .getByRole("button", { name: "Give the floor" })
      .click();
    await there.button("Yield the floor").waitFor();

    await here.button(/^Suspend$/u).click();
    await there.page.getByText(/^Suspended at/u).waitFor();
    await here.button("Resume").click();
    await there.page.getByText(/^In session since/u).waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("a head moves a name plate with the arrow keys, and the other side sees where it went", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new RoundPage(us.page), new RoundPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await here.plate("Adviser, place 1 of United States").focus();
    await here.page.keyboard.press("ArrowRight");
    await there.plate("Adviser, place 2 of United States").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("a head drags a name plate along the table, and the other side sees where it went", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new RoundPage(us.page), new RoundPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    const plate = here.plate(/^Secretary, place -1 of United States/u);
    const [from, next] = [await plate.boundingBox(), await here.plate(/^Note-taker, place -2/u).boundingBox()];
    if (from === null || next === null) throw new Error("The plates are drawn.");
    // As far again beyond the outermost plate as two places lie from each other.
    const far = 2 * (next.x - from.x);
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await here.page.mouse.move(x, y);
    await here.page.mouse.down();
    await here.page.mouse.move(x + far / 2, y, { steps: 4 });
    await here.page.mouse.move(x + far, y, { steps: 4 });
    await here.page.mouse.up();
    await there.plate(/^Secretary, place -3 of United States/u).waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("words are said, answered and read at the table with the keyboard alone, in Russian, on a phone", async () => {
    const us = await stage.openProfile();
    const here = new RoundPage(us.page);
    await here.open(stage.node.link("the US head"));
    const phone = await stage.openProfile({ locale: "ru-RU", viewport: { width: 320, height: 720 } });
    const there = new RoundPage(phone.page);
    await there.open(stage.node.link("the Russian head"));
    const talk = there.page.getByRole("region", { name: "Сказано за столом" });
    await talk.getByRole("button", { name: "Ответить" }).last().focus();
    await there.page.keyboard.press("Enter");
    await talk.getByRole("textbox", { name: "Сказать" }).focus();
    await there.page.keyboard.type("Читаем дальше.");
    await there.page.keyboard.press("Tab");
    await there.page.keyboard.press("Enter");
    await here.said
      .filter({ hasText: "Читаем дальше." })
      .getByText(/^In answer to/u)
      .waitFor();
    await expectAccessible(there.page);
    expect(await there.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

    await here.say("Off it: a pause?", "Say off the record");
    await talk.getByText("Off it: a pause?").waitFor();
    await there.page.reload();
    await talk.getByText("Читаем дальше.").waitFor();
    expect(await talk.getByText("Off it: a pause?").count()).toBe(0);
    expectNoTrouble(us, phone);
    for (const { context } of [us, phone]) await context.close();
  });

  test("what is invented says so where it stands, and what the report says is a page with its sources", async () => {
    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("a Russian adviser"));
    await round.title.getByText("invented for this example").waitFor();
    await round.floor.getByText("invented").first().waitFor();
    expect(await profile.page.getByText(/Sherman|Riabkov/u).count()).toBe(0);
    await profile.page.getByRole("link", { name: "What the report says" }).click();
    await profile.page.getByText("Wendy Sherman, US Deputy Secretary of State, headed the US delegation.").waitFor();
    await profile.page.getByText("As reported by a member of the Russian mission.").waitFor();
    await expectAccessible(profile.page);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("the chair suspends until a time at the venue, and whoever hosts proposes another programme", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new RoundPage(us.page), new RoundPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await here.button("Suspend until …").click();
    await here.page.getByLabel("To go on at, Geneva").fill("2031-12-15T14:30");
    await here.button("Suspend until then").click();
    await there.page.getByText(/to go on at 14:30 Geneva$/u).waitFor();
    await here.button("Resume").click();
    await here.button("Propose another programme").click();
    await here.page.getByLabel("What", { exact: true }).fill("The last reading");
    await here.page.getByLabel("Begins", { exact: true }).fill("2021-12-15T17:00");
    await here.button("Propose this programme").click();
    await there.page.getByText("The last reading").waitFor();
    await there.button("Agree to this plan").click();
    await here.page.getByText("Agreed to by Russian Federation.").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const round = new RoundPage(profile.page);
      await round.open(stage.node.link("the US head"));
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });

  test("the host closes the round, both heads seal it, and both screens say so", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new RoundPage(us.page), new RoundPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await here.button("Close the round").click();
    for (const one of [here, there]) await one.page.getByText("Sealed by nobody yet.").waitFor();
    await here.seal();
    await there.page.getByText("Sealed by United States.").waitFor();
    expect(await there.page.getByText("All sides sealed the same record.").count()).toBe(0);
    await there.seal();
    for (const one of [here, there]) {
      await one.page.getByText("Sealed by United States and Russian Federation.").waitFor();
      await one.page.getByText("All sides sealed the same record.").waitFor();
    }
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });
});
