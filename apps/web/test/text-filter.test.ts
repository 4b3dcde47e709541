import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { DialoguePage } from "./page-models/dialogue-page.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("what of a text is shown", () => {
  const stage = setStage();

  test("once a provision is linked to a difference, its topic can be chosen, and nothing else is then shown or gone to", async () => {
    const [us, ru] = await stage.openTwoSides();
    const dialogue = new DialoguePage(us.page);
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await there.openText(stage.node.link("the Russian head"));
    expect(await there.filter("Topic").count()).toBe(0);
    await dialogue.open(stage.node.link("the US head"));
    const difference = dialogue.difference("Which words the page of definitions is to hold");
    const linked = /^3\. Their interpreters keep/u;
    await difference.getByRole("button", { name: "Link to a provision", exact: true }).click();
    await difference.getByRole("combobox").fill("interpreters");
    await us.page.getByRole("option", { name: linked }).click();
    await difference.getByRole("button", { name: "Link", exact: true }).click();
    await difference.getByText(linked).first().waitFor();
    await here.goTo(/^Text/u);
    for (const side of [here, there]) await side.chooseShown("Topic", "Arms control");
    for (const side of [here, there]) {
      await expect.poll(() => side.document.locator("[data-node]").count()).toBe(1);
      await side.provision("Their interpreters keep").waitFor();
    }
    await expectAccessible(us.page);
    for (let step = 0; step < 2; step += 1) {
      await here.foot.getByRole("button", { name: "Next" }).click();
      await here.margin.getByText("and read it aloud").first().waitFor();
    }
    await here.button("Show everything").click();
    await here.provision("Having sat at one long table").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("by holder, only what that side holds is shown, and Next goes from one of its brackets to the other", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    await text.chooseShown("Held by", "Russian Federation");
    await expect.poll(() => text.provision("A clock in the room").count()).toBe(0);
    for (let step = 0; step < 4; step += 1) {
      await text.foot.getByRole("button", { name: "Next" }).click();
      await text.margin.getByRole("heading", { name: "Held by Russian Federation" }).waitFor();
    }
    await text.chooseShown("How far", "Nothing open; not yet agreed");
    await expect.poll(() => text.document.locator("[data-node]").count()).toBe(0);
    await text.page.getByText("Nothing of this text is like that.").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
