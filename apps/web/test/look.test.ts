import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { LookPage } from "./page-models/look-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble, launchBrowser, openProfile } from "./stage/browser.ts";
import { type ExampleNode, startExampleNode } from "./stage/example-node.ts";

describe.skipIf(lacks("chromium"))("the first look", () => {
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

  test("what one side says the other reads, and the host gets a sealed row without a word of it", async () => {
    const profile = await openProfile(browser);
    const look = new LookPage(profile.page);
    await look.open(node.firstLook);
    const words = "Ptarmigan at the far end";
    const before = await look.host.getByRole("listitem").first().innerText();
    await look.say("United States", words);
    await look.side("Russian Federation").getByText(words).waitFor();
    await expect.poll(() => look.host.getByRole("listitem").first().innerText()).not.toBe(before);
    const row = await look.host.getByRole("listitem").first().innerText();
    expect(row).toContain("sealed");
    expect(await look.host.innerText()).not.toContain("Ptarmigan");
    expect(new URL(profile.page.url()).hash).toBe("");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("an entry that the host alters is refused on both sides, visibly", async () => {
    const profile = await openProfile(browser);
    const look = new LookPage(profile.page);
    await look.open(node.firstLook);
    await look.host
      .getByRole("button", { name: /^Tamper with it: place/u })
      .first()
      .click();
    for (const side of ["United States", "Russian Federation"]) {
      const notice = look.side(side).getByRole("alert");
      await expect.poll(() => notice.innerText()).toContain("This device refused the record");
      expect(await notice.innerText()).toContain("RECORD_CONTRADICTS");
    }
    await expectAccessible(profile.page);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
