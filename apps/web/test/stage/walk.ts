import type { BrowserContextOptions } from "playwright-core";
import { test } from "vitest";

import { expectAccessible } from "./accessibility.ts";
import { type Profile, expectNoTrouble } from "./browser.ts";
import { WIDTHS, type Width, expectFitting } from "./fitting.ts";
import { walkScreens } from "./screens.ts";
import type { Stage } from "./stage.ts";

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
