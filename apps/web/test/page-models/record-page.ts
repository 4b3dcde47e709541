import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The record. */
export class RecordPage extends AppPage {
  /** Opens a link that `npm start` printed, and goes to the record. */
  override async open(link: string): Promise<void> {
    await super.open(link);
    await this.goTo("Record");
    await this.acts.first().waitFor();
  }

  /** The acts shown, newest first. */
  get acts(): Locator {
    return this.page.getByRole("region", { name: "Acts", exact: true }).getByRole("listitem");
  }

  /** Chooses what is shown. */
  async filter(which: "Room" | "By" | "About" | "What became of it", option: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`${which}$`, "u") }).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Writes the record into a file; where it was kept. */
  async write(): Promise<string> {
    const downloading = this.page.waitForEvent("download");
    await this.button("Write the file").click();
    return await (await downloading).path();
  }
}
