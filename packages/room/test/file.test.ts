import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fromHex, pad, paddedLength } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";
import { fileIdentity } from "../src/file.ts";
import { LARGEST_CONTENT, openFile, sealFile } from "../src/index.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** Content that tells its places apart; the platform gives at most 64 KiB of randomness at once. */
function contentOf(length: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(length);
  for (let at = 0; at < length; at++) content[at] = (at * 31 + (at >> 8)) & 0xff;
  return content;
}

async function sealed(content: Uint8Array<ArrayBuffer>, key: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { ciphertext, length } = await sealFile(new Blob([content]), key);
  const bytes = new Uint8Array(await new Response(ciphertext).arrayBuffer());
  expect(bytes.length).toBe(length);
  return bytes;
}

const opened = async (ciphertext: Uint8Array<ArrayBuffer>, key: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await (await openFile(new Blob([ciphertext]), key)).arrayBuffer());

/** The payload's chunks: 64 KiB and a tag each, the last one shorter; before them header and nonce. */
const CHUNK = 64 * 1024 + 16;

describe("a sealed file", () => {
  it("opens to what was sealed, at lengths around every border", async () => {
    const key = random(32);
    const borders = [0, 1, 1022, 1023, 1024, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 1_048_576];
    for (const length of borders) {
      const content = contentOf(length);
      expect(await opened(await sealed(content, key), key)).toEqual(content);
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const content = Uint8Array.from(bytes);
        expect(await opened(await sealed(content, key), key)).toEqual(content);
      }),
      { numRuns: 30 },
    );
  });

  it("keeps content that ends as padding does", async () => {
    const key = random(32);
    for (const content of [Uint8Array.of(0x80), Uint8Array.of(0, 0, 0), Uint8Array.of(0x80, 0, 0), pad(contentOf(5))]) {
      expect(await opened(await sealed(content, key), key)).toEqual(content);
    }
  });

  it("shows no more of its length than a coarse step, and is new each time", async () => {
    const key = random(32);
    const [one, two] = [await sealed(contentOf(70_000), key), await sealed(contentOf(70_300), key)];
    expect(one.length).toBe(two.length);
    expect(paddedLength(70_001)).toBe(paddedLength(70_301));
    expect(await sealed(contentOf(70_000), key)).not.toEqual(one);
  });

  it(
    "does not open with another key, cut anywhere, with bytes added, or with any bit flipped",
    { timeout: 60_000 },
    async () => {
      const key = random(32);
      const damaged = { code: "DAMAGED" };
      const whole = await sealed(contentOf(150_000), key);
      await expect(opened(whole, random(32))).rejects.toMatchObject(damaged);
      await expect(opened(Uint8Array.from([...whole, 0]), key)).rejects.toMatchObject(damaged);
      // Cut between chunks, too: age marks the last one.
      const start = whole.length - (paddedLength(150_001) + 3 * 16);
      const cuts = [0, 10, start, start + CHUNK, start + 2 * CHUNK, whole.length - 1];
      for (const cut of cuts) await expect(opened(whole.slice(0, cut), key)).rejects.toMatchObject(damaged);
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
          const flipped = whole.slice();
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          await expect(opened(flipped, key)).rejects.toMatchObject(damaged);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("does not open with two chunks put in each other's place, or one left out", async () => {
    const key = random(32);
    const whole = await sealed(contentOf(200_000), key);
    const start = whole.length - (paddedLength(200_001) + 4 * 16);
    const chunks = [0, 1, 2, 3].map((n) =>
      whole.slice(start + n * CHUNK, Math.min(start + (n + 1) * CHUNK, whole.length)),
    );
    expect(chunks.map(({ length }) => length)).toEqual([CHUNK, CHUNK, CHUNK, whole.length - start - 3 * CHUNK]);
    for (const order of [
      [1, 0, 2, 3],
      [0, 2, 1, 3],
      [0, 2, 3],
      [0, 1, 1, 2, 3],
      [0, 1, 2],
    ]) {
      const put = await new Blob([
        whole.slice(0, start),
        ...order.map((n) => chunks[n] ?? new Uint8Array(0)),
      ]).arrayBuffer();
      await expect(opened(new Uint8Array(put), key)).rejects.toMatchObject({ code: "DAMAGED" });
    }
  });

  it("is refused beyond 100 MB, before anything of it is read", async () => {
    const large = { size: LARGEST_CONTENT + 1 } as Blob;
    await expect(sealFile(large, random(32))).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("opens from the bytes it has always had", async () => {
    const file = new URL("../vectors/file.json", import.meta.url);
    const vector = JSON.parse(readFileSync(file, "utf8")) as Record<"key" | "content" | "ciphertext", string>;
    const { key, content, ciphertext } = vector;
    expect(await opened(fromHex(ciphertext), fromHex(key))).toEqual(fromHex(content));
  });

  it.skipIf(lacks("age-of-any-version"))("opens with the stock age tool, to the content and its padding", async () => {
    const folder = mkdtempSync(join(tmpdir(), "longtable-file-"));
    try {
      const key = random(32);
      writeFileSync(join(folder, "file.age"), await sealed(contentOf(100_000), key));
      writeFileSync(join(folder, "identity"), fileIdentity(key));
      const plain = execFileSync(
        pathOf("age-of-any-version"),
        ["-d", "-i", join(folder, "identity"), join(folder, "file.age")],
        {
          maxBuffer: 1024 * 1024,
        },
      );
      expect(new Uint8Array(plain)).toEqual(pad(contentOf(100_000)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
