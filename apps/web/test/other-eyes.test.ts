import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { AppPage } from "./page-models/app-page.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { TextPage } from "./page-models/text-page.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("for eyes that see otherwise", () => {
  const stage = setStage();

  test("in forced colours each side's brackets keep their own line and letters, and how far a provision is its shape", async () => {
    const profile = await stage.openProfile({ forcedColors: "active", colorScheme: "dark" });
    const text = new TextPage(profile.page);
    await text.openText(stage.node.link("the US head"));
    const lines = await text.document.locator("[data-bracket]").evaluateAll((brackets) =>
      brackets.map((bracket) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(bracket);
        const short = [...bracket.querySelectorAll(":scope > sup")].map((sup) => sup.textContent).join("");
        return { short, line: `${textDecorationLine} ${textDecorationStyle}` };
      }),
    );
    const lineOf = (side: string): readonly string[] => [
      ...new Set(lines.filter(({ short }) => short === side).map(({ line }) => line)),
    ];
    expect(lineOf("US")).toEqual(["underline solid"]);
    expect(lineOf("RU")).toEqual(["underline dashed"]);
    await text.page.getByText("Other texts").waitFor();
    await text.page
      .getByRole("navigation")
      .getByRole("link", { name: /^Joint statement/u })
      .click();
    // Signed throughout: full marks, which a page without its own backgrounds would draw empty.
    const mark = text.document.locator('[data-status="initialled"]').first();
    await mark.waitFor();
    expect(await mark.evaluate((full) => getComputedStyle(full).backgroundColor)).toBe("rgb(255, 255, 255)");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("in forced colours caucus, table and press are told apart by their doors, and the screen one is on by its frame", async () => {
    const profile = await stage.openProfile({ forcedColors: "active", colorScheme: "dark" });
    const app = new AppPage(profile.page);
    await app.open(stage.node.link("the US head"));
    const doors = new Set<string>();
    for (const screen of ["Round", "Caucus", "Press"]) {
      await app.goTo(new RegExp(`^${screen}`, "u"));
      await app.page.getByRole("heading", { level: 1, name: new RegExp(`^${screen}`, "u") }).waitFor();
      const { look, words, ground } = await doorOf(app.page);
      doors.add(look);
      expect({ screen, words }).not.toEqual({ screen, words: ground });
      const here = app.page.getByRole("navigation").locator('[aria-current="page"]');
      expect(await here.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid");
    }
    expect(doors.size).toBe(3);
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("in forced colours names stand out from their plates and an open microphone from a closed one, whichever theme was chosen", async () => {
    const profile = await stage.openProfile({ forcedColors: "active", colorScheme: "dark" });
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("the US head"));
    await round.goTo("Settings");
    await round.page.getByText("Light", { exact: true }).click();
    await round.goTo(/^Round/u);
    await round.title.waitFor();
    const fills = await round.page
      .getByRole("button", { name: /^Head.*Russian/u })
      .evaluate((plate) => [...plate.querySelectorAll("rect, text")].map((shape) => getComputedStyle(shape).fill));
    expect(new Set(fills).size).toBe(2);
    const microphones = await round.page
      .locator("[data-on]")
      .evaluateAll((all) => all.map((one) => `${one.getAttribute("data-on")} ${getComputedStyle(one).fill}`));
    expect(new Set(microphones)).toEqual(new Set(["true rgb(255, 255, 255)", "false rgb(0, 0, 0)"]));
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("whoever asks for less motion gets none, and whoever does not gets little", async () => {
    const longest: Record<string, number> = {};
    for (const reducedMotion of ["reduce", "no-preference"] as const) {
      const profile = await stage.openProfile({ reducedMotion });
      const round = new RoundPage(profile.page);
      await round.open(stage.node.link("the US head"));
      longest[reducedMotion] = await round.page.evaluate(() => {
        const seconds = (list: string): number =>
          Math.max(...list.split(",").map((one) => Number.parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
        return Math.max(
          ...[...document.querySelectorAll("*")].map((element) => {
            const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
            return Math.max(seconds(transitionDuration), animationName === "none" ? 0 : seconds(animationDuration));
          }),
        );
      });
      await profile.context.close();
    }
    expect(longest).toEqual({ reduce: 0, "no-preference": 0.12 });
  });
});

/** How the strip at the head of a screen looks: its edges and its ground; and the colour of its words. */
async function doorOf(page: Page): Promise<{ readonly look: string; readonly words: string; readonly ground: string }> {
  return await page.getByRole("region", { name: /^The door of this room/u }).evaluate((door) => {
    const { borderBlockStart, borderInlineStart, backgroundColor } = getComputedStyle(door);
    const words = getComputedStyle(door.querySelector("strong") ?? door).color;
    return { look: `${borderBlockStart} ${borderInlineStart} ${backgroundColor}`, words, ground: backgroundColor };
  });
}
