import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

const WORDS =
  "1. The sides meet [twice] a year [in Geneva].\n\n2. They keep [written] notes.\n\n3. Notes are [not] public.\n";

describe.skipIf(lacks("chromium"))("the chair's call on brackets that nobody holds", () => {
  const stage = setStage();

  /** Both sides on a text of such brackets that both have taken as the basis. The US head is in the chair. */
  async function bothOn(name: string) {
    const profiles = await stage.openTwoSides();
    const [here, there] = [new TextPage(profiles[0].page), new TextPage(profiles[1].page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.tableFile(`${name}.txt`, WORDS);
    for (const side of [here, there]) {
      await side.page.getByRole("heading", { level: 1, name }).waitFor();
      await side.button("Accept it as the basis").click();
    }
    for (const side of [here, there]) await side.stage.getByText("The basis of the talks, accepted by all.").waitFor();
    return { here, there, profiles };
  }

  test("several are marked by the keyboard, called on at once, and go with the other side's next act", async () => {
    const { here, there, profiles } = await bothOn("Calling");
    const keys = here.page.keyboard;
    for (let step = 0; step < 3; step += 1) {
      await keys.press("n");
      await here.margin.getByRole("button", { name: /^Mark/u }).waitFor();
      await keys.press("m");
      await here.foot.getByText(`${step + 1} marked`).waitFor();
    }
    expect(await here.document.locator("[data-marked]").count()).toBe(3);
    await here.foot.getByRole("button", { name: "Call on these 3 …" }).click();
    await here.preview.getByText("The sides meet twice a year in Geneva.").waitFor();
    await here.preview
      .getByRole("radiogroup", { name: /in Geneva/u })
      .getByText("Drop its words")
      .click();
    await here.preview.getByText("The sides meet twice a year .").waitFor();
    await expectAccessible(here.page);
    await here.preview.getByRole("button", { name: "Make the call" }).click();
    await here.calls.getByText("It waits until Russian Federation has acted").waitFor();
    await expect.poll(() => here.document.locator("[data-marked]").count()).toBe(0);
    await there.calls.getByText("A call on 3 brackets by").waitFor();
    await there.calls.getByText("It waits for your side alone").waitFor();
    await expectAccessible(there.page);
    await there.calls.getByRole("button", { name: "2. keep" }).click();
    await there.margin.getByText("A call waits on this bracket: its words are to be kept").waitFor();
    // To claim one of them keeps that one, and lets the rest go.
    await there.margin.getByRole("button", { name: "Claim: we want this" }).click();
    for (const side of [here, there]) {
      await side.provision("The sides meet twice a year .").waitFor();
      await side.calls.waitFor({ state: "detached" });
      await expect.poll(() => side.document.locator("[data-bracket]").count()).toBe(2);
    }
    await there.margin.getByText("Claimed, as wanted, by").waitFor();
    await here.page.keyboard.press("Escape");
    await here.margin.getByText("A call that is over").click();
    await here.margin.getByText("It took effect.").waitFor();
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });

  test("a call is objected to with a reason, and does nothing then", async () => {
    const { here, there, profiles } = await bothOn("Objecting");
    await here.chooseShown("Held by", "Nobody");
    await here.button("Mark these 4").click();
    await here.foot.getByRole("button", { name: "Call on these 4 …" }).click();
    await here.preview.getByRole("button", { name: "Make the call" }).click();
    await there.calls.getByRole("button", { name: "Object to the call" }).click();
    await there.calls.getByRole("textbox").fill("Not without our lawyers.");
    await there.calls.getByRole("button", { name: "Object to the call" }).click();
    for (const side of [here, there]) {
      await side.calls.waitFor({ state: "detached" });
      await side.margin.getByText("A call that is over").click();
      await side.margin.getByText("Not without our lawyers.").waitFor();
      expect(await side.document.locator("[data-bracket]").count()).toBe(4);
    }
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });

  test("one that is claimed is out of the call while it is held, and under it again once it is withdrawn from", async () => {
    const { here, there, profiles } = await bothOn("Claiming");
    await here.select("written");
    await here.margin.getByRole("button", { name: "Call on it …" }).click();
    await here.preview.getByRole("button", { name: "Make the call" }).click();
    await there.calls.waitFor();
    await here.margin.getByRole("button", { name: "Claim: we want this" }).click();
    for (const side of [here, there]) await side.calls.getByText("Held by United States now").waitFor();
    await here.margin.getByText("once nobody does, the call is on it again").waitFor();
    await here.margin.getByRole("button", { name: "Withdraw" }).click();
    await here.margin.getByText("A call waits on this bracket: its words are to be kept").waitFor();
    for (const side of [here, there]) await side.calls.getByText("Held by").waitFor({ state: "detached" });
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });
});
