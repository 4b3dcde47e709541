import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble, launchBrowser, openProfile } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";
import { WIDTHS, expectFitting } from "./stage/fitting.ts";
import { walkScreens } from "./stage/screens.ts";

describe.skipIf(lacks("chromium"))("a page in French", () => {
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

  test.each(WIDTHS)(
    "cuts off no words, does not scroll aside and is accessible on any screen of $device",
    async ({ viewport }) => {
      const profile = await openProfile(browser, { viewport, locale: "fr-FR" });
      await walkScreens(profile.page, node, async (screen) => {
        expect.soft(await profile.page.evaluate(() => document.documentElement.lang)).toBe("fr");
        await expectFitting(profile.page, screen);
        await expectAccessible(profile.page);
      });
      expectNoTrouble(profile);
      await profile.context.close();
    },
    240_000,
  );
});
