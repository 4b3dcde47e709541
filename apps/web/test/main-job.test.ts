import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ROOT, lacks } from "../../../scripts/needs.ts";
import type { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { launchBrowser, openTwoSides } from "./stage/browser.ts";
import { type EmptyNode, startEmptyNode } from "./stage/empty-node.ts";
import { LOWER, type Side, UPPER, convene, sideIn, tableText } from "./stage/two-heads.ts";

const run = promisify(execFile);

const TEXT = [
  "1. The two valleys share the water of the river.",
  "2. Each valley draws water in the months of summer.",
  "3. A gauge is read at the bridge every Monday.",
  "",
].join("\n\n");
const STEP = "Mend the gauge at the bridge.";

/** A step of the job: what fails in it is told with its name. */
async function step(name: string, does: () => Promise<void>): Promise<void> {
  try {
    await does();
  } catch (error) {
    throw new Error(`While they ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

describe.skipIf(lacks("chromium"))("the main job", () => {
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

  test("two heads take a dialogue from its convening to a sealed round that the command line verifies", async () => {
    const [upper, lower] = await openTwoSides(browser);
    const [here, there] = [sideIn(upper), sideIn(lower)];
    const both = [here, there] as const;

    await step("convene and join", () => convene(node.origin, here, there));
    await step("set and acknowledge the house rules", () => acknowledge(here, there));
    await step("plan and open the round", () => openRound(here, there));
    await step("sit down, take the floor and say words for the record", () => sitAndSpeak(here, there));
    await step("table a text", () => tableText(here, there, TEXT, "A gauge is read"));
    await step("bracket it by typing and trade", () => trade(here, there));
    await step("reserve a position and lift it", () => reserveAndLift(here, there));
    await step("go on after a reload in the middle", () => reload(there));
    await step("agree to each provision and initial one", () => initial(both));
    await step("sign the whole text", () => sign(here, there));
    await step("undertake a concrete step while the node is away, and when it is back", () =>
      undertake(node, here, there),
    );
    await step("publish a statement", () => publish(node.origin, here));
    await step("close the round and seal it", () => closeAndSeal(here, there));
    await step("export and verify the record", () => verify(both));
    // A browser tells of each connection that ended or was refused as the node went away: of nothing else.
    for (const { troubles } of [upper, lower]) {
      expect(troubles.filter((one) => !/ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)/u.test(one))).toEqual([]);
    }
    for (const { context } of [upper, lower]) await context.close();
  });
});

async function acknowledge(here: Side, there: Side): Promise<void> {
  expect(await there.round.button("Set the house rules").count()).toBe(0);
  await here.round.button("Set the house rules").click();
  await expectAccessible(here.page);
  await here.page.getByLabel("Rules, one in a line").fill("No telephones at the table.\nOne speaks at a time.");
  await here.round.button("Set these rules").click();
  await there.page.getByText("One speaks at a time.").waitFor();
  for (const { round } of [here, there]) await round.button("Acknowledge the rules").click();
  for (const { page } of [here, there]) await page.getByText("Acknowledged by 2 of 2.").waitFor();
}

async function openRound(here: Side, there: Side): Promise<void> {
  await here.dialogue.goTo("Dialogue");
  await here.dialogue.write(
    here.page.getByRole("main"),
    "Plan a round",
    { Title: "The first round", Venue: "The old mill", City: "Milltown", Begins: "2031-05-05T10:00" },
    "Plan it",
  );
  await here.dialogue.goTo(/^Round/u);
  await there.round.title.getByText("Round 1, Milltown").waitFor();
  await here.round.button("Open the round").click();
  await there.page.getByText(/^In session since/u).waitFor();
}

async function sitAndSpeak(here: Side, there: Side): Promise<void> {
  for (const { round } of [here, there]) await round.button("Take a seat").click();
  await there.round.plate(/Ada Upper.*place 0 of Upper valley/u).waitFor();
  await here.round.plate(/Bo Lower.*place 0 of Lower valley/u).waitFor();
  await there.round.button("Ask for the floor").click();
  await here.round.waiting.filter({ hasText: "Bo Lower" }).getByRole("button", { name: "Give the floor" }).click();
  // Each side's time runs while it speaks, on both screens.
  for (const { round } of [here, there]) {
    await round
      .timeUsed("Lower valley")
      .filter({ hasText: /^0:(0[1-9]|[1-5])/u })
      .waitFor();
  }
  await there.round.button("Yield the floor").click();
  await here.round.floor.getByText("Nobody has the floor").waitFor();

  await there.round.say("We measure before we share.", "Say for the record");
  await here.round.said
    .filter({ hasText: "We measure before we share." })
    .getByRole("button", { name: "Answer" })
    .click();
  await here.round.say("Then both of us measure.", "Say for the record");
  await there.round.talk.getByText("In answer to “We measure before we share.”").waitFor();
}

async function trade(here: Side, there: Side): Promise<void> {
  await there.text.write("A gauge is read", "end");
  await there.page.keyboard.press("ArrowLeft");
  await there.page.keyboard.type(" at noon");
  await there.text.button("Table it …").click();
  await there.text.preview.getByRole("button", { name: "Table it" }).click();
  await here.text.write("Each valley draws", "end");
  await here.page.keyboard.press("ArrowLeft");
  await here.page.keyboard.type(" by day only");
  await here.text.button("Table it …").click();
  await here.text.preview.getByRole("button", { name: "Table it" }).click();
  await here.text.bracket("at noon").click();
  await here.text.margin.getByRole("heading", { name: "Held by Lower valley" }).waitFor();
  await here.text.margin
    .getByRole("button", { name: /^Accept/u })
    .first()
    .click();
  await expect.poll(() => there.text.bracket("at noon").count()).toBe(0);
  await there.text.bracket("by day only").waitFor();
  await here.text.bracket("by day only").click();
  await here.text.margin.getByRole("button", { name: "Withdraw" }).click();
  await expect.poll(() => there.text.bracket("by day only").count()).toBe(0);
}

/** A side reserves its position on a provision, and lifts the reservation itself: nobody else can. */
async function reserveAndLift(here: Side, there: Side): Promise<void> {
  await there.text
    .provision("The two valleys share")
    .first()
    .click({ position: { x: 60, y: 18 } });
  await there.text.margin.getByRole("button", { name: "Reserve our position" }).click();
  for (const { text } of [here, there]) await text.edge.click();
  for (const { text } of [here, there])
    await text.margin.getByRole("heading", { name: "Held by Lower valley" }).waitFor();
  expect(await here.text.margin.getByRole("button", { name: "Lift" }).count()).toBe(0);
  await there.text.margin.getByRole("button", { name: "Lift" }).click();
  await expect.poll(() => here.text.edge.count()).toBe(0);
}

/** The browser is closed in the middle of everything and opened again: nothing is lost, and one is where one was. */
async function reload({ page, text }: Side): Promise<void> {
  await page.reload();
  await text.provision("A gauge is read").first().waitFor();
  expect(await text.bracket("by day only").count()).toBe(0);
  await text.recordLine.filter({ hasText: /^in the record$/u }).waitFor();
}

async function initial(both: readonly Side[]): Promise<void> {
  for (const words of ["The two valleys share", "Each valley draws", "A gauge is read"]) {
    for (const { text } of both) await onProvision(text, words, "Agree to it as it is", "Agreed to by");
  }
  for (const { text } of both) await onProvision(text, "A gauge is read", "Initial it", "Initialled by");
  for (const { text } of both) await text.margin.getByText("Initialled by all heads").waitFor();
}

async function onProvision(text: TextPage, words: string, does: string, says: string): Promise<void> {
  await text
    .provision(words)
    .first()
    .click({ position: { x: 60, y: 18 } });
  await text.margin.getByRole("button", { name: does }).click();
  await text.margin.getByRole("listitem").filter({ hasText: says }).first().waitFor();
}

/** All of it is clean and green: both heads sign the whole, and it is signed. */
async function sign(here: Side, there: Side): Promise<void> {
  for (const { text, page } of [here, there]) {
    await page.keyboard.press("Escape");
    await text.button("Sign the whole text").click();
    await text.margin.getByRole("listitem").filter({ hasText: "Signed by" }).first().waitFor();
  }
  for (const { page } of [here, there]) await page.getByText("Signed by all heads").first().waitFor();
}

/** One side proposes a step while its node is down: it is kept, said to be, and in the record once the node is back. */
async function undertake(node: EmptyNode, here: Side, there: Side): Promise<void> {
  for (const { steps } of [here, there]) await steps.goTo("Concrete steps");
  await node.cut();
  await here.steps.recordLine.filter({ hasText: "no connection" }).waitFor();
  await here.steps.button("Propose a step").click();
  await here.page.getByLabel("What is done").fill(STEP);
  await here.page.getByLabel("By when").fill("2031-06-01T12:00");
  await here.page.getByLabel("How it is verified").fill("The other side reads it.");
  await here.steps.button("Propose it at the table").click();
  await here.steps.recordLine.filter({ hasText: "1 act kept here, not yet in the record" }).waitFor();
  await node.again();
  for (const { steps } of [here, there]) await steps.backOnline();
  await here.steps.act(STEP, "Undertake it");
  await there.steps.step(STEP).getByText("undertaken", { exact: true }).waitFor();
}

async function publish(origin: string, { press }: Side): Promise<void> {
  await press.goTo("Press");
  await press.write("The valleys met", "They agreed to read the gauge at noon.");
  await press.button("Put the draft into the caucus").click();
  const card = press.drafts.getByRole("region", { name: "The valleys met" });
  await card.getByRole("button", { name: "Approve this wording" }).click();
  await card.getByRole("button", { name: "Publish …" }).click();
  await card.getByRole("button", { name: "Publish it now" }).click();
  await press.out.getByRole("region", { name: "The valleys met" }).waitFor();
  await expect
    .poll(async () => await (await fetch(`${origin}/press`)).text())
    .toContain("They agreed to read the gauge at noon.");
}

async function closeAndSeal(here: Side, there: Side): Promise<void> {
  for (const { round } of [here, there]) await round.goTo(/^Round/u);
  await here.round.button("Close the round").click();
  for (const { page } of [here, there]) await page.getByText("Sealed by nobody yet.").waitFor();
  await here.round.seal();
  await there.page.getByText("Sealed by Upper valley.").waitFor();
  await there.round.seal();
  for (const { page } of [here, there]) await page.getByText("All sides sealed the same record.").waitFor();
}

/** Each side's own file, with its keys: `longtable verify` ends with 0 and names both heads' seals. */
async function verify(both: readonly Side[]): Promise<void> {
  for (const { record, page } of both) {
    await record.goTo("Record");
    await page.getByText("With keys").click();
    const file = await record.write();
    const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
    const { stdout } = await run(process.execPath, [bin, "verify", file]);
    expect(stdout).toMatch(/opened/iu);
    const seals = stdout.split("\n").filter((line) => /seal/iu.test(line));
    for (const name of [UPPER.delegation, LOWER.delegation]) expect(seals.join("\n")).toContain(name);
  }
}
