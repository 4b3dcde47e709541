import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble, launchBrowser, openProfile } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";

describe.skipIf(lacks("chromium"))("what the public reads", () => {
  let node: ExampleNode;
  let browser: Browser;
  beforeAll(async () => {
    node = await startExampleNode();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
  });

  test("is everything published, with its corrections, for whoever has no seat here", async () => {
    const profile = await openProfile(browser);
    const { page } = profile;
    await page.goto(node.pressPage);
    const statement = page.getByRole("article").filter({ hasText: "looks forward to productive discussions" });
    await statement.getByText(/Signed by the delegation/u).waitFor();
    await page.getByRole("article").getByText("Corrected: The title did not say how many").waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    await expectAccessible(page);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
