import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("what the public reads", () => {
  const stage = setStage();

  test("is everything published, with its corrections, for whoever has no seat here", async () => {
    const profile = await stage.openProfile();
    const { page } = profile;
    await page.goto(stage.node.pressPage);
    const statement = page.getByRole("article").filter({ hasText: "looks forward to productive discussions" });
    await statement.getByText(/Signed by the delegation/u).waitFor();
    await page.getByRole("article").getByText("Corrected: The title did not say how many").waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    await expectAccessible(page);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
