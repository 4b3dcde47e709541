import { Buffer } from "node:buffer";

import { expect } from "vitest";

import { DialoguePage } from "../page-models/dialogue-page.ts";
import { JoinPages } from "../page-models/join-pages.ts";
import { PressScreenPage } from "../page-models/press-screen-page.ts";
import { RecordPage } from "../page-models/record-page.ts";
import { RoundPage } from "../page-models/round-page.ts";
import { SettingsPage } from "../page-models/settings-page.ts";
import { StepsPage } from "../page-models/steps-page.ts";
import { TextPage } from "../page-models/text-page.ts";
import { expectAccessible } from "./accessibility.ts";
import type { Profile } from "./browser.ts";

/** The head who convenes, and the one who is invited. */
export const UPPER = { name: "Ada Upper", delegation: "Upper valley", short: "UV", capital: "Upton" };
export const LOWER = { name: "Bo Lower", delegation: "Lower valley", short: "LV", capital: "Lowton" };

/** Somebody's browser profile, and every screen of it. */
export function sideIn({ page }: Profile) {
  return {
    page,
    join: new JoinPages(page),
    dialogue: new DialoguePage(page),
    round: new RoundPage(page),
    text: new TextPage(page),
    steps: new StepsPage(page),
    press: new PressScreenPage(page),
    record: new RecordPage(page),
    settings: new SettingsPage(page),
  };
}
export type Side = ReturnType<typeof sideIn>;

/** One head convenes, the other joins and accepts the mandate; both stand at the round, of which there is none yet. */
export async function convene(origin: string, here: Side, there: Side): Promise<void> {
  const link = await here.join.convene(origin, UPPER, LOWER.delegation);
  await there.page.goto(link);
  await there.join.writeHead(LOWER);
  await there.join.button("Make the keys and answer").click();
  expect(await there.join.comparedWords()).toEqual(await here.join.comparedWords());
  for (const { join: pages } of [there, here]) await pages.button("The words are the same").click();
  for (const { join: pages } of [here, there]) {
    await pages.welcome.waitFor();
    await pages.button("Go on without paper").click();
  }
  // Whoever was invited reads at once what waits for their answer: the mandate.
  const waits = there.page.getByRole("region", { name: "This waits for your side’s answer" });
  await waits.getByText("To agree on who draws how much water, and when.").waitFor();
  await expectAccessible(there.page);
  await waits.getByRole("button", { name: "Accept", exact: true }).click();
  await waits.waitFor({ state: "detached" });
  for (const { page } of [here, there]) await page.getByRole("link", { name: "To the dialogue" }).click();
  for (const { dialogue, page } of [here, there]) {
    await page.getByText("What to do first").waitFor();
    await dialogue.goTo(/^Round/u);
    await page.getByRole("heading", { level: 1, name: "No round is planned yet" }).waitFor();
  }
}

/** One side tables a text from a file, and both take it as the basis: whoever tabled it agrees to that, too. */
export async function tableText(here: Side, there: Side, words: string, shown: string): Promise<void> {
  await here.text.goTo(/^Text/u);
  const [chooser] = await Promise.all([
    here.page.waitForEvent("filechooser"),
    here.text.button("Table a text from a file …").click(),
  ]);
  await chooser.setFiles({ name: "water.txt", mimeType: "text/plain", buffer: Buffer.from(words) });
  await here.page.getByRole("textbox", { name: "Title" }).fill("On the water");
  await here.text.button("Table it").click();
  await there.text.goTo(/^Text/u);
  for (const { text } of [here, there]) await text.provision(shown).first().waitFor();
  await there.text.margin.getByRole("button", { name: /^Accept/u }).click();
  await here.text.margin.getByText("Lower valley accepts it").waitFor();
  await here.text.margin.getByRole("button", { name: /^Accept/u }).click();
  await there.text.margin.getByText("The text itself, to be taken as the basis").waitFor({ state: "detached" });
}
