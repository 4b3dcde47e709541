import { describe, expect, test } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { expectAccessible } from "./stage/accessibility.ts";
import { expectNoTrouble } from "./stage/browser.ts";
import { setStage } from "./stage/stage.ts";

describe.skipIf(lacks("chromium"))("the public page", () => {
  const stage = setStage();

  test("shows what was published, with pictures, credit and corrections, without a script", async () => {
    const profile = await stage.openProfile({ javaScriptEnabled: false });
    const { page } = profile;
    const pictures: number[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/photographs/")) pictures.push(response.status());
    });
    await page.goto(`${stage.node.origin}/press`);
    const russian = page.getByRole("article").filter({ hasText: "Two photographs" });
    await russian.getByText("Corrected: The title did not say how many").waitFor();
    await russian.getByText("Invented for an example").first().waitFor();
    await russian.getByRole("img", { name: "Drawing: a closed door with a place card beside it" }).waitFor();
    await page.getByText("First published by the delegation with the key").first().waitFor();
    await expect.poll(() => pictures.length).toBeGreaterThan(0);
    expect(new Set(pictures)).toEqual(new Set([200]));
    expectNoTrouble(profile);
    await profile.context.close();
  });

  test("is accessible in both themes, on a phone, and speaks Russian to whoever asks for it", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const profile = await stage.openProfile({
        colorScheme,
        locale: "ru-RU",
        viewport: { width: 320, height: 720 },
      });
      const { page } = profile;
      await page.goto(`${stage.node.origin}/press`);
      await page.getByRole("heading", { level: 1, name: "Опубликованные заявления" }).waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expectNoTrouble(profile);
      await profile.context.close();
    }
  });

  test("serves no file that no statement names, and a picture that cannot run anything", async () => {
    const html = await (await fetch(`${stage.node.origin}/press`)).text();
    const path = /src="([^"]+)"/u.exec(html)?.[1] ?? "";
    const picture = await fetch(stage.node.origin + path);
    expect(picture.status).toBe(200);
    expect(picture.headers.get("content-security-policy")).toContain("sandbox");
    expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
    const other = await fetch(stage.node.origin + path.replace(/[^/]+$/u, "0".repeat(64)));
    expect(other.status).toBe(404);
    const policy = (await fetch(`${stage.node.origin}/press`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });
});
