import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { ClientError, type FilePlace, getFile, keepFile, putFile } from "@longtable/client";
import type { FileRef, Hash } from "@longtable/dialogue";
import { type RunningNode, startNode } from "@longtable/node";
import { fromHex, toHex } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type TwoHeads, seatTwoHeads } from "./two-heads.ts";

/** Content of several pieces that tells its places apart. */
function contentOf(length: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(length);
  for (let at = 0; at < length; at++) content[at] = (at * 31 + (at >> 8)) & 0xff;
  return content;
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());
const named = { name: "Drawing of the table", media: "image/png" };

describe("a file shared in a room", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-file-"));
  let node: RunningNode;
  let seated: TwoHeads;
  let now = Date.now();
  let port = 0;

  const start = async (): Promise<void> => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port, logLevel: "silent", clock: () => now });
    port = Number(new URL(node.origin).port);
  };
  const ours = (room = seated.table): FilePlace => seated.ours.session.filePlace(room);
  const theirs = (room = seated.table): FilePlace => seated.theirs.session.filePlace(room);
  const inStore = <T>(look: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(join(dataFolder, "store.sqlite"));
    try {
      return look(db);
    } finally {
      db.close();
    }
  };

  beforeAll(async () => {
    await start();
    seated = await seatTwoHeads(node);
  });
  afterAll(async () => {
    seated.ours.session.close();
    seated.theirs.session.close();
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("is fetched and opened by the other side, and stays because an act names it", async () => {
    const content = contentOf(3_000_000);
    const across: number[] = [];
    const onProgress = (part: number, of: number): void => void across.push(part / of);
    const file = await putFile(ours(), new Blob([content]), named, random, { onProgress });
    expect(across.at(-1)).toBe(1);
    expect(across.length).toBeGreaterThan(2);

    const table = await seated.ours.session.open(seated.table);
    await table.act({ type: "file.share", file });
    await table.record.settled();
    const there = await seated.theirs.session.open(seated.table);
    await there.record.reached(table.record.size);
    const shared = there.snapshot().state?.spoken.files;
    expect(shared).toBeDefined();
    expect(await bytesOf(await getFile(theirs(), file))).toEqual(content);

    // Long after what nobody vouches for is gone.
    now += 30 * 24 * 3600 * 1000;
    const later = await putFile(ours(), new Blob(["later"]), named, random);
    expect(await bytesOf(await getFile(theirs(), file))).toEqual(content);
    expect(await (await getFile(theirs(), later)).text()).toBe("later");
  });

  it("expires when no member says that an act names it", async () => {
    const file = await putFile(ours(), new Blob(["never shared"]), named, random);
    now += 8 * 24 * 3600 * 1000;
    // Whatever is begun next removes what has expired.
    await putFile(ours(), new Blob(["next"]), named, random);
    await expect(getFile(theirs(), file)).rejects.toMatchObject({ code: "NO_SUCH_THING" });
    await expect(keepFile(ours(), file)).rejects.toMatchObject({ code: "NO_SUCH_THING" });
  });

  it("belongs to its room: who is not in it fetches nothing, and no other room has it", async () => {
    const { caucus } = seated.ours;
    const file = await putFile(ours(caucus), new Blob(["for our side"]), named, random);
    expect(await (await getFile(ours(caucus), file)).text()).toBe("for our side");
    await expect(getFile(theirs(caucus), file)).rejects.toMatchObject({ code: "NOT_ADMITTED" });
    await expect(getFile(theirs(), file)).rejects.toMatchObject({ code: "NO_SUCH_THING" });
    await expect(putFile(theirs(caucus), new Blob(["x"]), named, random)).rejects.toMatchObject({
      code: "NOT_ADMITTED",
    });
  });

  it("goes on where it stopped when the node is started again midway, both ways", async () => {
    const content = contentOf(6_000_000);
    const restarts: Promise<void>[] = [];
    const restart = async (): Promise<void> => {
      await node.close();
      await start();
    };
    const across: number[] = [];
    const file = await putFile(ours(), new Blob([content]), named, random, {
      onProgress: (part) => {
        across.push(part);
        if (part > 2_000_000 && restarts.length === 0) restarts.push(restart());
      },
    });
    await Promise.all(restarts);
    // Every piece was sent once: what the node had before it stopped, it has.
    expect(across).toEqual([...new Set(across)].toSorted((a, b) => a - b));

    let fetched = 0;
    const got = await getFile(theirs(), file, {
      onProgress: (part) => {
        fetched = part;
        if (part > 2_000_000 && restarts.length === 1) restarts.push(restart());
      },
    });
    await Promise.all(restarts);
    expect(restarts).toHaveLength(2);
    expect(fetched).toBe(file.length);
    expect(await bytesOf(got)).toEqual(content);
  });

  it("stops when it is told to, and leaves nothing that is taken for a file", async () => {
    const stop = new AbortController();
    const putting = putFile(ours(), new Blob([contentOf(4_000_000)]), named, random, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(putting).rejects.toMatchObject({ name: "AbortError" });
    const file = await putFile(ours(), new Blob([contentOf(4_000_000)]), named, random);
    const again = new AbortController();
    const getting = getFile(theirs(), file, { signal: again.signal, onProgress: () => again.abort() });
    await expect(getting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("is refused beyond 100 MB, and with a sentence where it is not the one that was shared", async () => {
    await expect(putFile(ours(), { size: 2 ** 30 } as Blob, named, random)).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
    const file = await putFile(ours(), new Blob([contentOf(2_500_000)]), named, random);
    const wrong: readonly Partial<FileRef>[] = [{ key: random(32) }, { length: file.length + 1 }];
    for (const more of wrong) {
      await expect(getFile(theirs(), { ...file, ...more })).rejects.toMatchObject({ code: "FILE_DAMAGED" });
    }
    await expect(getFile(theirs(), { ...file, hash: toHex(random(32)) as Hash })).rejects.toMatchObject({
      code: "NO_SUCH_THING",
    });
  });

  it("is not opened when whoever has the node's disk changed a bit of it or swapped two pieces", async () => {
    const file = await putFile(ours(), new Blob([contentOf(3_500_000)]), named, random);
    const hash = fromHex(file.hash);
    const changes: readonly string[] = [
      "UPDATE piece SET bytes = CAST(substr(bytes, 1, 500) || x'00' || substr(bytes, 502) AS BLOB) WHERE n = 1",
      "UPDATE piece SET n = CASE n WHEN 0 THEN -1 ELSE n END; UPDATE piece SET n = 0 WHERE n = 1; UPDATE piece SET n = 1 WHERE n = -1",
    ];
    const kept = await bytesOf(await getFile(theirs(), file));
    expect(kept).toHaveLength(3_500_000);
    for (const change of changes) {
      await node.close();
      inStore((db) => {
        const upload = db.prepare("SELECT upload FROM upload WHERE hash = ?").get(hash)?.["upload"];
        if (!(upload instanceof Uint8Array)) throw new Error("it is there");
        const others = "CREATE TEMP TABLE others AS SELECT * FROM piece WHERE upload <> x'" + toHex(upload) + "';";
        db.exec(`${others} DELETE FROM piece WHERE upload IN (SELECT upload FROM others); ${change};`);
        db.exec("INSERT INTO piece SELECT * FROM others");
      });
      await start();
      const getting = getFile(theirs(), file);
      await expect(getting).rejects.toBeInstanceOf(ClientError);
      await expect(getting).rejects.toMatchObject({ code: "FILE_DAMAGED" });
    }
  });
});
