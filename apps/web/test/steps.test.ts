import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { StepsPage } from "./page-models/steps-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("concrete steps", () => {
  const stage = setStage();

  test("a step goes from proposal to verified by each side's own acts, a dispute and its lifting between", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new StepsPage(us.page), new StepsPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    const what = "Send the minutes of the morning.";
    await here.button("Propose a step").click();
    await here.page.getByLabel("What is done").fill(what);
    await here.page.getByLabel("By when").fill("2022-01-20T18:00");
    await here.page.getByLabel("How it is verified").fill("The other side says that they have come.");
    await here.button("Propose it at the table").click();

    await there.step(what).getByText("20 January 2022 at 18:00 Geneva").waitFor();
    await there.step(what).getByText("proposed", { exact: true }).waitFor();
    expect(await there.step(what).getByRole("button", { name: "Undertake it" }).count()).toBe(0);
    await here.act(what, "Undertake it");
    await here.step(what).getByText("undertaken", { exact: true }).waitFor();

    await here.step(what).getByRole("button", { name: "Report on it" }).click();
    await here.step(what).getByLabel("What was done").fill("They were sent at noon.");
    await here.step(what).getByText("Nothing remains to be done").click();
    await here.button("Report it at the table").click();
    await there.step(what).getByText("They were sent at noon.").waitFor();
    await there.act(what, "Dispute it", { label: "What does not hold", text: "One page is missing." });
    await here.step(what).getByText("Russian Federation disputes this: One page is missing.").waitFor();
    expect(await here.step(what).getByRole("button", { name: "Lift our dispute" }).count()).toBe(0);

    await there.act(what, "Lift our dispute", { label: "A note, if any", text: "It came." });
    await there.act(what, "Verify it", { label: "A note, if any", text: "Whole." });
    await here.step(what).getByText("verified", { exact: true }).waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("shows steps by where they stand and whose they are, and into which rounds they were carried", async () => {
    const profile = await stage.openProfile();
    const steps = new StepsPage(profile.page);
    await steps.open(stage.node.link("a Russian adviser"));
    const shared = "Read the page and the list together, line by line.";
    await steps.step(shared).getByText("Carried into round 3.").waitFor();
    await steps.button(/Where it stands$/u).click();
    await profile.page.getByRole("option", { name: "undertaken", exact: true }).click();
    await steps.step(shared).waitFor();
    await profile.page.getByText("1 step of").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const steps = new StepsPage(profile.page);
      await steps.openNarrow(stage.node.link("the US head"), "steps");
      await steps.button("Propose a step").click();
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });
});
