import type { Buffer } from "node:buffer";

import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** The settings of a seat. */
export class SettingsPage extends AppPage {
  get people(): Locator {
    return this.page.getByRole("region", { name: "Your delegation’s people" });
  }

  /** Invites somebody; the link to hand over. */
  async invite(name: string, role = "Adviser"): Promise<string> {
    if (role !== "Adviser") {
      await this.people.getByRole("button", { name: /Role$/u }).click();
      await this.page.getByRole("option", { name: role }).click();
    }
    await this.people.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await this.people.getByRole("button", { name: "Make the invitation" }).click();
    await this.people.getByText(`Give this link to ${name}`).waitFor();
    return (await this.people.getByText("/join#").innerText()).trim();
  }

  /** One of the delegation's people, by name. */
  delegate(name: string): Locator {
    return this.people.getByRole("listitem").filter({ hasText: name }).first();
  }

  /** The delegations' keys, and on what the belief in each rests. */
  get keys(): Locator {
    return this.page.getByRole("region", { name: "The delegations’ keys" });
  }

  /** A picture of one's own badge's code, as somebody would take it from this screen. */
  async photographBadge(): Promise<Buffer> {
    await this.button("Show our badge").click();
    const picture = await this.page.getByRole("figure", { name: "The code of your delegation’s badge" }).screenshot();
    await this.keys.getByRole("button", { name: "Put it away", exact: true }).click();
    return picture;
  }

  /** Has a picture of a code read where a scanner is open. */
  async choosePicture(buffer: Buffer): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.button("Choose a picture of it").click(),
    ]);
    await chooser.setFiles({ name: "code.png", mimeType: "image/png", buffer });
  }
}
