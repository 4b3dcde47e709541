import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectNoTrouble, launchBrowser, openProfile, openTwoSides } from "./stage/browser.ts";
import { type EmptyNode, startEmptyNode } from "./stage/empty-node.ts";
import { type Side, convene, sideIn, tableText } from "./stage/two-heads.ts";

const STEP = "Read the gauge each Monday.";

describe.skipIf(lacks("chromium"))("a secretary's device", () => {
  let node: EmptyNode;
  let browser: Browser;
  beforeAll(async () => {
    node = await startEmptyNode();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
  });

  test("runs a whole round for its head, one device to a delegation; the heads only seal", async () => {
    const [upper, lower] = await openTwoSides(browser);
    const [upperDesk, lowerDesk] = [await openProfile(browser), await openProfile(browser)];
    const heads = [sideIn(upper), sideIn(lower)] as const;
    const [here, there] = [sideIn(upperDesk), sideIn(lowerDesk)];
    await convene(node.origin, ...heads);
    await letIn(heads[0], here, "Cleo Upper");
    await letIn(heads[1], there, "Dan Lower");
    const addresses = heads.map(({ page }) => page.url());
    // The heads' devices are away for the round: nothing of it needs them.
    for (const { page } of heads) await page.close();

    await here.dialogue.write(
      here.page.getByRole("main"),
      "Plan a round",
      { Title: "The first round", Venue: "The old mill", City: "Milltown", Begins: "2031-05-05T10:00" },
      "Plan it",
    );
    for (const { round } of [here, there]) await round.goTo(/^Round/u);
    await here.round.button("Open the round").click();
    await there.page.getByText(/^In session since/u).waitFor();
    await seatHead(here, "Ada Upper");
    await seatHead(there, "Bo Lower");
    await there.round.button("Ask for the floor for the head").click();
    await here.round.waiting.filter({ hasText: "Bo Lower" }).getByRole("button", { name: "Give the floor" }).click();
    await there.round.button("Yield the floor").click();
    await here.round.floor.getByText("Nobody has the floor").waitFor();
    await there.round.say("My head thanks the host.", "Say for the record");
    await here.round.talk.getByText("Dan Lower for the head, Lower valley").waitFor();

    await tableAndAgree(here, there);
    await undertake(here, there);
    for (const { round } of [here, there]) await round.goTo(/^Round/u);
    await here.round.button("Close the round").click();
    await there.page.getByText("Sealed by nobody yet.").waitFor();
    expect(await there.round.button("Seal the record").count()).toBe(0);

    for (const [index, { context }] of [upper, lower].entries()) {
      const back = sideIn({ context, page: await context.newPage(), troubles: [] });
      await back.page.goto(addresses[index] ?? "");
      await back.round.goTo(/^Round/u);
      await back.round.seal();
    }
    for (const { page } of [here, there]) await page.getByText("All sides sealed the same record.").waitFor();
    expectNoTrouble(upper, lower, upperDesk, lowerDesk);
    for (const { context } of [upper, lower, upperDesk, lowerDesk]) await context.close();
  });
});

/** A head invites its secretary, who comes in by the link and goes to the dialogue. */
async function letIn(head: Side, secretary: Side, name: string): Promise<void> {
  await head.settings.goTo("Settings");
  const link = await head.settings.invite(name, "Secretary");
  await secretary.page.goto(link);
  await secretary.join.button("Make the keys and ask to be let in").click();
  await secretary.join.welcome.waitFor();
  await secretary.page.getByRole("link", { name: "To the dialogue" }).click();
  await secretary.dialogue.section("Rounds").waitFor();
}

async function seatHead({ round, page }: Side, head: string): Promise<void> {
  const notSeated = page.getByRole("region", { name: "The long table" }).getByRole("listitem");
  await notSeated.filter({ hasText: head }).getByRole("button", { name: "Seat" }).click();
  await round.plate(new RegExp(`^${head}`, "u")).waitFor();
}

async function tableAndAgree(here: Side, there: Side): Promise<void> {
  await tableText(here, there, "1. The valleys share the water.\n", "The valleys share");
  for (const { text } of [here, there]) {
    await text
      .provision("The valleys share")
      .first()
      .click({ position: { x: 60, y: 18 } });
    await text.margin.getByRole("button", { name: "Agree to it as it is" }).click();
    await text.margin.getByRole("listitem").filter({ hasText: "Agreed to by" }).first().waitFor();
    // Initials are a head's own.
    expect(await text.margin.getByRole("button", { name: "Initial it" }).count()).toBe(0);
  }
}

async function undertake(here: Side, there: Side): Promise<void> {
  for (const { steps } of [here, there]) await steps.goTo("Concrete steps");
  await here.steps.button("Propose a step").click();
  await here.page.getByLabel("What is done").fill(STEP);
  await here.page.getByLabel("By when").fill("2031-06-01T12:00");
  await here.page.getByLabel("How it is verified").fill("The other side reads it, too.");
  await here.steps.button("Propose it at the table").click();
  await here.steps.act(STEP, "Undertake it");
  await there.steps.step(STEP).getByText("undertaken", { exact: true }).waitFor();
}
