import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("brackets of a file that have no partner", () => {
  const stage = setStage();

  test("are taken out once every party has said so; until then each reads who has, and for whom it waits", async () => {
    const profiles = await stage.openTwoSides();
    const [here, there] = [new TextPage(profiles[0].page), new TextPage(profiles[1].page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.tableFile("Marks.txt", "1. The sides meet twice a year ] in Geneva.\n\n2. They keep notes.\n");
    const mark = (side: TextPage) => side.document.getByRole("group", { name: /without its partner/u });
    await mark(there).waitFor();
    await mark(here).click();
    await here.margin.getByRole("button", { name: "Remove it" }).click();
    await here.margin.getByText("To be removed, says United States; it waits for Russian Federation.").waitFor();
    await mark(there).click();
    await there.margin.getByText("To be removed, says United States; it waits for Russian Federation.").waitFor();
    await expectAccessible(there.page);
    await there.margin.getByRole("button", { name: "Remove it" }).click();
    for (const side of [here, there]) await expect.poll(() => mark(side).count()).toBe(0);
    await here.provision("The sides meet twice a year in Geneva.").waitFor();
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });
});
