import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";

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

  /** Makes the margin speak of a provision. */
  async takeInHand(words: string): Promise<void> {
    await this.provision(words)
      .first()
      .click({ position: { x: 60, y: 18 } });
    await this.margin.getByRole("heading", { name: /^(Provision|Положение)/u }).waitFor();
  }

  /** Tables a text from a file. */
  async tableFile(name: string, words: string): Promise<void> {
    await this.page.getByText("Take it out, or table another").click();
    const file = { name, mimeType: "text/plain", buffer: Buffer.from(words) };
    await this.page.locator("input[type=file]").setInputFiles(file);
    await this.button("Table it").click();
    await this.page.getByRole("heading", { level: 1, name: name.replace(/[.].*$/u, "") }).waitFor();
  }

  /** Takes the text out as a file of one kind. */
  async takeOut(kind: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    await this.page.getByText("Take it out, or table another").click();
    const downloading = this.page.waitForEvent("download");
    await this.button(kind).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** One of the choices of what is shown, by its label. */
  filter(label: string): Locator {
    return this.page.getByRole("search").getByRole("button", { name: label });
  }

  /** Chooses what is shown. */
  async chooseShown(label: string, option: string): Promise<void> {
    await this.filter(label).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** At what stage the text is. */
  get stage(): Locator {
    return this.page.getByRole("note");
  }

  /** The calls that wait. */
  get calls(): Locator {
    return this.page.getByRole("region", { name: /calls? waits?$/u });
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
