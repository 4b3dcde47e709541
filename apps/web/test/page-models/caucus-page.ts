import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** One side's own room. */
export class CaucusPage extends AppPage {
  /** Opens a link that `npm start` printed, and goes to the caucus. */
  override async open(link: string): Promise<void> {
    await super.open(link);
    await this.goTo("Caucus");
    await this.section("Talk").waitFor();
  }

  section(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** Says something, off the record or for it. */
  async say(text: string, how: "Say off the record" | "Say for the record"): Promise<void> {
    await this.section("Talk").getByLabel("Say", { exact: true }).fill(text);
    await this.button(how).click();
  }
}
