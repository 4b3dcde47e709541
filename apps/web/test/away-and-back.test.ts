import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { StepsPage } from "./page-models/steps-page.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("a device away from its node", () => {
  const stage = setStage();

  test("acts while the node is down, says what is not in the record, and is in it once the node is back", async () => {
    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("the US head"));
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");

    await stage.node.cut();
    await expect.poll(() => round.recordLine.innerText()).toContain("no connection");
    await round.button("End the turn").click();
    await expect.poll(() => round.recordLine.innerText()).toContain("1 act kept here, not yet in the record");

    await stage.node.again();
    await round.backOnline();
    await round.floor.getByText("Nobody has the floor").waitFor();
    await profile.context.close();
  });

  test("opens without its node, shows what it has, and keeps what is done", async () => {
    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("the Russian head"));
    await profile.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    await stage.node.cut();
    await profile.page.reload();
    await round.title.waitFor();
    await round.button("Ask for the floor").click();
    await expect.poll(() => round.recordLine.innerText()).toContain("1 act kept here");
    await round.goTo("Settings");
    await profile.page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();

    await stage.node.again();
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    await round.goTo(/^Round/u);
    await round.waiting
      .filter({ hasText: "Head, Russian Federation" })
      .getByRole("button", { name: "Withdraw" })
      .click();
    await expect.poll(() => round.waiting.filter({ hasText: "Head, Russian Federation" }).count()).toBe(0);
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    await profile.context.close();
  });

  test("shows everything after a reload in the middle of it, and goes on in the same seat", async () => {
    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(stage.node.link("the Russian head"));
    await round.button("Ask for the floor").click();
    await profile.page.reload();
    await round.waiting.filter({ hasText: "Head, Russian Federation" }).waitFor();
    await round.waiting
      .filter({ hasText: "Head, Russian Federation" })
      .getByRole("button", { name: "Withdraw" })
      .click();
    await expect.poll(() => round.waiting.filter({ hasText: "Head, Russian Federation" }).count()).toBe(0);
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("has one desk for two tabs: what one does the other shows at once, and no chain forks", async () => {
    const profile = await stage.openProfile();
    const first = new RoundPage(profile.page);
    await first.open(stage.node.link("the Russian head"));
    const second = new RoundPage(await profile.context.newPage());
    await second.page.goto(profile.page.url());
    await second.button("Ask for the floor").click();
    await first.waiting.filter({ hasText: "Head, Russian Federation" }).waitFor();
    await first.waiting
      .filter({ hasText: "Head, Russian Federation" })
      .getByRole("button", { name: "Withdraw" })
      .click();
    await second.button("Ask for the floor").waitFor();
    await expect.poll(() => second.recordLine.innerText()).toBe("in the record");
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("where tabs share no worker, one has the desk, the other says so and goes on once it may", async () => {
    const profile = await stage.openProfile();
    await profile.context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "SharedWorker");
    });
    const first = new RoundPage(profile.page);
    await first.open(stage.node.link("the Russian head"));
    await first.recordLine.filter({ hasText: /^in the record$/u }).waitFor();
    await first.button("Ask for the floor").click();
    await first.waiting.filter({ hasText: "Head, Russian Federation" }).waitFor();
    await first.recordLine.filter({ hasText: /^in the record$/u }).waitFor();
    const address = first.page.url();
    const second = new RoundPage(await profile.context.newPage());
    await second.page.goto(address);
    await second.page.getByText("open in another tab; this one waits").first().waitFor();
    await first.page.close();
    await second.recordLine.filter({ hasText: /^in the record$/u }).waitFor();
    await second.waiting
      .filter({ hasText: "Head, Russian Federation" })
      .getByRole("button", { name: "Withdraw" })
      .click();
    await second.button("Ask for the floor").waitFor();
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("an act that missed its session comes back, says so wherever one is, and is done again in one press", async () => {
    const [us, ru] = await stage.openTwoSides();
    const [host, here] = [new RoundPage(us.page), new StepsPage(us.page)];
    const there = new StepsPage(ru.page);
    await host.open(stage.node.link("the US head"));
    await there.open(stage.node.link("the Russian head"));
    await host.goTo("Concrete steps");
    await there.button("Propose a step").click();
    await there.page.getByLabel("What is done").fill("Exchange the lists.");
    await there.page.getByLabel("By when").fill("2031-06-01T12:00");
    await there.page.getByLabel("How it is verified").fill("The other side reads them.");
    await there.button("Propose it at the table").click();
    await here.step("Exchange the lists.").waitFor();

    // What is done while the node is away is listed, and waits on this device.
    await stage.node.cut();
    await there.recordLine.filter({ hasText: "no connection" }).waitFor();
    await there.act("Exchange the lists.", "Undertake it");
    await there.page.getByText("Kept on this device, not yet in the record: 1 act").click();
    await there.page
      .getByText(/Russian Federation.*undertakes/u)
      .first()
      .waitFor();
    await expectAccessible(there.page);
    const address = there.page.url();
    await there.page.close();

    // The session is suspended before that device is back.
    await stage.node.again();
    await host.goTo(/^Round/u);
    await host.backOnline();
    await host.button(/^Suspend$/u).click();
    await host.page.getByText(/^Suspended at/u).waitFor();
    const back = new StepsPage(await ru.context.newPage());
    await back.page.goto(address);
    const notTaken = back.page.getByRole("region", { name: "Not taken; repeat it?" });
    await notTaken.getByText("The session this belongs to is not open.").waitFor();
    await expectAccessible(back.page);
    expect(await notTaken.getByRole("button", { name: "Repeat it" }).count()).toBe(0);
    await back.goTo("Record");
    await notTaken.waitFor();

    await host.button("Resume").click();
    await notTaken.getByRole("button", { name: "Repeat it" }).click();
    await notTaken.waitFor({ state: "detached" });
    await host.goTo("Concrete steps");
    await here
      .step("Exchange the lists.")
      .getByText(/undertaken/u)
      .first()
      .waitFor();
    for (const { context } of [us, ru]) await context.close();
  });
});
