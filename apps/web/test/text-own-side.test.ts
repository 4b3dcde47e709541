import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("what one's own side sees beside the text", () => {
  const stage = setStage();

  test("a red line pinned in the margin is beside the words for one's own side, and for nobody else", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [head, there] = [new TextPage(us.page), new TextPage(ru.page)];
    const adviser = await stage.openProfile();
    const beside = new TextPage(adviser.page);
    await head.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await beside.openText(stage.node.link("a US adviser"));
    await head.takeInHand("Their interpreters keep");
    const notes = head.margin.getByRole("region", { name: "Behind your own door" });
    await notes.getByRole("button", { name: "Note for your side …" }).click();
    await notes.getByLabel("Note").fill("Not without both interpreters.");
    await notes.getByRole("button", { name: /What it is/u }).click();
    await head.page.getByRole("option", { name: "Red line" }).click();
    await notes.getByRole("button", { name: "Keep it in the caucus" }).click();
    await notes.getByText("Not without both interpreters.").waitFor();
    await head.provision("Their interpreters keep").getByText("A red line of your side").first().waitFor();
    await beside.provision("Their interpreters keep").getByText("A red line of your side").first().waitFor();
    await beside.takeInHand("Their interpreters keep");
    await beside.margin.getByText("Not without both interpreters.").waitFor();
    await expectAccessible(head.page);
    await there.takeInHand("Their interpreters keep");
    await there.margin.getByRole("region", { name: "Behind your own door" }).waitFor();
    expect(await there.page.getByText("Not without both interpreters.").count()).toBe(0);
    expect(await there.page.getByText("A red line of your side").count()).toBe(0);
    expectNoTrouble(us, ru, adviser);
    for (const { context } of [us, ru, adviser]) await context.close();
  });

  test("a draft is marked where it lies, and is gone on with from there", async () => {
    const profile = await stage.openProfile();
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    await text.write("Their interpreters keep", "start");
    await text.page.keyboard.type("Today ");
    await text.button("Keep as a draft").click();
    await text.button("Your draft, not tabled …").click();
    await expect.poll(() => text.editor.innerText()).toContain("Today Their interpreters");
    await text.button("Discard").click();
    await text.editor.waitFor({ state: "detached" });
    await expect.poll(() => text.button("Your draft, not tabled …").count()).toBe(0);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("a text that was just tabled is told as a proposal, and by whom it is still to be accepted as the basis", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new TextPage(us.page), new TextPage(ru.page)];
    await here.openText(stage.node.link("the US head"));
    await here.tableFile("draft.txt", "1. The sides shall meet.\n\n2. They shall keep notes.\n");
    await here.stage.getByText(/^A proposal by United States, and not yet the basis/u).waitFor();
    await here.stage.getByText("Still to accept it: United States and Russian Federation.").waitFor();
    await here.foot.getByText("not yet the basis").waitFor();
    await here.button("Accept it as the basis").click();
    await here.stage.getByText("Still to accept it: Russian Federation.").waitFor();
    // Whoever has accepted something as it is, is not offered it again.
    await expect.poll(() => here.button(/^Accept/u).count()).toBe(0);
    await there.openText(stage.node.link("the Russian head"));
    await there.button("Accept it as the basis").click();
    for (const side of [here, there]) await side.stage.getByText("The basis of the talks, accepted by all.").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });
});
