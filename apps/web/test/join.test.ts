import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { JoinPages } from "./page-models/join-pages.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

const UPPER = { name: "Ada Upper", delegation: "Upper valley", short: "UV", capital: "Upton" };
const LOWER = { name: "Bo Lower", delegation: "Lower valley", short: "LV", capital: "Lowton" };

describe.skipIf(lacks("chromium"))("joining", () => {
  const stage = setStage();

  test("two heads convene by a link, read the same words, and find each other at the table", async () => {
    const [upper, lower] = await stage.openTwoSides();
    const [here, there] = [new JoinPages(upper.page), new JoinPages(lower.page)];
    const link = await here.convene(stage.node.origin, UPPER, LOWER.delegation);
    await expectAccessible(here.page);

    await there.page.goto(link);
    await there.page.getByText("Upper valley invites you to “Dialogue on the river”.").waitFor();
    expect(new URL(there.page.url()).hash).toBe("");
    await expectAccessible(there.page);
    await there.button("Make the keys and answer").click();
    await there.page.getByText("This is needed.").first().waitFor();
    await there.writeHead(LOWER);
    await there.button("Make the keys and answer").click();

    const read = await here.comparedWords();
    expect(read).toHaveLength(2);
    expect(await there.comparedWords()).toEqual(read);
    await expectAccessible(here.page);
    await there.button("The words are the same").click();
    // A head may close the page in the middle of everything and go on.
    await here.page.reload();
    await here.button("The words are the same").click();

    await here.welcome.waitFor();
    await there.welcome.waitFor();
    await here.page.getByText("Ada Upper, head, Upper valley.").waitFor();
    await expectAccessible(here.page);
    expectNoTrouble(upper, lower);
    for (const { context } of [upper, lower]) await context.close();
  });

  test("a sheet is printed, typed back, and then on paper alone", async () => {
    const [upper, lower] = await stage.openTwoSides();
    const [here, there] = [new JoinPages(upper.page), new JoinPages(lower.page)];
    await there.page.goto(await here.convene(stage.node.origin, UPPER, LOWER.delegation));
    await there.writeHead(LOWER);
    await there.button("Make the keys and answer").click();
    for (const pages of [there, here]) await pages.button("Compare later").click();
    await here.welcome.waitFor();

    const reading = here.page.getByRole("region", { name: "Reading sheet" });
    await reading.getByRole("button", { name: "Show it and print" }).click();
    const words = await reading
      .getByRole("region", { name: "Words of the sheet" })
      .getByRole("listitem")
      .allInnerTexts();
    expect(words).toHaveLength(24);
    await expectAccessible(here.page);
    await here.page.emulateMedia({ media: "print" });
    expect(await here.page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
    await here.page.emulateMedia({ media: "screen" });

    await reading.getByRole("button", { name: "Check the paper" }).click();
    await reading.getByRole("textbox").first().fill("zebra");
    await reading.getByRole("button", { name: "Check", exact: true }).click();
    await reading.getByText("That is not what the sheet says.").waitFor();
    for (const field of await reading.getByRole("textbox").all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
      const number = Number(/\d+/u.exec(label)?.[0]);
      await field.fill((words[number - 1] ?? "").replaceAll(/[\d\s]/gu, ""));
    }
    await reading.getByRole("button", { name: "Check", exact: true }).click();
    await reading.getByText("On paper alone: it is no longer on this device.").waitFor();
    expectNoTrouble(upper, lower);
    for (const { context } of [upper, lower]) await context.close();
  });

  test("a link that was used says so, calmly, and what to do", async () => {
    const [upper, lower] = await stage.openTwoSides();
    const third = await stage.openProfile();
    const [here, there, late] = [new JoinPages(upper.page), new JoinPages(lower.page), new JoinPages(third.page)];
    const link = await here.convene(stage.node.origin, UPPER, LOWER.delegation);
    await there.page.goto(link);
    await there.writeHead(LOWER);
    await there.button("Make the keys and answer").click();
    await here.comparedWords();
    await late.page.goto(link);
    await late.page.getByRole("heading", { level: 1, name: "This link was used" }).waitFor();
    await expectAccessible(late.page);

    await late.page.goto(`${stage.node.origin}/join#abc`);
    await late.page.getByRole("heading", { level: 1, name: "This is not a whole link" }).waitFor();
    // Whoever has it already comes back to where they stand.
    await there.page.goto(link);
    await there.comparedWords();
    expectNoTrouble(upper, lower, third);
    for (const { context } of [upper, lower, third]) await context.close();
  });

  test("convening and joining work with the keyboard alone, in Russian, on a phone of 320 pixels", async () => {
    const profile = await stage.openProfile({ locale: "ru-RU", viewport: { width: 320, height: 720 } });
    const { page } = profile;
    await page.goto(`${stage.node.origin}/`);
    await page.getByRole("link", { name: "Созвать диалог" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Созвать диалог" }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const write = async (text: string): Promise<void> => {
      await page.keyboard.press("Tab");
      await page.keyboard.type(text);
    };
    await page.getByRole("link", { name: "Longtable" }).focus();
    for (const text of ["Река", "Договориться о воде.", "Два совета", "Встреча в мае", "Ада", "Верхняя долина", "UV"]) {
      await write(text);
    }
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await write("Нижняя долина");
    await page.getByRole("button", { name: "Создать ключи и ссылки" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ожидание других глав" }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
