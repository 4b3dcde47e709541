import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { DialoguePage } from "./page-models/dialogue-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the dialogue's screen", () => {
  const stage = setStage();

  test("tells the mandate, three rounds with hosts in turn, and who hosts next", async () => {
    const profile = await stage.openProfile();
    const dialogue = new DialoguePage(profile.page);
    await dialogue.open(stage.node.link("a US adviser"));
    await dialogue.page.getByText("The summit of 16 June 2021 in Geneva gave this dialogue its mandate.").waitFor();
    const rounds = dialogue.section("Rounds").getByRole("listitem");
    await expect.poll(() => rounds.count()).toBe(3);
    expect(await rounds.nth(0).innerText()).toMatch(/Round 1.*United States hosts.*sealed by all sides/su);
    expect(await rounds.nth(1).innerText()).toMatch(/Round 2.*Russian Federation hosts/su);
    expect(await rounds.nth(2).innerText()).toMatch(/Round 3.*now.*invented.*United States hosts/su);
    await dialogue.section("Rounds").getByText("Next: Russian Federation hosts.").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("one side opens a difference, each side states and assesses for itself, and nothing is averaged", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new DialoguePage(us.page), new DialoguePage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    const title = "How long a report may be";
    await here.write(here.section("Differences"), "Open a difference", { "What you differ on": title }, "Open it");
    await there.difference(title).waitFor();
    await here.write(
      here.difference(title),
      "State our position",
      { "Our position": "One page." },
      "State it at the table",
    );
    await here.choose(here.difference(title), "Our assessment", "a matter of wording", "Assess it so");
    await there.difference(title).getByText("One page.").first().waitFor();
    await there.difference(title).getByText("a matter of wording").first().waitFor();
    await there.difference(title).getByText("not discussed").first().waitFor();
    await there.section("Since you last looked").getByText(title).first().waitFor();
    await there.button("I have seen this").click();
    await expect.poll(() => there.section("Since you last looked").count()).toBe(0);
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("what only all parties can do waits for the other head, who accepts it", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new DialoguePage(us.page), new DialoguePage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    const ask = here.section("Rounds");
    await ask.getByRole("button", { name: "Ask to change who hosts" }).click();
    await ask.getByRole("button", { name: "Put it to all parties" }).click();
    const waits = there.section("Before all parties");
    await waits.getByText("that United States hosts round 4").waitFor();
    await waits.getByText("Waits for Russian Federation.").waitFor();
    await waits.getByRole("button", { name: "Accept" }).click();
    await here.section("Rounds").getByText("Next: United States hosts.").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const dialogue = new DialoguePage(profile.page);
      if (width > 600) await dialogue.open(stage.node.link("the US head"));
      else await dialogue.openNarrow(stage.node.link("the US head"), "dialogue");
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });
});
