import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

const WORDS = ["1. The sides meet. They take notes.", "2. Notes are kept.", "3. Nobody is quoted."].join("\n\n");

describe.skipIf(lacks("chromium"))("how provisions stand to each other", () => {
  const stage = setStage();

  /** What stands, provision by provision, without what is said of it. */
  const standing = (side: TextPage): Promise<readonly string[]> =>
    side.document.locator("[data-words]").evaluateAll((all) => all.map((words) => words.textContent.trim()));

  test("is changed by the keyboard: divided, moved and joined, and stands so once the other side accepts it", async () => {
    const profiles = await stage.openTwoSides();
    const [here, there] = [new TextPage(profiles[0].page), new TextPage(profiles[1].page)];
    await here.openText(stage.node.link("the US head"));
    await there.openText(stage.node.link("the Russian head"));
    await here.tableFile("Structure.txt", WORDS);
    for (const side of [here, there]) {
      await side.page.getByRole("heading", { level: 1, name: "Structure" }).waitFor();
      await side.button("Accept it as the basis").click();
    }
    for (const side of [here, there]) await side.stage.getByText("The basis of the talks, accepted by all.").waitFor();
    const agreed = async (...after: readonly string[]): Promise<void> => {
      await here.preview.getByRole("button", { name: "Table it" }).press("Enter");
      await there.document.locator("[data-bracket]").first().waitFor();
      await there.page.keyboard.press("n");
      await expectAccessible(there.page);
      await there.margin
        .getByRole("button", { name: /^Accept/u })
        .first()
        .click();
      for (const side of [here, there]) await expect.poll(() => standing(side)).toEqual(after);
    };

    await here.write("The sides meet. They take notes.", "start");
    for (let step = 0; step < "The sides meet. ".length; step += 1) await here.page.keyboard.press("ArrowRight");
    // The editor has taken the cursor from the page once a frame was drawn with it.
    await here.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await here.button("Divide here …").press("Enter");
    await here.preview.getByText("divided here They take notes.").waitFor();
    await agreed("The sides meet.", "They take notes.", "Notes are kept.", "Nobody is quoted.");

    await here.takeInHand("Nobody is quoted.");
    const more = here.margin.getByText("More with this provision");
    await more.press("Enter");
    await here.button("Move up …").press("Enter");
    await here.preview.getByText("United States would move this to before “2. Notes are kept.”").waitFor();
    await agreed("The sides meet.", "They take notes.", "Nobody is quoted.", "Notes are kept.");

    await here.takeInHand("Nobody is quoted.");
    if (!(await here.button("Join with the next …").isVisible())) await more.press("Enter");
    await here.button("Join with the next …").press("Enter");
    await agreed("The sides meet.", "They take notes.", "Nobody is quoted.Notes are kept.");
    expectNoTrouble(...profiles);
    for (const { context } of profiles) await context.close();
  });
});
