import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("a link that npm start prints", () => {
  const stage = setStage();

  test("tells its code to nobody, opens again without the node, and is the same at the node's next start", async () => {
    const link = stage.node.link("a US adviser");
    const code = link.split(".").at(-1) ?? "";
    const profile = await stage.openProfile();
    const asked: string[] = [];
    profile.page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
    const round = new RoundPage(profile.page);
    await round.open(link);
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    expect(profile.page.url()).not.toContain(code);
    expect(asked.some((one) => one.includes(code))).toBe(false);
    await profile.page.evaluate(async () => void (await navigator.serviceWorker.ready));

    await stage.node.cut();
    await profile.page.goto("about:blank");
    await round.open(link);
    await expect.poll(() => round.recordLine.innerText()).toContain("no connection");

    await stage.node.again();
    expect(stage.node.printed().match(/http\S+[/](?:open|look)#\S+/gu)).toContain(link);
    await profile.page.goto("about:blank");
    await round.open(link);
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    const others = profile.troubles.filter((one) => !one.includes("ERR_CONNECTION_REFUSED"));
    expect(others).toEqual([]);
    await profile.context.close();
  });

  test("with a letter missing or another in it opens nothing, and says what to do", async () => {
    const link = stage.node.link("the US head");
    const other = link.endsWith("A") ? "Q" : "A";
    for (const [wrong, sentence] of [
      [link.slice(0, -3), "This link opens no device of the example"],
      [link.slice(0, -12) + other.repeat(4) + link.slice(-8), "The node has no example with this device"],
    ] as const) {
      for (const at of ["open", "look"]) {
        const profile = await stage.openProfile();
        await profile.page.goto(wrong.replace("/open#", `/${at}#`));
        await profile.page.getByRole("alert").waitFor();
        expect(await profile.page.getByRole("alert").innerText()).toContain(sentence);
        expect(await profile.page.getByRole("heading", { level: 1 }).innerText()).toBe(
          "The example could not be opened",
        );
        await expectAccessible(profile.page);
        await profile.page.getByRole("link", { name: "To the dialogues on this device" }).click();
        await profile.page.getByText("No dialogue is open on this device yet.").waitFor();
        expectNoTrouble(profile);
        await profile.context.close();
      }
    }
  });

  test("opened for the first time while the node is stopped says so, and goes on when it is back", async () => {
    const profile = await stage.openProfile();
    await profile.page.goto(stage.node.origin);
    await profile.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await stage.node.cut();
    await profile.page.goto(stage.node.link("a Russian adviser"));
    await profile.page.getByRole("alert").getByText("The node cannot be reached now").waitFor();
    await stage.node.again();
    await profile.page.getByRole("button", { name: "Try again" }).click();
    await profile.page.getByRole("heading", { level: 1, name: /Round/u }).waitFor();
    await profile.context.close();
  });
});
