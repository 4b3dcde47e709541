import type { CDPSession, Page } from "playwright-core";

/**
 * Milliseconds from the start of a navigation until the first element that a selector finds is painted. The page has to
 * be in front, as it is for whoever waits for it: one behind another is drawn seldom.
 */
export async function firstPaint(page: Page, url: string, selector: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  return await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          // The frame in which it is there, and then the one that shows it was drawn.
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        };
        look();
      }),
    selector,
  );
}

/** The longest frame, in milliseconds, while a page is scrolled from its head for some seconds as fast as a reader skims. */
export async function longestFrame(page: Page, session: CDPSession): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let before = performance.now();
    const count = (now: number): void => {
      frames.push(now - before);
      before = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(globalThis, { frames });
  });
  await session.send("Input.synthesizeScrollGesture", { x: 500, y: 500, yDistance: -12_000, speed: 4000 });
  return await page.evaluate(() => {
    const { frames } = globalThis as unknown as { readonly frames: readonly number[] };
    return Math.max(...frames.slice(2));
  });
}

/** Milliseconds from a key's event to the frame that shows what it typed: of so many keys the slowest. */
export async function typingToInk(page: Page, keys: number): Promise<number> {
  await page.evaluate(() => {
    const took: number[] = [];
    document.addEventListener(
      "keydown",
      (event) => {
        const { timeStamp } = event;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => took.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    Object.assign(globalThis, { took });
  });
  for (let count = 0; count < keys; count += 1) {
    await page.keyboard.press(count % 6 === 5 ? "Space" : "e");
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(300);
  return await page.evaluate(() => {
    const { took } = globalThis as unknown as { readonly took: readonly number[] };
    return Math.max(...took);
  });
}

/** Leaves the app, and waits until the browser has ended the worker that its pages shared: nothing is left running from before. */
export async function leaveApp(page: Page): Promise<void> {
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  const isThere = async (): Promise<boolean> => {
    const { targetInfos } = await session.send("Target.getTargets");
    return targetInfos.some(({ type }) => type === "shared_worker");
  };
  while (await isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
  await session.detach();
}
