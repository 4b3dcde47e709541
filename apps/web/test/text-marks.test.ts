import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble, launchBrowser, openTwoSides } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";

describe.skipIf(lacks("chromium"))("brackets of a file that have no partner", () => {
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

  test("are taken out once every party has said so; until then each reads who has, and for whom it waits", async () => {
    const profiles = await openTwoSides(browser);
    const [here, there] = [new TextPage(profiles[0].page), new TextPage(profiles[1].page)];
    await here.openText(node.link("the US head"));
    await there.openText(node.link("the Russian head"));
    await here.tableFile("Marks.txt", "1. The sides meet twice a year ] in Geneva.\n\n2. They keep notes.\n");
    const mark = (side: TextPage) => side.document.getByRole("group", { name: /without its partner/u });
    await mark(there).waitFor();
    await mark(here).click();
    await here.margin.getByRole("button", { name: "Remove it" }).click();
    await here.margin.getByText("To be removed, says United States; it waits for Russian Federation.").waitFor();
    await mark(there).click();
    await there.margin.getByText("To be removed, says United States; it waits for Russian Federation.").waitFor();
    await expectAccessible(there.page);
    await there.margin.getByRole("button", { name: "Remove it" }).click();
    for (const side of [here, there]) await expect.poll(() => mark(side).count()).toBe(0);
    await here.provision("The sides meet twice a year in Geneva.").waitFor();
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });
});
