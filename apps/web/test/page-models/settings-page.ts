import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The settings of a seat. */
export class SettingsPage extends AppPage {
  get people(): Locator {
    return this.page.getByRole("region", { name: "Your delegation’s people" });
  }

  /** Invites somebody as an adviser; the link to hand over. */
  async invite(name: string): Promise<string> {
    await this.people.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await this.people.getByRole("button", { name: "Make the invitation" }).click();
    await this.people.getByText(`Give this link to ${name}`).waitFor();
    return (await this.people.getByText("/join#").innerText()).trim();
  }

  /** One of the delegation's people, by name. */
  delegate(name: string): Locator {
    return this.people.getByRole("listitem").filter({ hasText: name }).first();
  }
}
