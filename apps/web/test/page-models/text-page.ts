import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The text's screen. */
export class TextPage extends AppPage {
  /** Opens a seat's link and goes to the text. */
  async openText(link: string): Promise<void> {
    await this.open(link);
    await this.goTo(/^Text|^Текст/u);
    await this.document.waitFor();
  }

  /** The page of the text. */
  get document(): Locator {
    return this.page.getByRole("article");
  }

  /** A provision by its words. */
  provision(words: string | RegExp): Locator {
    return this.document.locator("[data-node]").filter({ hasText: words });
  }

  /** A bracket in the text, by its words: the innermost that has them. */
  bracket(words: string): Locator {
    return this.document.locator("[data-bracket]").filter({ hasText: words }).last();
  }

  /** What the margin says. */
  get margin(): Locator {
    return this.page.getByRole("complementary");
  }

  /** What the foot counts. */
  get foot(): Locator {
    return this.page.getByRole("contentinfo");
  }
}
