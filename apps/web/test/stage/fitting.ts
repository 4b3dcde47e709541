import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What every screen is held to: a laptop, the same enlarged to twice its size (WCAG 2.2, 1.4.4), and the narrowest (1.4.10, Reflow). */
export const WIDTHS = [
  { device: "a laptop", viewport: { width: 1360, height: 860 } },
  { device: "a laptop at twice its size", viewport: { width: 680, height: 430 } },
  { device: "a phone", viewport: { width: 320, height: 640 } },
] as const;
/** One of them. */
export type Width = (typeof WIDTHS)[number];

/** The words of elements that cut off what is in them or reach beyond the page, by more than a rounding. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    // What scrolls by itself holds more than it shows, and what is made invisible is for who listens.
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.clientWidth !== 1 &&
      element.closest('[aria-hidden="true"]') === null;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((element) => isSeen(element) && element.textContent.trim() !== "" && !scrolls(element))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        // Code is bytes, of which a line shows as many as it has room for; everything else is words.
        const hides = !element.matches("code") && ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
        return (hides && element.scrollWidth > element.clientWidth + 1) || left < -1 || right > wide + 1;
      })
      .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
  });
}

/** The page does not scroll aside, and no words on it are cut off or lie beyond its edge. `screen` names it to who reads the failure. */
export async function expectFitting(page: Page, screen: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const aside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft({ screen, cutOff: await cutOff(page), aside }).toEqual({ screen, cutOff: [], aside: 0 });
}
