// Usage: npm run screenshots [-- SCREEN…]
// Takes a picture of every screen, in both themes, on a laptop and on a phone, into docs/screens/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";

import { ROOT } from "../../../scripts/needs.ts";
import { PressScreenPage } from "./page-models/press-screen-page.ts";
import { tellingPhotograph } from "./stage/photograph.ts";
import { launchBrowser, openProfile } from "./stage/browser.ts";
import { pictureJoining } from "./picture-joining.ts";
import { type ExampleNode, type Seat, startExampleNode } from "./stage/example-node.ts";

/** A screen to be pictured. A new one is a line below. */
interface Pictured {
  readonly name: string;
  /** Whose seat, and the address below it; or a page that `npm start` prints. */
  readonly at: { readonly seat: Seat; readonly path: string } | ((node: ExampleNode) => string);
  /** The whole page, where it is longer than the window. */
  readonly isWhole?: true;
  /** What is done before the picture, where its state is not the first one. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const SCREENS: readonly Pictured[] = [
  { name: "first-look", at: ({ firstLook }) => firstLook, prepare: tamper },
  { name: "round", at: { seat: "the US head", path: "round" } },
  { name: "round-chosen", at: { seat: "the Russian head", path: "round" }, prepare: chooseSeat },
  { name: "settings", at: { seat: "a Russian adviser", path: "settings" }, isWhole: true },
  { name: "head-settings", at: { seat: "the Russian head", path: "settings" }, isWhole: true },
  { name: "dialogue", at: { seat: "the US head", path: "dialogue" }, isWhole: true },
  { name: "steps", at: { seat: "the Russian head", path: "steps" }, isWhole: true },
  { name: "text", at: { seat: "the US head", path: "text" } },
  { name: "text-bracket", at: { seat: "the Russian head", path: "text" }, prepare: chooseBracket },
  { name: "text-writing", at: { seat: "the Russian head", path: "text" }, prepare: writeOnText },
  { name: "record", at: { seat: "a US adviser", path: "record" } },
  { name: "caucus", at: { seat: "the US head", path: "caucus" }, isWhole: true, prepare: readNames },
  { name: "reported", at: { seat: "a US adviser", path: "reported" } },
  { name: "press", at: { seat: "the US head", path: "press" }, isWhole: true, prepare: writeStatement },
  { name: "public-page", at: ({ origin }) => `${origin}/press`, isWhole: true },
  { name: "press-page", at: ({ pressPage }) => pressPage, prepare: readPress },
];

const SIZES = [
  { size: "wide", viewport: { width: 1360, height: 860 } },
  { size: "phone", viewport: { width: 360, height: 740 } },
] as const;
const THEMES = ["light", "dark"] as const;

async function writeStatement(page: Page): Promise<void> {
  const press = new PressScreenPage(page);
  await press.write("The delegations met", "They sat opposite each other.\n\nThey will meet again.");
  await press.choosePhotograph("table.jpg", await tellingPhotograph(page, "hidden words"));
  await press.drafts.getByText("exif: Make = Telltale 1").waitFor();
}

/** Until the table was read, a caucus has no names. */
async function readNames(page: Page): Promise<void> {
  await page.getByText("United States").first().waitFor();
}

async function chooseSeat(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Head.*Russian/u }).click();
  await page.getByRole("button", { name: "Move left" }).waitFor();
}

async function chooseBracket(page: Page): Promise<void> {
  await page.locator("[data-bracket]").filter({ hasText: "shall" }).last().click();
  await page.getByRole("heading", { name: "What happened" }).waitFor();
}

async function writeOnText(page: Page): Promise<void> {
  await page.getByRole("article").focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "The provision’s words" }).waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(" into the other language.");
  await page.getByText("Kept on this device alone").waitFor();
}

async function tamper(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Tamper with it/u })
    .first()
    .click();
  await page
    .getByText(/This device refused the record/u)
    .nth(1)
    .waitFor();
}

async function readPress(page: Page): Promise<void> {
  await page.getByRole("article").first().waitFor();
}

async function picture(browser: Browser, node: ExampleNode, pictured: Pictured, folder: string): Promise<void> {
  for (const { size, viewport } of SIZES) {
    for (const colorScheme of THEMES) {
      const { context, page } = await openProfile(browser, { viewport, colorScheme });
      if (typeof pictured.at === "function") await page.goto(pictured.at(node));
      else {
        await page.goto(node.link(pictured.at.seat));
        await page.waitForURL(/[/]seat[/]/u);
        await page.goto(page.url().replace(/[^/]+$/u, pictured.at.path));
        await page.getByText("in the record", { exact: true }).first().waitFor();
      }
      await page.getByRole("heading", { level: 1 }).waitFor();
      await pictured.prepare?.(page);
      await page.evaluate(() => document.fonts.ready);
      const file = `${pictured.name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file), animations: "disabled", fullPage: pictured.isWhole === true });
      console.log(`docs/screens/${file}`);
      await context.close();
    }
  }
}

/** The pages on the way to a seat, which take two heads. */
async function pictureWayIn(browser: Browser, node: ExampleNode, folder: string): Promise<void> {
  for (const { size, viewport } of SIZES) {
    for (const colorScheme of THEMES) {
      await pictureJoining(browser, node.origin, { viewport, colorScheme }, async (page, name) => {
        await page.evaluate(() => document.fonts.ready);
        const file = `${name}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), animations: "disabled", fullPage: true });
        console.log(`docs/screens/${file}`);
      });
    }
  }
}

const folder = join(ROOT, "docs/screens");
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const node = await startExampleNode();
const browser = await launchBrowser();
try {
  for (const one of SCREENS) {
    if (wanted.length === 0 || wanted.some((name) => one.name.startsWith(name))) {
      await picture(browser, node, one, folder);
    }
  }
  if (wanted.length === 0 || wanted.includes("joining")) await pictureWayIn(browser, node, folder);
} finally {
  await browser.close();
  await node.close();
}
