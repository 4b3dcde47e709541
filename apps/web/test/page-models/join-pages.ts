import type { Locator } from "playwright-core";

import { AppPage } from "./app-page.ts";

/** What a head writes of itself. */
export interface HeadWritten {
  readonly name: string;
  readonly delegation: string;
  readonly short: string;
  readonly capital: string;
}

/** The pages before there is a seat: home, an invitation, convening, waiting, comparing. */
export class JoinPages extends AppPage {
  /** Fills in what a head says of itself and its delegation. */
  async writeHead({ name, delegation, short, capital }: HeadWritten): Promise<void> {
    await this.field("Your name").fill(name);
    await this.field("Your delegation’s name").fill(delegation);
    await this.field("Its short name").fill(short);
    await this.field("Its capital, or where it reports to").fill(capital);
  }

  /** Convenes a dialogue of two; the link for the other head. */
  async convene(origin: string, you: HeadWritten, other: string): Promise<string> {
    await this.page.goto(`${origin}/convene`);
    await this.field("Title of the dialogue").fill("Dialogue on the river");
    await this.field("Mandate").fill("To agree on who draws how much water, and when.");
    await this.field("Decided by").fill("The two councils");
    await this.field("At, or in").fill("their meeting in May");
    await this.writeHead(you);
    await this.field("Delegation 2").fill(other);
    await this.button("Make the keys and the links").click();
    await this.page.getByRole("heading", { name: "Waiting for the other heads" }).waitFor();
    const url = await this.page.getByText("/join#").innerText();
    return url.trim();
  }

  /** The words of the delegations' keys, in the page's order, as this head reads them. */
  async comparedWords(): Promise<readonly string[]> {
    await this.page.getByRole("heading", { level: 1, name: "Compare these words with the other heads" }).waitFor();
    const words: string[] = [];
    for (const list of await this.page.getByRole("list").all()) words.push(...(await list.allInnerTexts()));
    return words.map((text) => text.replaceAll(/\s+/gu, " "));
  }

  /** In, at the first screen of the seat. */
  get welcome(): Locator {
    return this.page.getByRole("heading", { level: 1, name: "You are in" });
  }

  field(name: string): Locator {
    return this.page.getByRole("textbox", { name });
  }
}
