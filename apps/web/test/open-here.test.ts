import { spawn } from "node:child_process";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { ROOT, lacks } from "../../../scripts/needs.ts";
import { RoundPage } from "./page-models/round-page.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("longtable open", () => {
  const stage = setStage();

  test("serves the app from this package, which speaks to the dialogue's node and to nobody else", async () => {
    const bin = join(ROOT, "apps/cli/bin/longtable.mjs");
    const opening = spawn(process.execPath, [bin, "open", stage.node.link("the US head")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let url = "";
    for await (const chunk of opening.stdout) {
      url = /http\S+/u.exec(String(chunk))?.[0] ?? url;
      if (url !== "") break;
    }
    const policy =
      (await fetch(url, { headers: { accept: "text/html" } })).headers.get("content-security-policy") ?? "";
    const connect = policy.split("; ").find((part) => part.startsWith("connect-src"));
    expect(connect).toBe(`connect-src 'self' ${stage.node.origin} ${stage.node.origin.replace("http", "ws")}`);

    const profile = await stage.openProfile();
    const round = new RoundPage(profile.page);
    await round.open(url);
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    await round.button("End the turn").click();
    await round.floor.getByText("Nobody has the floor").waitFor();
    await expect.poll(() => round.recordLine.innerText()).toBe("in the record");
    expect(new URL(profile.page.url()).origin).not.toBe(stage.node.origin);
    expectNoTrouble(profile);
    await profile.context.close();
    opening.kill("SIGTERM");
  });
});
