import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";

import { expectAccessible } from "./accessibility.ts";
import { type Profile, expectNoTrouble, launchBrowser, openProfile } from "./browser.ts";
import { type ExampleNode, startExampleNode } from "./example-node.ts";
import { WIDTHS, type Width, expectFitting } from "./fitting.ts";
import { walkScreens } from "./screens.ts";

/** A node and a browser for every test of a file; there once its tests run. */
export interface Stage {
  readonly node: ExampleNode;
  openProfile(options?: BrowserContextOptions): Promise<Profile>;
}

/** One example node and one browser, from before a file's first test until after its last. */
export function setStage(): Stage {
  let node: ExampleNode;
  let browser: Browser;
  beforeAll(async () => {
    node = await startExampleNode();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
  });
  return {
    get node() {
      return node;
    },
    openProfile: (options) => openProfile(browser, options),
  };
}

/** How the pages of a walk are to be opened, and what is to be seen of each besides what every page is held to. */
export interface Walk {
  readonly options?: BrowserContextOptions;
  readonly before?: (profile: Profile) => Promise<void>;
  readonly see: (profile: Profile, screen: string, isSeat: boolean, width: Width) => Promise<void>;
}

/** At each width, one test that walks over every screen: no words cut off, no scrolling aside, nothing that axe objects to. */
export function testWalk(stage: Stage, { options, before, see }: Walk): void {
  test.each(WIDTHS)(
    "cuts off no words, does not scroll aside and is accessible on any screen of $device",
    async (width) => {
      const profile = await stage.openProfile({ viewport: width.viewport, ...options });
      await before?.(profile);
      await walkScreens(profile.page, stage.node, async (screen, isSeat) => {
        await see(profile, screen, isSeat, width);
        await expectFitting(profile.page, screen);
        await expectAccessible(profile.page);
      });
      expectNoTrouble(profile);
      await profile.context.close();
    },
  );
}
