import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { type Browser, type Page, chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { lacks, pathOf } from "../../../../scripts/needs.ts";
import { PROMISES } from "./conformance.ts";
import type { InBrowser } from "./page.ts";

const script = fileURLToPath(new URL("page.ts", import.meta.url));
declare const inBrowser: InBrowser;

describe.skipIf(lacks("chromium"))("a copy in a browser's database", () => {
  const server = createServer();
  let browser: Browser;
  let page: Page;
  let origin = "";
  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: "error",
      build: { write: false, minify: false, rolldownOptions: { input: script, output: { format: "iife" } } },
    });
    const [bundle] = Array.isArray(built) ? built : [built];
    const code = bundle !== undefined && "output" in bundle ? bundle.output[0].code : "";
    server.on("request", (request, response) => {
      const isScript = request.url === "/script.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? code : `<!doctype html><title>copies</title><script src="/script.js"></script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({
      executablePath: pathOf("chromium"),
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    page = await (await browser.newContext()).newPage();
    await page.goto(origin);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  test.each(PROMISES)("$name", ({ name }) => page.evaluate((wanted) => inBrowser.run(wanted), name));

  test("has one writer: another page waits until the first lets go of it, or is gone", async () => {
    const [first, second] = [await page.context().newPage(), await page.context().newPage()];
    for (const one of [first, second]) await one.goto(origin);
    await first.evaluate(() => inBrowser.open("one-writer"));
    expect(await second.evaluate(() => inBrowser.giveUp("one-writer"))).toBe("TimeoutError");
    const waiting = second.evaluate(() => inBrowser.openAfter("one-writer"));
    await first.close();
    expect(await waiting).toEqual(["elsewhere"]);
    await second.close();
  });
});
