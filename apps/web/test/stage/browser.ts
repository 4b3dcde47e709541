import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { expect } from "vitest";

import { pathOf } from "../../../../scripts/needs.ts";

/** The system's Chromium, with nothing of its own going on in the background; `more` are further arguments to it. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: pathOf("chromium"),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
  });
}

/** A browser profile of somebody's own, with one page; what goes wrong in the page is kept. */
export interface Profile {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and policy violations that the page's console told of. */
  readonly troubles: readonly string[];
}

/** A fresh profile: nothing is shared with another one. Motion is reduced, so that nothing has to be waited for. */
export async function openProfile(browser: Browser, options: BrowserContextOptions = {}): Promise<Profile> {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  // Sooner than a test is given up, so that the step that waits in vain is named.
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  return { context, page, troubles };
}

/** Two sides, each in a profile of its own. */
export async function openTwoSides(browser: Browser): Promise<readonly [Profile, Profile]> {
  return [await openProfile(browser), await openProfile(browser)];
}

/** Nothing went wrong in a page: no error, and nothing that its policy had to forbid. */
export function expectNoTrouble(...profiles: readonly Profile[]): void {
  for (const { troubles } of profiles) expect(troubles).toEqual([]);
}
