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

  /** Where one writes on a provision. */
  get editor(): Locator {
    return this.page.getByRole("textbox", { name: /^(The provision’s words|Слова положения)$/u });
  }

  /** What everybody at the table will see. */
  get preview(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Begins to write on a provision, with the cursor before or after all its words. */
  async write(words: string | RegExp, at: "start" | "end"): Promise<void> {
    await this.provision(words)
      .first()
      .dblclick({ position: { x: 300, y: 18 } });
    await this.editor.waitFor();
    await this.page.keyboard.press(at === "end" ? "Control+End" : "Control+Home");
  }

  /** Selects a bracket at its own first sign, whatever lies inside it and however its lines break. */
  async select(words: string): Promise<void> {
    await this.bracket(words).locator("> span").first().click();
  }

  /** The first sign of a bracket around whole provisions. */
  get edge(): Locator {
    return this.document.locator("[data-edge='[']");
  }

  /** What the margin says. */
  get margin(): Locator {
    return this.page.getByRole("complementary");
  }

  /** What the foot counts. */
  get foot(): Locator {
    return this.page.getByRole("region", { name: /^(What is open|Что открыто)$/u });
  }
}
