import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { NodeError } from "../error.ts";

/** What the app's files are, by how their names end. A file of another kind is not served. */
const MEDIA: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Kinds of files that compressing makes smaller. */
const COMPRESSED: ReadonlySet<string> = new Set([".css", ".html", ".js", ".json", ".svg", ".webmanifest"]);

interface AppFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer> | null;
  readonly media: string;
  readonly tag: string;
  /** Its name holds a hash of what is in it: it never changes. */
  readonly isForEver: boolean;
}

/** The built app, read once and served from memory. */
export interface AppFiles {
  /** The answer to a GET or HEAD request; null for what the app does not have. */
  answer(request: Request): Response | null;
}

/** Other origins than its own that the app may speak to, for an app that no node serves. */
export interface AppOrigins {
  readonly connect?: readonly string[];
}

/**
 * Reads a built app's folder. Only what was in it then is ever served, by its exact name, so no path leads
 * out of it. Refuses a folder without an app: `NO_APP`.
 */
export async function readAppFiles(folder: string, { connect = [] }: AppOrigins = {}): Promise<AppFiles> {
  const files = new Map<string, AppFile>();
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    const media = MEDIA[extname(entry.name)];
    if (!entry.isFile() || media === undefined) continue;
    files.set(`/${relative(folder, path).split(sep).join("/")}`, await readApp(path, media));
  }
  const index = files.get("/index.html");
  if (index === undefined) {
    throw new NodeError("NO_APP", `There is no built app in ${folder}: build it, or start the node without it.`);
  }
  const policy = securityPolicy(connect);
  return {
    answer: (request) => {
      const { pathname } = new URL(request.url);
      const file = files.get(pathname) ?? (isScreen(pathname, request) ? index : null);
      return file === null ? null : respond(file, request, policy);
    },
  };
}

async function readApp(path: string, media: string): Promise<AppFile> {
  const bytes = Uint8Array.from(await readFile(path));
  const isForEver = /[/\\]assets[/\\]/u.test(path);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const compressed = COMPRESSED.has(extname(path))
    ? Uint8Array.from(await promisify(brotliCompress)(bytes, options))
    : null;
  const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { bytes, compressed, media, tag, isForEver };
}

/** The app's screens have addresses of their own, which are all the same page. */
function isScreen(pathname: string, request: Request): boolean {
  if (pathname === "/") return true;
  if (pathname.startsWith("/assets/") || extname(pathname) !== "") return false;
  return (request.headers.get("accept") ?? "").includes("text/html");
}

function respond(file: AppFile, request: Request, policy: string): Response {
  const headers = new Headers({
    "Content-Type": file.media,
    "Cache-Control": file.isForEver ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: file.tag,
    Vary: "Accept-Encoding",
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  });
  if (request.headers.get("if-none-match") === file.tag) return new Response(null, { status: 304, headers });
  const takesBrotli = /\bbr\b/u.test(request.headers.get("accept-encoding") ?? "");
  const body = takesBrotli && file.compressed !== null ? file.compressed : file.bytes;
  if (body === file.compressed) headers.set("Content-Encoding", "br");
  headers.set("Content-Length", String(body.length));
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

/**
 * Nothing but the app's own files runs, is shown, or is spoken to; no code or style in the page's own text;
 * scripts are started from the app's own addresses only (Trusted Types, policy `longtable`).
 */
function securityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    // Photographs are opened on the device and shown from its memory.
    "img-src 'self' blob:",
    ["connect-src 'self'", ...connect].join(" "),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types longtable",
  ].join("; ");
}
