import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** axe finds nothing to object to on the page as it is now: WCAG 2.2 A and AA, and its good practices. */
export async function expectAccessible(page: Page): Promise<void> {
  // Playwright's own world is not under the page's policy.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(" ")})`);
  });
  expect(found).toEqual([]);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
