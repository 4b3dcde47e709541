import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The concrete steps. */
export class StepsPage extends AppPage {
  /** Opens a link that `npm start` printed, and goes to the steps. */
  override async open(link: string): Promise<void> {
    await super.open(link);
    await this.goTo("Concrete steps");
    await this.page.getByRole("heading", { level: 1, name: "Concrete steps" }).waitFor();
  }

  /** A step, by what is done in it. */
  step(what: string): Locator {
    return this.page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("heading", { name: what }) });
  }

  /** Presses a step's button, and where it asks for words, writes them and does it. */
  async act(what: string, does: string, words?: { readonly label: string; readonly text: string }): Promise<void> {
    const step = this.step(what);
    await step.getByRole("button", { name: does, exact: true }).click();
    if (words === undefined) return;
    await step.getByLabel(words.label, { exact: true }).fill(words.text);
    await step.locator("form").getByRole("button").first().click();
  }
}
