import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { describe, expect, test } from "vitest";

import { ROOT, lacks } from "../../../scripts/needs.ts";
import { RecordPage } from "./page-models/record-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

const run = promisify(execFile);

/** What `longtable verify` says of a file, as it prints it. */
async function verified(file: string): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, "apps/cli/bin/longtable.mjs"), "verify", file]);
  return stdout;
}

describe.skipIf(lacks("chromium"))("the record", () => {
  const stage = setStage();

  test("tells every act in a sentence, and of those without effect the reason", async () => {
    const profile = await stage.openProfile();
    const record = new RecordPage(profile.page);
    await record.open(stage.node.link("a US adviser"));
    await record.filter("About", "the floor");
    await record.acts.first().getByText("United States, for the head asks for the floor").waitFor();
    await record.filter("About", "all");
    await record.filter("What became of it", "had no effect");
    await record.acts.getByText("No effect: Only the delegation that hosts may do this.").waitFor();
    await record.filter("What became of it", "all");
    await record.filter("About", "concrete steps");
    await record.filter("By", "Russian Federation");
    await record.acts.getByText("Russian Federation, for the head verifies").first().waitFor();
    expect(await record.acts.filter({ hasText: /United States, for the head/u }).count()).toBe(0);
    await record.page.getByText("this device comes to the same").first().waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("reads a long record window by window", async () => {
    const profile = await stage.openProfile();
    const record = new RecordPage(profile.page);
    await record.open(stage.node.link("the US head"));
    await record.page.getByText(/^1 to 50 of \d+, newest first$/u).waitFor();
    await record.button("Older").click();
    await record.page.getByText(/^51 to 100 of \d+, newest first$/u).waitFor();
    await record.button("Newer").click();
    await record.page.getByText(/^1 to 50 of/u).waitFor();
    await profile.context.close();
  });

  test("is written into one file that the command line verifies: without keys, and with them after a warning", async () => {
    const profile = await stage.openProfile();
    const record = new RecordPage(profile.page);
    await record.open(stage.node.link("the Russian head"));
    expect(await verified(await record.write())).toMatch(/keyless/iu);
    await record.page.getByText("With keys").click();
    await record.page
      .getByText("Whoever has a file with keys can read everything that was said in this room.")
      .waitFor();
    expect(await verified(await record.write())).toMatch(/opened/iu);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("axe objects to nothing, in either theme, wide and on a phone", async () => {
    for (const [colorScheme, width] of [
      ["light", 1360],
      ["dark", 320],
    ] as const) {
      const profile = await stage.openProfile({ colorScheme, viewport: { width, height: 860 } });
      const record = new RecordPage(profile.page);
      await record.openNarrow(stage.node.link("the US head"), "record");
      await record.acts.first().waitFor();
      await expectAccessible(profile.page);
      const overflow = await profile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBe(0);
      await profile.context.close();
    }
  });
});
