import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-app-"));
const app = join(folder, "app");
let node: RunningNode;

beforeAll(async () => {
  mkdirSync(join(app, "assets"), { recursive: true });
  writeFileSync(join(app, "index.html"), "<!doctype html><title>the app</title>");
  writeFileSync(join(app, "assets/main-abc123.js"), "export const words = 1;\n".repeat(100));
  writeFileSync(join(app, "assets/serif.woff2"), "font");
  writeFileSync(join(app, "assets/notes.exe"), "no");
  writeFileSync(join(folder, "secret.json"), "{}");
  symlinkSync(join(folder, "secret.json"), join(app, "link.json"));
  const dataFolder = join(folder, "data");
  node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent", appFolder: app });
});
afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

/** A path exactly as written: `fetch` would tidy it first. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(node.origin, { path, headers }, (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on("error", reject).end();
  });
}

const page = { headers: { accept: "text/html" } };

describe("the app as a node serves it", () => {
  test("is the page at every address of a screen, never kept without asking, under a policy that allows nothing else", async () => {
    expect((await fetch(`${node.origin}/`)).status).toBe(200);
    for (const path of ["/", "/seat/abc/round", "/join"]) {
      const answer = await fetch(`${node.origin}${path}`, page);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain("the app");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/u);
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy.split("; ")).toContain(part);
      }
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });

  test("has its hashed files for ever, with their kinds, and compressed for those who take it", async () => {
    const script = await fetch(`${node.origin}/assets/main-abc123.js`, { headers: { "accept-encoding": "identity" } });
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(script.headers.get("content-encoding")).toBeNull();
    const font = await fetch(`${node.origin}/assets/serif.woff2`);
    expect(font.headers.get("content-type")).toBe("font/woff2");

    const compressed = await new Promise<Uint8Array>((resolve, reject) => {
      const path = "/assets/main-abc123.js";
      const asked = request(node.origin, { path, headers: { "accept-encoding": "gzip, br" } }, (response) => {
        expect(response.headers["content-encoding"]).toBe("br");
        const parts: Uint8Array[] = [];
        response.on("data", (part: Uint8Array) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts)));
      });
      asked.on("error", reject).end();
    });
    expect(brotliDecompressSync(compressed).toString()).toContain("export const words");
  });

  test("answers one who has it already that it has not changed", async () => {
    const tag = (await fetch(`${node.origin}/`, page)).headers.get("etag") ?? "";
    const again = await fetch(`${node.origin}/`, { headers: { accept: "text/html", "if-none-match": tag } });
    expect(again.status).toBe(304);
  });

  test("leads nowhere outside its folder, whatever the address says", async () => {
    for (const path of [
      "/../secret.json",
      "/assets/../../secret.json",
      "/%2e%2e/secret.json",
      "/..%2fsecret.json",
      "/assets/%2e%2e%2f%2e%2e%2fsecret.json",
      "/..\\secret.json",
      "//etc/passwd",
      "/assets/main-missing.js",
      "/assets/notes.exe",
      "/link.json",
      "/secret.json",
    ]) {
      const { status, body } = await ask(path);
      // What is no address at all is refused before it is looked for.
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      expect(["", "There is nothing at this address.\n"]).toContain(body);
    }
  });

  test("leaves the node's own addresses alone", async () => {
    expect(await (await fetch(`${node.origin}/health`)).json()).toMatchObject({ ok: true });
    expect(await (await fetch(`${node.origin}/metrics`)).text()).toContain("longtable_rooms");
    expect(await (await fetch(`${node.origin}/node`, page)).text()).toContain("This is a Longtable node.");
  });

  test("is refused with a sentence where there is none", async () => {
    const options = { dataFolder: join(folder, "other"), host: "127.0.0.1", port: 0, appFolder: join(folder, "none") };
    await expect(startNode(options)).rejects.toMatchObject({ code: "NO_APP" });
  });
});
