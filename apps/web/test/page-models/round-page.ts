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

  /** How long a side has spoken, as the panel says it. */
  timeUsed(delegation: string): Locator {
    return this.floor.getByRole("definition").filter({
      has: this.page.locator(`xpath=preceding-sibling::*[1][normalize-space()="${delegation}"]`),
    });
  }

  /** What is said at the table. */
  get talk(): Locator {
    return this.page.getByRole("region", { name: "Said at the table" });
  }

  get said(): Locator {
    return this.talk.getByRole("listitem");
  }

  /** Says something at the table: for the record, or off it. */
  async say(words: string, how: "Say for the record" | "Say off the record"): Promise<void> {
    await this.talk.getByRole("textbox", { name: "Say" }).fill(words);
    await this.talk.getByRole("button", { name: how }).click();
  }

  /** The head seals the closed round: asked once more before it is signed. */
  async seal(): Promise<void> {
    await this.button("Seal the record").click();
    await this.page.getByText("It cannot be taken back.").waitFor();
    await this.button("Seal the record").click();
  }
}
