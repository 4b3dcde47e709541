import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { LookPage } from "./page-models/look-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the first look", () => {
  const stage = setStage();

  test("what one side says the other reads, and the host gets a sealed row without a word of it", async () => {
    const profile = await stage.openProfile();
    const look = new LookPage(profile.page);
    await look.open(stage.node.firstLook);
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
    const profile = await stage.openProfile();
    const look = new LookPage(profile.page);
    await look.open(stage.node.firstLook);
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
