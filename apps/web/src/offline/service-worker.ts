/**
 * Lets the app open without its node: every file of one build is kept when it is installed. The page is asked
 * of the node first, so that a newer app is had as soon as there is one; what it is made of never changes.
 */

/** The build's files, and a hash of their names; the build writes both here (vite.config.ts). */
declare const APP_FILES: readonly string[];
declare const APP_BUILD: string;

/** As much of a service worker's scope as is used here; its own types exclude a page's. */
interface Scope {
  readonly registration: { readonly scope: string };
  addEventListener(type: "install" | "activate", listener: (event: Lifecycle) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
}
interface Lifecycle {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
const PAGE = "/index.html";
const CACHE = `longtable-${APP_BUILD}`;

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...APP_FILES]);
  await scope.skipWaiting();
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request));
}

scope.addEventListener("install", (event) => event.waitUntil(keepAll()));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== new URL(scope.registration.scope).origin) return;
  // The node's own pages are no screens, and are never answered from here.
  if (request.mode === "navigate" && pathname !== "/node") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(request));
});
