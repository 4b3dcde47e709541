import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { JoinPages } from "./page-models/join-pages.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { SettingsPage } from "./page-models/settings-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("settings", () => {
  const stage = setStage();

  test("a head invites a delegate, who comes in by the link; changes the role; takes the device back", async () => {
    const [us, fresh] = await stage.openTwoSides();
    const head = new SettingsPage(us.page);
    const guest = new JoinPages(fresh.page);
    await new RoundPage(us.page).open(stage.node.link("the US head"));
    await head.goTo("Settings");
    const link = await head.invite("Carla Fresh");

    await guest.page.goto(link);
    await guest.page.getByText("United States invites you to “Dialogue”.").waitFor();
    await guest.page.getByText("You come in as Carla Fresh, adviser.").waitFor();
    await expectAccessible(guest.page);
    await guest.button("Make the keys and ask to be let in").click();
    await guest.welcome.waitFor();
    await guest.page.getByText("Carla Fresh, adviser, United States.").waitFor();
    await guest.button("Acknowledge the rules").click();
    await guest.page.getByText("You have acknowledged the house rules.").waitFor();

    // What one's own side has found is read before the rooms it was found in.
    await guest.page.goto(guest.page.url().replace(/[^/]+$/u, "settings"));
    const rooms = guest.page.getByRole("region", { name: "Where the rooms lie" }).getByRole("listitem");
    await rooms.filter({ hasText: "At the table" }).waitFor();
    expect(await rooms.first().innerText()).toContain("Your caucus");

    const row = head.delegate("Carla Fresh, adviser");
    await row.getByRole("button", { name: "Change the role: Carla Fresh" }).click();
    await row.getByRole("button", { name: /Role$/u }).click();
    await head.page.getByRole("option", { name: "Note-taker" }).click();
    await row.getByRole("button", { name: "Change it in every room" }).click();
    await head.delegate("Carla Fresh, note-taker").waitFor();

    const changed = head.delegate("Carla Fresh, note-taker");
    await changed.getByRole("button", { name: "Take the device back: Carla Fresh" }).click();
    await expectAccessible(head.page);
    await changed.getByRole("button", { name: "Take it back now" }).click();
    await changed.getByText("taken back in every room").waitFor();
    await changed.getByText("At the table: taken back").waitFor();
    await guest.page.reload();
    await guest.page.getByRole("heading", { name: "This device was revoked" }).waitFor();
    await expectAccessible(guest.page);
    expectNoTrouble(us, fresh);
    for (const { context } of [us, fresh]) await context.close();
  });

  test("an invitation that was taken back says so to whoever opens it", async () => {
    const [us, fresh] = await stage.openTwoSides();
    const head = new SettingsPage(us.page);
    await new RoundPage(us.page).open(stage.node.link("the US head"));
    await head.goTo("Settings");
    const link = await head.invite("Dora Late");
    await head.button("Take it back: Dora Late").click();
    await expect.poll(() => head.button("Take it back: Dora Late").count()).toBe(0);
    await fresh.page.goto(link);
    await fresh.page.getByRole("heading", { level: 1, name: "This invitation was taken back" }).waitFor();
    expectNoTrouble(us, fresh);
    for (const { context } of [us, fresh]) await context.close();
  });

  test("a head compares the other side's words later, and the app says on what the key rests", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new SettingsPage(us.page), new SettingsPage(ru.page)];
    await new RoundPage(us.page).open(stage.node.link("the US head"));
    await new RoundPage(ru.page).open(stage.node.link("the Russian head"));
    const words: string[][] = [];
    for (const pages of [here, there]) {
      await pages.goTo("Settings");
      await pages.button("Words to compare: United States").click();
      const list = pages.page.getByRole("listitem").filter({ hasText: "Put away" }).getByRole("list");
      words.push((await list.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, " ")));
    }
    expect(words[0]).toEqual(words[1]);
    await there.button("The words are the same").click();
    await there.page.getByText("compared: its words were read aloud").waitFor();
    await there.page.reload();
    await there.page.getByText("compared: its words were read aloud").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("an adviser sees whom to ask, and forgets this device; in Russian, on a phone, with the keyboard", async () => {
    const profile = await stage.openProfile({
      locale: "ru-RU",
      viewport: { width: 320, height: 720 },
      colorScheme: "dark",
    });
    const { page } = profile;
    await new RoundPage(page).open(stage.node.link("a Russian adviser"));
    await page.goto(page.url().replace(/round$/u, "settings"));
    await page.getByText("Людей и другие ваши устройства приглашает глава").waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole("button", { name: "Забыть это устройство" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Стереть сейчас" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("На этом устройстве", { exact: false }).first().waitFor();
    await expect
      .poll(async () => (await page.evaluate(() => indexedDB.databases())).map(({ name }) => name))
      .toEqual(["longtable-seats"]);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
