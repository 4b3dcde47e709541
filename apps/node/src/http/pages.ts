import { toHex } from "@longtable/protocol";
import { Hono } from "hono";

import type { NodeState } from "../node-state.ts";
import { makePressRoutes } from "../press/press-routes.ts";
import type { AppFiles } from "./app-files.ts";
import { makeFileRoutes } from "./file-routes.ts";

/**
 * What a node says over HTTP to a person or a monitor: what it is, whether it is well, its numbers. With the
 * app's files it serves the app too, at `/` and wherever else nothing else is.
 */
export function makePages(state: NodeState, app: AppFiles | null): Hono {
  const pages = new Hono();
  const node = toHex(state.key.publicKey);
  pages.use(async (context, next) => {
    await next();
    if (context.res.headers.has("Content-Security-Policy")) return;
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
  });
  pages.get("/node", (context) => context.html(whatThisIs(node)));
  if (app === null) pages.get("/", (context) => context.redirect("/node"));
  pages.get("/health", async (context) => {
    // Asked of the store's own thread: a node that cannot read its store is not well, whatever else answers.
    const ok = await answersInTime(state.store.fileBytes());
    return context.json({ ok, frozen: state.freeze.isAny, rooms: state.rooms.size, node }, ok ? 200 : 503);
  });
  pages.get("/metrics", async (context) =>
    context.text(await state.metrics.registry.metrics(), 200, { "Content-Type": state.metrics.registry.contentType }),
  );
  pages.route("/rooms", makeFileRoutes(state));
  pages.route("/press", makePressRoutes(state, app !== null));
  if (app !== null) pages.get("*", (context, next) => app.answer(context.req.raw) ?? next());
  pages.notFound((context) => context.text("There is nothing at this address.\n", 404));
  return pages;
}

const HEALTHY = 5000;

function answersInTime(answer: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), HEALTHY).unref());
  return Promise.race([answer.then(() => true).catch(() => false), late]);
}

function whatThisIs(node: string): string {
  const groups = (node.match(/.{8}/g) ?? []).join(" ");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A Longtable node</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 38rem; margin: 12vh auto; padding: 0 1.5rem; font: 1.05rem/1.6 Georgia, serif }
  h1 { font-size: 1.5rem; font-weight: 600 } code { font-size: .85rem; overflow-wrap: anywhere }
</style>
<h1>This is a Longtable node.</h1>
<p>It orders, keeps and relays the sealed records of closed-door dialogues. It cannot open them, and it cannot
drop, reorder or rewrite an entry it has acknowledged without being caught.</p>
<p>Its key, to compare with the one in your dialogue:<br><code>${groups}</code></p>
<p>Delegates connect with their own devices. There is nothing to read here for anyone else.</p>
`;
}
