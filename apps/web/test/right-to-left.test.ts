import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { AppPage } from "./page-models/app-page.ts";
import { expectNoTrouble, launchBrowser, openProfile } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";

const SCREENS = ["dialogue", "round", "text", "steps", "record", "caucus", "settings", "press", "reported"];

/** Sets the page the other way round, as a right-to-left language would: the app has none yet. */
async function turnAround(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
}

/** The words of elements that cut off what is in them or reach beyond the page, by more than a rounding. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    // What scrolls by itself holds more than it shows, and what is made invisible is for who listens.
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.clientWidth !== 1 &&
      element.closest('[aria-hidden="true"]') === null;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((element) => isSeen(element) && element.textContent.trim() !== "" && !scrolls(element))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const clips = getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        return clips || left < -1 || right > wide + 1;
      })
      .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
  });
}

describe.skipIf(lacks("chromium"))("a page from right to left", () => {
  let node: ExampleNode;
  let browser: Browser;

  beforeAll(async () => {
    node = await startExampleNode();
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await node?.close();
  });

  test.each([
    { device: "a laptop", viewport: { width: 1360, height: 860 } },
    { device: "a phone", viewport: { width: 360, height: 740 } },
  ])(
    "has the navigation at its other side, cuts off no words and does not scroll aside on any screen of $device",
    async ({ device, viewport }) => {
      const profile = await openProfile(browser, { viewport });
      const app = new AppPage(profile.page);
      const found: unknown[] = [];
      for (const screen of SCREENS) {
        const { page } = profile;
        await app.openNarrow(node.link("the US head"), screen);
        await page.getByText("in the record", { exact: true }).first().waitFor();
        await turnAround(page);
        const way = device === "a phone" ? app.button("Menu") : page.getByRole("navigation").first();
        const { x = 0 } = (await way.boundingBox()) ?? {};
        found.push({
          screen,
          side: x > viewport.width / 2 ? "right" : "left",
          cutOff: await cutOff(page),
          aside: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        });
      }
      const side = device === "a phone" ? "left" : "right";
      expect(found).toEqual(SCREENS.map((screen) => ({ screen, side, cutOff: [], aside: 0 })));
      expectNoTrouble(profile);
    },
    120_000,
  );
});
