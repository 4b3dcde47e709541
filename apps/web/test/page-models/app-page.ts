import type { Locator, Page } from "playwright-core";

/** What every screen has: the way in, the door, the navigation. Other page models build on it. */
export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a link that `npm start` printed; resolves when the seat's first screen is there. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole("heading", { level: 1, name: /^(Round|Раунд)/u }).waitFor();
  }

  /** The same on a phone, where the navigation is behind a button: goes to a screen by its address below the seat. */
  async openNarrow(link: string, path: string): Promise<void> {
    await this.page.goto(link);
    await this.page.waitForURL(/[/]seat[/]/u);
    await this.page.goto(this.page.url().replace(/[^/]+$/u, path));
    await this.title.waitFor();
  }

  /** Goes to a screen by the navigation. */
  async goTo(screen: string | RegExp): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: screen }).click();
  }

  /** What the door says about the record. */
  get recordLine(): Locator {
    return this.page.getByRole("status").first();
  }

  /** Waits until the node, which is there again, has been reached: at once, where one asks for it. */
  async backOnline(): Promise<void> {
    const now = this.button("Try now");
    const inRecord = this.page
      .getByRole("status")
      .first()
      .filter({ hasText: /^in the record$/u });
    await now.or(inRecord).first().waitFor();
    if (await now.isVisible()) await now.click({ timeout: 2000 }).catch(() => undefined);
    await inRecord.waitFor();
  }

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }
}
