import { Buffer } from "node:buffer";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ROOT, lacks } from "../../../scripts/needs.ts";
import { DialoguePage } from "./page-models/dialogue-page.ts";
import { JoinPages } from "./page-models/join-pages.ts";
import { PressScreenPage } from "./page-models/press-screen-page.ts";
import { RecordPage } from "./page-models/record-page.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { StepsPage } from "./page-models/steps-page.ts";
import { TextPage } from "./page-models/text-page.ts";
import { type Profile, expectNoTrouble, launchBrowser, openTwoSides } from "./stage/browser.ts";
import { type EmptyNode, startEmptyNode } from "./stage/empty-node.ts";

const run = promisify(execFile);

const UPPER = { name: "Ada Upper", delegation: "Upper valley", short: "UV", capital: "Upton" };
const LOWER = { name: "Bo Lower", delegation: "Lower valley", short: "LV", capital: "Lowton" };
const TEXT = [
  "1. The two valleys share the water of the river.",
  "2. Each valley draws water in the months of summer.",
  "3. A gauge is read at the bridge every Monday.",
  "",
].join("\n\n");
const STEP = "Mend the gauge at the bridge.";

/** One side's head: a browser profile, and every screen of it. */
function sideIn({ page }: Profile) {
  return {
    page,
    join: new JoinPages(page),
    dialogue: new DialoguePage(page),
    round: new RoundPage(page),
    text: new TextPage(page),
    steps: new StepsPage(page),
    press: new PressScreenPage(page),
    record: new RecordPage(page),
  };
}
type Side = ReturnType<typeof sideIn>;

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
  }, 120_000);
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
    await step("sit down and take the floor", () => sitAndSpeak(here, there));
    await step("table a text", () => tableText(here, there));
    await step("bracket it by typing and trade", () => trade(here, there));
    await step("reserve a position and lift it", () => reserveAndLift(here, there));
    await step("agree to a provision and initial it", () => initial(both));
    await step("undertake a concrete step", () => undertake(here, there));
    await step("publish a statement", () => publish(node.origin, here));
    await step("close the round and seal it", () => closeAndSeal(here, there));
    await step("export and verify the record", () => verify(both));
    expectNoTrouble(upper, lower);
    for (const { context } of [upper, lower]) await context.close();
  }, 240_000);
});

async function convene(origin: string, here: Side, there: Side): Promise<void> {
  const link = await here.join.convene(origin, UPPER, LOWER.delegation);
  await there.page.goto(link);
  await there.join.writeHead(LOWER);
  await there.join.button("Make the keys and answer").click();
  expect(await there.join.comparedWords()).toEqual(await here.join.comparedWords());
  for (const { join: pages } of [there, here]) await pages.button("The words are the same").click();
  for (const { join: pages } of [here, there]) {
    await pages.welcome.waitFor();
    await pages.button("Go on without paper").click();
    await pages.page.getByRole("link", { name: "To the dialogue" }).click();
  }
  await there.dialogue.section("Before all parties").getByRole("button", { name: "Accept", exact: true }).click();
  for (const { dialogue, page } of [here, there]) {
    await page.getByText("What to do first").waitFor();
    await dialogue.goTo(/^Round/u);
    await page.getByRole("heading", { level: 1, name: "No round is planned yet" }).waitFor();
  }
}

async function acknowledge(here: Side, there: Side): Promise<void> {
  expect(await there.round.button("Set the house rules").count()).toBe(0);
  await here.round.button("Set the house rules").click();
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
  await here.round.button("Open a session").click();
  await there.page.getByText(/^In session since/u).waitFor();
}

async function sitAndSpeak(here: Side, there: Side): Promise<void> {
  for (const { round } of [here, there]) await round.button("Take a seat").click();
  await there.round.plate(/Ada Upper.*place 0 of Upper valley/u).waitFor();
  await here.round.plate(/Bo Lower.*place 0 of Lower valley/u).waitFor();
  await there.round.button("Ask for the floor").click();
  await here.round.waiting.filter({ hasText: "Bo Lower" }).getByRole("button", { name: "Give the floor" }).click();
  await there.round.button("Yield the floor").click();
  await here.round.floor.getByText("Nobody has the floor").waitFor();
}

async function tableText(here: Side, there: Side): Promise<void> {
  await here.text.goTo(/^Text/u);
  const [chooser] = await Promise.all([
    here.page.waitForEvent("filechooser"),
    here.text.button("Table a text from a file …").click(),
  ]);
  await chooser.setFiles({ name: "water.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) });
  await here.page.getByRole("textbox", { name: "Title" }).fill("On the water");
  await here.text.button("Table it").click();
  await there.text.goTo(/^Text/u);
  for (const { text } of [here, there]) await text.provision("A gauge is read").first().waitFor();
  // Whoever tabled it agrees to negotiate on it, too.
  await there.text.margin.getByRole("button", { name: /^Accept/u }).click();
  await here.text.margin.getByText("Lower valley accepts it").waitFor();
  await here.text.margin.getByRole("button", { name: /^Accept/u }).click();
  await expect.poll(() => there.text.margin.getByText("The text itself, to be taken as the basis").count()).toBe(0);
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

async function initial(both: readonly Side[]): Promise<void> {
  for (const does of ["Agree to it as it is", "Initial it"]) {
    for (const { text } of both) {
      await text
        .provision("A gauge is read")
        .first()
        .click({ position: { x: 60, y: 18 } });
      await text.margin.getByRole("button", { name: does }).click();
      await text.margin
        .getByRole("listitem")
        .filter({ hasText: does === "Initial it" ? "Initialled by" : "Agreed to by" })
        .first()
        .waitFor();
    }
  }
  for (const { text } of both) await text.margin.getByText("Initialled by all heads").waitFor();
}

async function undertake(here: Side, there: Side): Promise<void> {
  for (const { steps } of [here, there]) await steps.goTo("Concrete steps");
  await here.steps.button("Propose a step").click();
  await here.page.getByLabel("What is done").fill(STEP);
  await here.page.getByLabel("By when").fill("2031-06-01T12:00");
  await here.page.getByLabel("How it is verified").fill("The other side reads it.");
  await here.steps.button("Propose it at the table").click();
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
