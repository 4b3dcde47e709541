import type { Page } from "playwright-core";
import { describe, expect } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { setStage } from "./stage/stage.ts";
import { testWalk } from "./stage/walk.ts";

async function expectFrench(page: Page, screen: string): Promise<void> {
  const language = await page.evaluate(() => document.documentElement.lang);
  expect.soft({ screen, language }).toEqual({ screen, language: "fr" });
}

describe.skipIf(lacks("chromium"))("a page in French", () => {
  testWalk(setStage(), { options: { locale: "fr-FR" }, see: ({ page }, screen) => expectFrench(page, screen) });
});
