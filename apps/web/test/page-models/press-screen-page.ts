import type { Buffer } from "node:buffer";

import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The press, as one's own side sees it. */
export class PressScreenPage extends AppPage {
  get drafts(): Locator {
    return this.page.getByRole("region", { name: "Drafts, in your caucus" });
  }

  get out(): Locator {
    return this.page.getByRole("region", { name: "Published", exact: true });
  }

  async write(title: string, words: string): Promise<void> {
    await this.button("Write a statement").click();
    await this.drafts.getByRole("textbox", { name: "Title" }).fill(title);
    await this.drafts.getByRole("textbox", { name: "Words" }).fill(words);
  }

  /** Chooses a file as the picture of the statement that is being written. */
  async choosePhotograph(name: string, buffer: Buffer): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.button("Add photographs").click(),
    ]);
    await chooser.setFiles({ name, mimeType: "image/jpeg", buffer });
  }
}
