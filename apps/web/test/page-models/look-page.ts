import type { Locator, Page } from "playwright-core";

/** The first look: two sides, and what the host sees. */
export class LookPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.side("Russian Federation").waitFor();
  }

  /** One side's pane. */
  side(delegation: string): Locator {
    return this.page.getByRole("region", { name: `${delegation}, as its head sees it` });
  }

  get host(): Locator {
    return this.page.getByRole("region", { name: "The host" });
  }

  /** Says something for the record, as one side's head. */
  async say(delegation: string, words: string): Promise<void> {
    await this.side(delegation).getByLabel("Say for the record").fill(words);
    await this.side(delegation).getByRole("button", { name: "Say it" }).click();
  }
}
