import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

import { type Profile, launchBrowser, openProfile, openTwoSides } from "./browser.ts";
import { type ExampleNode, startExampleNode } from "./example-node.ts";

/** A node and a browser for every test of a file; there once its tests run. */
export interface Stage {
  readonly node: ExampleNode;
  openProfile(options?: BrowserContextOptions): Promise<Profile>;
  openTwoSides(): Promise<readonly [Profile, Profile]>;
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
    openTwoSides: () => openTwoSides(browser),
  };
}
