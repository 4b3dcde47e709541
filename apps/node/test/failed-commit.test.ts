import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

import { type DeviceId, idOf, readCheckpoint, signControl, signerOf, toHex } from "@longtable/protocol";
import { HashTree, leafHash, verifyInclusion } from "@longtable/record";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { AppendAnswer } from "../src/room/batch.ts";
import { Freeze } from "../src/room/freeze.ts";
import type { PlacedRoom } from "../src/room/placed-room.ts";
import { Sequencer } from "../src/room/sequencer.ts";
import { type Store, StoreError, openStore } from "../src/store/store.ts";
import { type FoundedTable, makeTable, sealedEntry } from "./table/founded-table.ts";
import { random } from "./table/wire-device.ts";

/** A complaint about the table's epoch; there are four different ones of a device. */
function complaint({ room, epoch, ours }: FoundedTable, n: number): Promise<Uint8Array> {
  const reason = (["missing", "unreadable", "wrong-room", "wrong-commit"] as const)[n % 4] ?? "missing";
  return signControl({ v: 1, by: ours.publicKey, kind: "room.complain", room, epoch, reason }, ours);
}

describe("a commit that fails while another waits behind it", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-failed-"));
  let store: Store;

  beforeAll(async () => {
    store = await openStore(join(folder, "store.sqlite"), folder);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The store, on which the commits of these numbers fail as they do when the disk is full. */
  function failingAt(numbers: ReadonlySet<number>): Store {
    let count = 0;
    let before: Promise<unknown> = Promise.resolve();
    const commit: Store["commit"] = async (commits) => {
      const isFailing = numbers.has(count++);
      const ended = before.then(async () => {
        if (!isFailing) return await store.commit(commits);
        // Long enough for the next to be sent behind it.
        for (let turn = 0; turn < 20; turn++) await setImmediate();
        throw new StoreError("DISK_FULL", "full");
      });
      before = ended.catch(() => undefined);
      return await ended;
    };
    return { ...store, commit };
  }

  it("takes nothing that stood on it, answers everybody, and leaves a record without gaps", async () => {
    const failing = fc.uniqueArray(fc.integer({ min: 2, max: 8 }), { minLength: 1, maxLength: 4 });
    const turns = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(failing, turns, async (numbers, sizes) => {
        const node = await signerOf(random(32));
        const table = await makeTable(node.publicKey);
        const rooms = new Map<string, PlacedRoom>();
        const sequencer = new Sequencer(
          failingAt(new Set(numbers)),
          node,
          rooms,
          Freeze.open(join(folder, "frozen"), []),
        );
        await sequencer.found(table.founding);
        const room = rooms.get(toHex(table.room));
        if (room === undefined) throw new Error("founded");
        const sender = idOf<DeviceId>(table.ours.publicKey);
        const append = (entry: Uint8Array): Promise<AppendAnswer> => sequencer.append(room, entry, [], sender);
        expect(await sequencer.append(room, table.epochEntry, table.envelopes, sender)).toMatchObject({ seq: 1 });

        const sent: { readonly entry: Uint8Array; readonly answer: Promise<AppendAnswer> }[] = [];
        const send = (entry: Uint8Array): void => void sent.push({ entry, answer: append(entry) });
        for (const [turn, size] of sizes.entries()) {
          // A control entry is judged over several turns of the loop, and what comes after it by what it changed.
          send(await complaint(table, turn));
          for (let n = 0; n < size; n++) {
            send(sealedEntry(table, table.ours));
            // The same bytes again, while their commit is under way or waits.
            if (n % 5 === 0) {
              send(sent[Math.floor(sent.length / 2)]?.entry ?? table.epochEntry);
            }
          }
          await setImmediate();
        }
        const placed = new Map<number, string>();
        const note = async (entry: Uint8Array, answer: AppendAnswer): Promise<boolean> => {
          if (!answer.ok) return false;
          const { size, root } = readCheckpoint(answer.note);
          expect(verifyInclusion(leafHash(entry), answer.seq, size, root, answer.proof)).toBe(true);
          placed.set(answer.seq, toHex(entry));
          return true;
        };
        for (const { entry, answer } of sent) {
          const first = await answer;
          if (await note(entry, first)) continue;
          expect(first).toMatchObject({ code: "DISK_FULL" });
        }
        // Once more, and more than once more while commits still fail: in the end each is placed once.
        for (const { entry } of sent) while (!(await note(entry, await append(entry))));

        expect(room.control.complaints).toHaveLength(4);
        const stored = await store.read(table.room, 0, 1000, 10_000_000);
        const tree = new HashTree();
        for (const entry of stored) tree.append(leafHash(entry));
        const { size, root } = readCheckpoint(room.note);
        expect([size, toHex(root)]).toEqual([stored.length, toHex(tree.root())]);
        expect(new Set(stored.map((entry) => toHex(entry))).size).toBe(stored.length);
        for (const [seq, entry] of placed) expect(toHex(stored[seq] ?? new Uint8Array(0))).toBe(entry);
      }),
      { numRuns: 25 },
    );
  });

  it("is not followed in the store itself", async () => {
    const node = await signerOf(random(32));
    const table = await makeTable(node.publicKey);
    const rooms = new Map<string, PlacedRoom>();
    await new Sequencer(store, node, rooms, Freeze.open(join(folder, "frozen"), [])).found(table.founding);
    const { room } = table;
    const bytes = sealedEntry(table, table.ours);
    const entry = { bytes, leaf: leafHash(bytes), isControl: false, hash: null, envelopes: [] };
    const commit = (seq: number): Promise<void> =>
      store.commit([{ room, isNew: false, entries: [{ ...entry, seq }], term: 0, size: seq + 1, note: random(10) }]);
    await expect(commit(2)).rejects.toMatchObject({ failure: "FAILED" });
    await expect(commit(0)).rejects.toMatchObject({ failure: "FAILED" });
    await commit(1);
  });
});
