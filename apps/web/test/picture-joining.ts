import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { JoinPages } from "./page-models/join-pages.ts";
import { openProfile } from "./stage/browser.ts";

const UPPER = { name: "Ada Upper", delegation: "Upper valley", short: "UV", capital: "Upton" };
const LOWER = { name: "Bo Lower", delegation: "Lower valley", short: "LV", capital: "Lowton" };

/** Takes two heads from convening to their table, and a picture at each of the pages on the way. */
export async function pictureJoining(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const [upper, lower] = [await openProfile(browser, options), await openProfile(browser, options)];
  const [here, there] = [new JoinPages(upper.page), new JoinPages(lower.page)];
  await here.page.goto(`${origin}/`);
  await here.page.getByRole("heading", { level: 1 }).waitFor();
  await take(here.page, "home");
  await here.page.goto(`${origin}/convene`);
  await here.page.getByRole("heading", { level: 1 }).waitFor();
  await take(here.page, "convene");
  const link = await here.convene(origin, UPPER, LOWER.delegation);
  await take(here.page, "convene-links");
  await there.page.goto(link);
  await there.button("Make the keys and answer").waitFor();
  await take(there.page, "join");
  await there.writeHead(LOWER);
  await there.button("Make the keys and answer").click();
  await there.comparedWords();
  await take(there.page, "compare");
  for (const pages of [there, here]) await pages.button("The words are the same").click();
  await here.welcome.waitFor();
  await here.page.getByText("Ada Upper, head, Upper valley.").waitFor();
  await take(here.page, "welcome");
  const reading = here.page.getByRole("region", { name: "Reading sheet" });
  await reading.getByRole("button", { name: "Check the paper" }).click();
  await reading.getByRole("button", { name: "Show it and print" }).click();
  await reading.getByRole("article").waitFor();
  await take(here.page, "welcome-sheet");
  await here.page.goto(`${origin}/join#abc`);
  await here.page.getByRole("heading", { level: 1, name: "This is not a whole link" }).waitFor();
  await take(here.page, "join-refused");
  for (const { context } of [upper, lower]) await context.close();
}
