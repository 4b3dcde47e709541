import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The round's screen. */
export class RoundPage extends AppPage {
  /** The panel of the floor. */
  get floor(): Locator {
    return this.page.getByRole("region", { name: "Has the floor" });
  }

  /** A name plate at the table, by whom it names. */
  plate(name: string | RegExp): Locator {
    return this.page.getByRole("region", { name: "The long table" }).getByRole("button", { name });
  }

  /** Who waits for the floor, in order. */
  get waiting(): Locator {
    return this.floor.getByRole("listitem");
  }

  /** The head seals the closed round: asked once more before it is signed. */
  async seal(): Promise<void> {
    await this.button("Seal the record").click();
    await this.page.getByText("It cannot be taken back.").waitFor();
    await this.button("Seal the record").click();
  }
}
