import { spawn } from "node:child_process";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { ROOT, lacks } from "../../../scripts/needs.ts";
import { JoinPages } from "./page-models/join-pages.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

const UPPER = { name: "Ada Upper", delegation: "Upper valley", short: "UV", capital: "Upton" };
const LOWER = { name: "Bo Lower", delegation: "Lower valley", short: "LV", capital: "Lowton" };

async function wordsOf(page: Page, sheet: string): Promise<string> {
  const region = page.getByRole("region", { name: sheet });
  await region.getByRole("button", { name: "Show it and print" }).click();
  await region.getByRole("listitem").last().waitFor();
  const words = await region.getByRole("region", { name: "Words of the sheet" }).getByRole("listitem").allInnerTexts();
  await region.getByRole("button", { name: "Put it away" }).click();
  return words.join(" ");
}

describe.skipIf(lacks("chromium"))("a head's device", () => {
  const stage = setStage();

  test("that is lost comes back with the two sheets, in the sight of the other side", async () => {
    const [upper, lower] = await stage.openTwoSides();
    const [here, there] = [new JoinPages(upper.page), new JoinPages(lower.page)];
    await there.page.goto(await here.convene(stage.node.origin, UPPER, LOWER.delegation));
    await there.writeHead(LOWER);
    await there.button("Make the keys and answer").click();
    for (const pages of [there, here]) await pages.button("Compare later").click();
    await here.welcome.waitFor();
    const words = `${await wordsOf(here.page, "Authority sheet")} ${await wordsOf(here.page, "Reading sheet")}`;
    await here.goTo("Settings");
    await here.button("Forget this device").click();
    await here.page.getByText("Without your two sheets on paper").waitFor();
    await here.button("Erase them now").click();
    await here.page.getByRole("link", { name: "Come back with your delegation’s sheets" }).click();
    await expectAccessible(here.page);

    await here.page.getByRole("textbox", { name: /^The words of the authority sheet/u }).fill("zebra zebra zebra");
    await here.field("Your name").fill("Ada Again");
    await here.button("Be the head again").click();
    await here.page.getByText("These words are no sheet").waitFor();
    await here.page.getByRole("textbox", { name: /^The words of the authority sheet/u }).fill(words);
    await here.button("Be the head again").click();
    await here.welcome.waitFor();
    await here.page.getByText("Ada Again, head, Upper valley.").waitFor();
    // The root was replaced: another authority sheet is to be printed now.
    expect(await wordsOf(here.page, "Authority sheet")).not.toBe(words.split(" ").slice(0, 24).join(" "));
    expectNoTrouble(upper, lower);
    for (const { context } of [upper, lower]) await context.close();
  });

  test("takes its seat by a link in the app of this package, whose node is elsewhere", async () => {
    const [upper, lower] = await stage.openTwoSides();
    const [here, there] = [new JoinPages(upper.page), new JoinPages(lower.page)];
    const link = await here.convene(stage.node.origin, UPPER, LOWER.delegation);
    const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
    const opening = spawn(process.execPath, [bin, "open", link], { stdio: ["ignore", "pipe", "pipe"] });
    let url = "";
    for await (const chunk of opening.stdout) {
      url = /http\S+/u.exec(String(chunk))?.[0] ?? url;
      if (url !== "") break;
    }
    await there.page.goto(url);
    await there.page.getByText("Upper valley invites you to “Dialogue on the river”.").waitFor();
    expect(new URL(there.page.url()).hash).toBe("");
    expect(new URL(there.page.url()).origin).not.toBe(stage.node.origin);
    await there.writeHead(LOWER);
    await there.button("Make the keys and answer").click();
    for (const pages of [there, here]) await pages.button("The words are the same").click();
    await there.welcome.waitFor();
    await here.welcome.waitFor();
    expectNoTrouble(upper, lower);
    for (const { context } of [upper, lower]) await context.close();
    opening.kill("SIGTERM");
  });
});
