import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import type { Profile } from "./stage/browser.ts";
import { expectFitting } from "./stage/fitting.ts";
import { type Stage, setStage } from "./stage/stage.ts";

/** A profile whose workers begin with `script`: the browser refuses them what it takes away. */
async function openLacking(stage: Stage, script: string): Promise<Profile> {
  const viewport = { width: 320, height: 640 };
  const profile = await stage.openProfile({ viewport, serviceWorkers: "block" });
  await profile.context.route(/worker[^/]*[.]js$/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: script + (await response.text()) });
  });
  return profile;
}

const REFUSED = [
  {
    lack: "room to keep anything",
    script: "IDBFactory.prototype.open = () => { throw new DOMException('Refused', 'SecurityError'); };",
    title: "This browser keeps nothing for Longtable",
    next: /a window that is not private/u,
  },
  {
    lack: "Ed25519",
    script: "SubtleCrypto.prototype.importKey = async () => { throw new DOMException('No', 'NotSupportedError'); };",
    title: "This browser is too old for Longtable",
    next: /Update the browser/u,
  },
] as const;

describe.skipIf(lacks("chromium"))("a browser that lacks what a seat rests on", () => {
  const stage = setStage();

  test.each(REFUSED)("is told what to do when it gives no $lack, on whichever page it comes", async (refused) => {
    const { page, context } = await openLacking(stage, refused.script);
    for (const url of [stage.node.link("the US head"), `${stage.node.origin}/`, `${stage.node.origin}/convene`]) {
      await page.goto(url);
      await page.getByRole("heading", { level: 1, name: refused.title }).waitFor();
      expect(await page.getByRole("alert").innerText()).toMatch(refused.next);
      await expectFitting(page, url);
      await expectAccessible(page);
    }
    await context.close();
  });
});
