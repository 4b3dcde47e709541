import type { Page } from "playwright-core";

import type { ExampleNode } from "./example-node.ts";

/** Every screen of a seat, by its address below the seat. */
const SEAT_SCREENS: readonly string[] = [
  "dialogue",
  "round",
  "text",
  "steps",
  "record",
  "caucus",
  "settings",
  "press",
  "reported",
  "welcome",
];

/** Walks over every screen of the US head's seat and over the pages that need no seat, and calls `see` on each once it is there. */
export async function walkScreens(
  page: Page,
  node: ExampleNode,
  see: (screen: string, isSeat: boolean) => Promise<void>,
): Promise<void> {
  await page.goto(node.link("the US head"));
  await page.waitForURL(/[/]seat[/]/u);
  const seat = page.url().replace(/[^/]+$/u, "");
  for (const screen of SEAT_SCREENS) {
    await page.goto(seat + screen);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page
      .getByText(/^(in the record|au registre)$/u)
      .first()
      .waitFor();
    await see(screen, true);
    if (screen === "text") await walkText(page, see);
  }
  // The address of each, and what is there last.
  const title = page.getByRole("heading", { level: 1 }).first();
  const pages = {
    home: [`${node.origin}/`, page.getByRole("listitem").first()],
    convene: [`${node.origin}/convene`, title],
    restore: [`${node.origin}/restore`, title],
    "a wrong link": [`${node.origin}/join#cut-short`, page.getByRole("alert")],
    "nothing there": [`${node.origin}/joining/nowhere`, title],
    "an empty link": [`${node.origin}/open`, title],
    "first look": [node.firstLook, page.getByRole("contentinfo").getByRole("link").nth(1)],
    "press page": [node.pressPage, page.getByRole("article").first()],
    "public page": [`${node.origin}/press`, title],
  } as const;
  for (const [screen, [url, last]] of Object.entries(pages)) {
    await page.goto(url);
    await title.waitFor();
    await last.waitFor();
    await see(screen, false);
  }
}

/** What is opened upon the text: a chosen bracket, the editor, and the list of keys, each left as it was found. */
async function walkText(page: Page, see: (screen: string, isSeat: boolean) => Promise<void>): Promise<void> {
  await page.locator("[data-bracket]").filter({ hasText: "shall" }).last().click();
  await page.getByRole("heading", { name: /^(What happened|Ce qui s’est passé)$/u }).waitFor();
  await see("a chosen bracket", false);
  await page.reload();
  await page.getByRole("article").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await see("the list of keys", false);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /^(The provision’s words|Les mots de la disposition)$/u }).waitFor();
  await see("the editor", false);
}
