import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { JoinPages } from "./page-models/join-pages.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { SettingsPage } from "./page-models/settings-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble, launchBrowser, openProfile, openTwoSides } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";
import { writeFilm } from "./stage/film.ts";
import { tellingPhotograph } from "./stage/photograph.ts";

describe.skipIf(lacks("chromium"))("a badge's code", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-film-"));
  const film = join(folder, "badge.y4m");
  let node: ExampleNode;
  let browser: Browser;
  beforeAll(async () => {
    node = await startExampleNode();
    browser = await launchBrowser(["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`]);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is read from a picture, and the other side's key is then known to be the one on it", async () => {
    const [us, ru] = await openTwoSides(browser);
    const [here, there] = [new SettingsPage(us.page), new SettingsPage(ru.page)];
    for (const [pages, seat] of [
      [here, "the US head"],
      [there, "the Russian head"],
    ] as const) {
      await new RoundPage(pages.page).open(node.link(seat));
      await pages.goTo("Settings");
    }
    const theirs = await there.photographBadge();
    await here.button("Scan their badge").click();
    await expectAccessible(here.page);
    await here.choosePicture(await tellingPhotograph(here.page, "no code here"));
    await here.page.getByText("No code was found in this picture.").waitFor();
    await here.choosePicture(theirs);
    await here.page.getByText("The key of Russian Federation is the one on the badge.").waitFor();
    await here.keys.getByText("scanned from a badge").waitFor();
    await here.page.reload();
    await here.keys.getByText("scanned from a badge").waitFor();

    await there.button("Scan their badge").click();
    await there.choosePicture(theirs);
    await there.page.getByText("This is your own delegation’s badge.").waitFor();
    expect(await there.keys.getByText("scanned from a badge").count()).toBe(0);
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("is read by the camera, on a phone, and the camera is off as soon as it was", async () => {
    const other = await openProfile(browser);
    const there = new SettingsPage(other.page);
    await new RoundPage(other.page).open(node.link("a Russian adviser"));
    await there.goTo("Settings");
    await writeFilm(other.page, await there.photographBadge(), film);
    const profile = await openProfile(browser, {
      viewport: { width: 320, height: 720 },
      colorScheme: "dark",
      permissions: ["camera"],
    });
    const here = new SettingsPage(profile.page);
    await here.openNarrow(node.link("a US adviser"), "settings");
    await here.button("Scan their badge").click();
    await here.button("Use the camera").click();
    await here.page.getByText("The key of Russian Federation is the one on the badge.").waitFor();
    expect(await here.page.locator("video").count()).toBe(0);
    expect(await here.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expectNoTrouble(other, profile);
    for (const { context } of [other, profile]) await context.close();
  });

  test("where the camera may not be used, says so and that a picture does", async () => {
    const profile = await openProfile(browser);
    const here = new SettingsPage(profile.page);
    await new RoundPage(profile.page).open(node.link("a US adviser"));
    await here.goTo("Settings");
    await here.button("Scan their badge").click();
    await here.button("Use the camera").click();
    await here.page.getByText("There is no camera here, or this browser may not use it.").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("of another dialogue is not believed", async () => {
    const elsewhere = await startExampleNode();
    try {
      const [us, ru] = await openTwoSides(browser);
      const [here, there] = [new SettingsPage(us.page), new SettingsPage(ru.page)];
      await new RoundPage(us.page).open(node.link("the US head"));
      await new RoundPage(ru.page).open(elsewhere.link("the Russian head"));
      for (const pages of [here, there]) await pages.goTo("Settings");
      await here.button("Scan their badge").click();
      await here.choosePicture(await there.photographBadge());
      await here.page.getByText("This badge is of another dialogue than yours.").waitFor();
      expect(await here.keys.getByText("scanned from a badge").count()).toBe(0);
      expectNoTrouble(us, ru);
      for (const { context } of [us, ru]) await context.close();
    } finally {
      await elsewhere.close();
    }
  });

  test("an adviser's second device comes in by the code that the head's screen shows", async () => {
    const [us, fresh] = await openTwoSides(browser);
    const head = new SettingsPage(us.page);
    const guest = new SettingsPage(fresh.page);
    await new RoundPage(us.page).open(node.link("the US head"));
    await head.goTo("Settings");
    await head.invite("Eva Twice");
    const first = await openProfile(browser);
    const link = (await head.people.getByText("/join#").innerText()).trim();
    await first.page.goto(link);
    await new JoinPages(first.page).button("Make the keys and ask to be let in").click();
    await new JoinPages(first.page).welcome.waitFor();

    await head.button("Another device: Eva Twice").click();
    const code = await head.page.getByRole("figure", { name: "The link as a code to scan" }).screenshot();
    await guest.page.goto(node.origin);
    await guest.button("Scan an invitation").click();
    await expectAccessible(guest.page);
    await guest.choosePicture(code);
    await guest.page.getByText("You come in as Eva Twice, adviser.").waitFor();
    await guest.button("Make the keys and ask to be let in").click();
    await new JoinPages(guest.page).welcome.waitFor();
    await head.button("Take the device back: Eva Twice").nth(1).waitFor();
    expectNoTrouble(us, fresh, first);
    for (const { context } of [us, fresh, first]) await context.close();
  });
});
