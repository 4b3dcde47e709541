import { Buffer } from "node:buffer";

import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { PressScreenPage } from "./page-models/press-screen-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";
import { tellingPhotograph } from "./stage/photograph.ts";

describe.skipIf(lacks("chromium"))("the press", () => {
  const stage = setStage();

  test("an adviser drafts with a photograph, the head approves and publishes, the public reads it without a trace", async () => {
    const [adviser, head] = await stage.openTwoSides();
    const [writing, deciding] = [new PressScreenPage(adviser.page), new PressScreenPage(head.page)];
    await writing.open(stage.node.link("a US adviser"));
    await writing.goTo("Press");
    await writing.write("The delegations met", "They sat opposite each other.\n\nThey will meet again.");
    await writing.choosePhotograph("table.jpg", await tellingPhotograph(writing.page, "hidden words"));
    await writing.drafts.getByText("exif: Make = Telltale 1").waitFor();
    await writing.drafts.getByText(/^gps: Latitude = 46\.2/u).waitFor();
    await writing.drafts.getByText("12 bytes after the end of the picture").waitFor();
    await writing.button("Put the draft into the caucus").click();
    await writing.drafts.getByText("No picture is published without this.").waitFor();
    await expectAccessible(writing.page);
    await writing.drafts.getByRole("textbox", { name: /^What is to be seen/u }).fill("Two sides at a long table");
    await writing.button("Put the draft into the caucus").click();
    await writing.drafts.getByText("Draft, first wording: the head approves it next.").waitFor();

    await deciding.open(stage.node.link("the US head"));
    await deciding.goTo("Press");
    const card = deciding.drafts.getByRole("region", { name: "The delegations met" });
    await card.getByRole("img", { name: "Two sides at a long table" }).waitFor();
    await card.getByRole("button", { name: "Approve this wording" }).click();
    await writing.drafts.getByText("The head’s own device publishes it: the press key is there.").waitFor();
    await card.getByRole("button", { name: "Publish …" }).click();
    await expectAccessible(deciding.page);
    await card.getByRole("button", { name: "Publish it now" }).click();
    const out = deciding.out.getByRole("region", { name: "The delegations met" });
    await out.getByRole("img", { name: "Two sides at a long table" }).waitFor();

    const html = await (await fetch(`${stage.node.origin}/press`)).text();
    const article = html.split("<article").find((part) => part.includes("The delegations met")) ?? "";
    const path = /src="([^"]+)"/u.exec(article)?.[1] ?? "";
    const served = Buffer.from(await (await fetch(stage.node.origin + path)).arrayBuffer());
    expect(served.subarray(0, 2).toString("hex")).toBe("ffd8");
    for (const trace of ["Exif", "Telltale", "hidden words"]) expect(served.includes(trace)).toBe(false);

    await out.getByRole("button", { name: "Correct", exact: true }).click();
    await out.getByRole("textbox", { name: "Title" }).fill("The two delegations met");
    await out.getByRole("textbox", { name: "Why" }).fill("The number was missing");
    await out.getByRole("button", { name: "Publish the correction" }).click();
    await deciding.out.getByText("Corrected: The number was missing").waitFor();
    await expect
      .poll(async () => await (await fetch(`${stage.node.origin}/press`)).text())
      .toContain("The number was missing");
    expectNoTrouble(adviser, head);
    for (const { context } of [adviser, head]) await context.close();
  });

  test("a statement is joint once the other head has endorsed exactly its wording, and not before", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [here, there] = [new PressScreenPage(us.page), new PressScreenPage(ru.page)];
    await here.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    for (const pages of [here, there]) await pages.goTo("Press");
    await here.write("What both sides say", "They go on.");
    await here.drafts.getByRole("group", { name: "Jointly with" }).getByText("Russian Federation").click();
    await here.button("Put the draft into the caucus").click();
    const card = here.drafts.getByRole("region", { name: "What both sides say" });
    await card.getByRole("button", { name: "Approve this wording" }).click();
    await card.getByRole("button", { name: "Publish …" }).click();
    await card.getByRole("button", { name: "Publish it now" }).click();

    const theirs = there.out.getByRole("region", { name: "What both sides say" });
    await theirs.getByText("Russian Federation has not endorsed this wording yet.").waitFor();
    const ours = here.out.getByRole("region", { name: "What both sides say" });
    await ours.getByText("Russian Federation has not endorsed this wording yet.").waitFor();
    expect(await ours.getByRole("button", { name: "Endorse it …" }).count()).toBe(0);
    await theirs.getByRole("button", { name: "Endorse it …" }).click();
    await expectAccessible(there.page);
    await theirs.getByRole("button", { name: "Endorse it now" }).click();
    for (const out of [ours, theirs]) {
      await out.getByText("A joint statement: Russian Federation endorsed this wording.").waitFor();
    }
    await ours.getByRole("button", { name: "Correct", exact: true }).click();
    await ours.getByRole("textbox", { name: "Words" }).fill("They go on in spring.");
    await ours.getByRole("textbox", { name: "Why" }).fill("The season was missing");
    await ours.getByRole("button", { name: "Publish the correction" }).click();
    await theirs.getByText("Russian Federation has not endorsed this wording yet.").waitFor();
    expectNoTrouble(us, ru);
    for (const { context } of [us, ru]) await context.close();
  });

  test("a photograph that the other side published is reproduced with its credit", async () => {
    const profile = await stage.openProfile();
    const press = new PressScreenPage(profile.page);
    await press.open(stage.node.link("the US head"));
    await press.goTo("Press");
    await press.write("Seen by both sides", "The pictures are theirs.");
    await press.drafts.getByText("Drawing: a closed door with a place card beside it").click();
    await press.button("Put the draft into the caucus").click();
    const card = press.drafts.getByRole("region", { name: "Seen by both sides" });
    await card.getByRole("button", { name: "Approve this wording" }).click();
    await card.getByRole("button", { name: "Publish …" }).click();
    await card.getByRole("button", { name: "Publish it now" }).click();
    const out = press.out.getByRole("region", { name: "Seen by both sides" });
    await out.getByText("First published by the other delegation; its signature is kept.").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("is read in Russian, in the dark, on a phone of 320 pixels", async () => {
    const profile = await stage.openProfile({
      locale: "ru-RU",
      colorScheme: "dark",
      viewport: { width: 320, height: 720 },
    });
    const { page } = profile;
    const press = new PressScreenPage(page);
    await press.open(stage.node.link("the Russian head"));
    await page.goto(page.url().replace(/round$/u, "press"));
    await page.getByRole("heading", { level: 1, name: "Пресса" }).waitFor();
    await page.getByRole("heading", { level: 3 }).first().waitFor();
    await page.getByRole("button", { name: "Написать заявление" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Заголовок" }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expectNoTrouble(profile);
    await profile.context.close();
  });
});
