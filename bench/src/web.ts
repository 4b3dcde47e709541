import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { type TabledText, writeTabled } from "@longtable/text";
import { type Browser, type Page, chromium } from "playwright-core";

import { GENEVA, genevaText } from "./negotiation/geneva-text.ts";
import { type Row, row } from "./result.ts";
import { startExample } from "./web/example.ts";
import { firstPaint, leaveApp, longestFrame, typingToInk } from "./web/in-page.ts";

/** The page's budgets. */
const FIRST_LOAD = 250;
const FIRST_PAINT = 1000;
const FRAME = 50;
const SLOWER = 4;
/** Keys that are timed one after the other. */
const KEYS = 24;

/** Where Debian and others put the system's Chromium. */
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

/** The delegate's app with the Geneva text on its table, in the system's Chromium; beside it the same words as plain HTML. */
export async function benchWeb(isQuick: boolean): Promise<readonly Row[]> {
  if (CHROMIUM === undefined || !existsSync(GENEVA)) {
    console.log("  The app is left out: it needs Chromium and ../shared/texts.");
    return [];
  }
  const example = await startExample();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const runs = isQuick ? 1 : 3;
    return [...(await benchFirstLoad(browser, example.link)), ...(await benchText(browser, example.link, runs))];
  } finally {
    await browser.close();
    await example.close();
  }
}

/** The scripts that a first visit loads before its first screen stands; the worker, which no paint waits for, and fonts apart. */
async function benchFirstLoad(browser: Browser, link: string): Promise<readonly Row[]> {
  const page = await (await browser.newContext()).newPage();
  const loading: Promise<number>[] = [];
  page.on("response", (response) => {
    const isScript = response.request().resourceType() === "script" && !response.url().includes("worker");
    if (isScript) loading.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: /^Round/u }).waitFor();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const bytes = (await Promise.all(loading)).reduce((sum, one) => sum + one, 0);
  await page.context().close();
  return [
    row({
      what: "JavaScript of a first visit, gzipped, worker apart",
      ours: bytes / 1024,
      beside: "its budget",
      theirs: FIRST_LOAD,
      unit: "KiB",
      goal: "<=1",
    }),
  ];
}

async function benchText(browser: Browser, link: string, runs: number): Promise<readonly Row[]> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const url = await tableGeneva(page, link);
  const plain = await context.newPage();
  const address = await servePlain(plain, genevaText());
  const paints: number[] = [];
  const plainPaints: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.bringToFront();
    await leaveApp(page);
    paints.push(await firstPaint(page, url, "article [data-node]"));
    await plain.bringToFront();
    plainPaints.push(await firstPaint(plain, address, "body *"));
  }
  const frames: number[] = [];
  const plainFrames: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.bringToFront();
    frames.push(await slowed(page, async (session) => await longestFrame(page, session)));
    await plain.bringToFront();
    plainFrames.push(await slowed(plain, async (session) => await longestFrame(plain, session)));
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    await plain.evaluate(() => globalThis.scrollTo(0, 0));
  }
  const keys: number[] = [];
  const plainKeys: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    keys.push(await keysOnText(page, url));
    plainKeys.push(await keysOnPlain(plain));
  }
  await context.close();
  const budget = (what: string, ours: number, theirs: number): Row =>
    row({ what, ours, beside: "its budget", theirs, unit: "ms", goal: "<=1" });
  const beside = (what: string, ours: number, name: string, theirs: number): Row =>
    row({ what, ours, beside: name, theirs, unit: "ms", goal: null });
  const html = "the same words as plain HTML";
  return [
    budget("the Geneva text's first paint from this device's copy", Math.min(...paints), FIRST_PAINT),
    beside("the same", Math.min(...paints), html, Math.min(...plainPaints)),
    budget(`its longest frame while scrolling, ${SLOWER}× slowed`, Math.min(...frames), FRAME),
    beside("the same", Math.min(...frames), html, Math.min(...plainFrames)),
    budget(`the slowest key to its ink on it, ${SLOWER}× slowed`, Math.min(...keys), FRAME),
    beside("the same", Math.min(...keys), "a bare text field", Math.min(...plainKeys)),
  ];
}

/** The slowest of some keys on the text, opened anew, from the very first one on. */
async function keysOnText(page: Page, url: string): Promise<number> {
  await page.bringToFront();
  await page.goto(url);
  await page.locator("article [data-node]").nth(3).waitFor();
  await page.waitForTimeout(1000);
  await page.locator("article [data-node]").nth(3).dblclick();
  await page.getByRole("textbox", { name: "The provision’s words" }).waitFor();
  await page.waitForTimeout(200);
  const slowest = await slowed(page, async () => await typingToInk(page, KEYS));
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("textbox", { name: "The provision’s words" }).waitFor({ state: "detached" });
  return slowest;
}

/** The same in a text field with nothing around it. */
async function keysOnPlain(plain: Page): Promise<number> {
  await plain.bringToFront();
  await plain.setContent("<textarea autofocus></textarea>");
  await plain.locator("textarea").focus();
  return await slowed(plain, async () => await typingToInk(plain, KEYS));
}

/** Tables the text as a delegate does, from its file; the address of its screen. */
async function tableGeneva(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: /^Round/u }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: /^Text/u }).click();
  await page.getByText("Take it out, or table another").click();
  await page.locator("input[type=file]").setInputFiles({
    name: "geneva.txt",
    mimeType: "text/plain",
    buffer: readFileSync(GENEVA),
  });
  await page.getByRole("button", { name: "Table it" }).click({ timeout: 60_000 });
  await page.getByRole("heading", { level: 1, name: "geneva" }).waitFor({ timeout: 60_000 });
  await page.getByText("in the record", { exact: true }).first().waitFor();
  await page.waitForTimeout(2000);
  return page.url();
}

/** The text as plain HTML, at an address of its own. */
async function servePlain(page: Page, text: TabledText): Promise<string> {
  const html = await writeTabled(text, "html", { title: "Geneva", date: "2015-02-12" });
  await page.route("http://plain.example/", (route) =>
    route.fulfill({ body: Buffer.from(html), contentType: "text/html; charset=utf-8" }),
  );
  return "http://plain.example/";
}

/** Does something while the page's processor is slowed. */
async function slowed<T>(page: Page, run: (session: Awaited<ReturnType<typeof sessionOf>>) => Promise<T>): Promise<T> {
  const session = await sessionOf(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  try {
    return await run(session);
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.detach();
  }
}

const sessionOf = async (page: Page) => await page.context().newCDPSession(page);
