import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { type Width, expectFitting } from "./stage/fitting.ts";
import { setStage } from "./stage/stage.ts";
import { testWalk } from "./stage/walk.ts";

const ARABIC = "يحتفظ المترجمون بملاحظاتهم";

/** Keeps every page the other way round from its first moment on, as a right-to-left language would: the app has none yet. */
async function turnAround(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const turn = (): void => {
      const root = document.documentElement as HTMLElement | null;
      if (root !== null && root.dir !== "rtl") root.dir = "rtl";
    };
    turn();
    new MutationObserver(turn).observe(document, { subtree: true, childList: true, attributeFilter: ["dir"] });
  });
}

/** The navigation is at its other side: at the right on a laptop, its button at the left on a phone. */
async function expectTurned(page: Page, screen: string, { device, viewport }: Width): Promise<void> {
  const isPhone = device === "a phone";
  const way = isPhone
    ? page.getByRole("button", { name: "Menu" })
    : page.getByRole("navigation").first().getByRole("link").first();
  const { x = 0 } = (await way.boundingBox()) ?? {};
  expect.soft({ screen, isAtRight: x > viewport.width / 2 }).toEqual({ screen, isAtRight: !isPhone });
}

describe.skipIf(lacks("chromium"))("a page from right to left", () => {
  const stage = setStage();

  testWalk(stage, {
    before: ({ page }) => turnAround(page),
    see: async ({ page }, screen, isSeat, width) => {
      if (isSeat) await expectTurned(page, screen, width);
    },
  });

  test("words tabled from right to left stand in a page from left to right without turning it", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    await text.tableFile("Arabic.txt", `${ARABIC}.\n\nTheir interpreters keep “${ARABIC}”, 1.\n`);
    const directions = await text.document
      .locator("[data-node] [dir=auto]")
      .evaluateAll((all) =>
        all
          .filter(({ textContent }) => textContent.includes("يحتفظ"))
          .map((element) => getComputedStyle(element).direction),
      );
    expect(directions).toEqual(["rtl", "ltr"]);
    expect(await profile.page.evaluate(() => document.documentElement.dir)).toBe("ltr");
    // Its title runs from the right, and stands where every title stands.
    await text.tableFile(`${ARABIC}.txt`, `${ARABIC}.\n`);
    const title = profile.page.getByRole("heading", { level: 1, name: ARABIC });
    await title.waitFor();
    const stands = await title.evaluate((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return {
        from: words.getBoundingClientRect().left - element.getBoundingClientRect().left,
        direction: getComputedStyle(element).direction,
      };
    });
    expect(stands).toEqual({ from: 0, direction: "rtl" });
    await expectFitting(profile.page, "text");
    await expectAccessible(profile.page);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
