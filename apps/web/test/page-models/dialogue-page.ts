import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The dialogue as a whole. */
export class DialoguePage extends AppPage {
  /** Opens a link that `npm start` printed, and goes to the dialogue. */
  override async open(link: string): Promise<void> {
    await super.open(link);
    await this.goTo("Dialogue");
    await this.section("Rounds").waitFor();
  }

  /** A part of the screen, by its title. */
  section(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** A difference, by its title. */
  difference(title: string): Locator {
    return this.section("Differences").getByRole("listitem").filter({ hasText: title });
  }

  /** Opens a form by its button and writes in it, field by field. */
  async write(within: Locator, opens: string, fields: Readonly<Record<string, string>>, does: string): Promise<void> {
    await within.getByRole("button", { name: opens, exact: true }).click();
    for (const [label, value] of Object.entries(fields)) await within.getByLabel(label, { exact: true }).fill(value);
    await within.getByRole("button", { name: does, exact: true }).click();
  }

  /** Opens a form, chooses one of a few in it, and does it. */
  async choose(within: Locator, opens: string, option: string, does: string): Promise<void> {
    await within.getByRole("button", { name: opens, exact: true }).click();
    await within.locator("form").getByRole("button").first().click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
    await within.getByRole("button", { name: does, exact: true }).click();
  }
}
