import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { decodeCanonical } from "@longtable/protocol";
import { identityToRecipient } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";

import { lacks, pathOf } from "../../../scripts/needs.ts";
import { identityOfSeed, wrapEpochKey } from "../src/index.ts";

const fill = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe.skipIf(lacks("age"))("an envelope for a reading identity", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-age-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("opens with the stock age tool and the words of the reading sheet", async () => {
    const identity = identityOfSeed(fill(12));
    const content = { room: fill(1), commit: fill(2), member: fill(3), key: fill(4) };
    writeFileSync(join(folder, "envelope"), await wrapEpochKey(content, await identityToRecipient(identity)));
    writeFileSync(join(folder, "identity"), `${identity}\n`);
    const { stdout, status } = spawnSync(pathOf("age"), ["-d", "-i", "identity", "envelope"], { cwd: folder });
    expect(status).toBe(0);
    expect(decodeCanonical(new Uint8Array(stdout))).toEqual({ v: 1, ...content });
  });
});
