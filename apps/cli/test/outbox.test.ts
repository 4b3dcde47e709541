import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Connection, type LocalCopy, LiveRoom, connect, memoryLocalCopy, refusalIn } from "@longtable/client";
import { type RunningNode, restoreBackup, startNode } from "@longtable/node";
import { NOTHING_BEFORE, type SignedAct, chainOf, hashId, signAct, toHex } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/random.ts";
import { type SeatedHead, type TwoHeads, seatTwoHeads } from "./two-heads.ts";

/** How a device's copy fails at one step: not done or done, and from then on dead (a crash) or as if nothing had been. */
type Fault = "dies before" | "dies after" | "fails, undone, at" | "fails, though done, at";

/** A copy over another one that fails at its `at`th step. */
function failingCopy(inner: LocalCopy, at: number, fault: Fault) {
  let steps = 0;
  let hasFailed = false;
  async function step<T>(does: () => Promise<T>): Promise<T> {
    if (hasFailed && fault.startsWith("dies")) throw new Error("The process is gone.");
    if (steps++ !== at) return await does();
    hasFailed = true;
    if (fault === "dies after" || fault === "fails, though done, at") await does();
    throw new Error("The copy failed.");
  }
  const copy: LocalCopy = {
    readRoom: (room) => step(() => inner.readRoom(room)),
    addEntries: (room, from, entries, note) => step(() => inner.addEntries(room, from, entries, note)),
    readKey: (name) => step(() => inner.readKey(name)),
    writeKey: (name, key) => step(() => inner.writeKey(name, key)),
    readOutbox: (room) => step(() => inner.readOutbox(room)),
    writeOutbox: (unplaced) => step(() => inner.writeOutbox(unplaced)),
    clearOutbox: (ids) => step(() => inner.clearOutbox(ids)),
  };
  return { copy, hasFailed: () => hasFailed };
}

describe("an act that was done on a device", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-outbox-"));
  let node: RunningNode;
  let seated: TwoHeads;

  beforeAll(async () => {
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    seated = await seatTwoHeads(node);
  });
  afterAll(async () => {
    seated.ours.session.close();
    seated.theirs.session.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const openOn = (copy: LocalCopy): Promise<LiveRoom> =>
    LiveRoom.open({ room: seated.table, device: seated.ours.device, copy, random, clock: Date.now });
  async function attached(live: LiveRoom): Promise<Connection> {
    const connection = await connect({
      origin: node.origin,
      device: seated.ours.device.signer,
      random,
      onPush: (frame) => live.push(frame),
      onClose: () => undefined,
    });
    await live.attach(connection).catch(() => undefined);
    return connection;
  }
  const saidIn = (live: LiveRoom): readonly unknown[] =>
    live.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));

  const words = (text: string) => ({ type: "words.say", text });

  /** Says three things on a copy that fails at a step; what `sign` has promised. Null when no step was the one. */
  async function sayOn(inner: LocalCopy, at: number, fault: Fault): Promise<readonly string[] | null> {
    const failing = failingCopy(inner, at, fault);
    const promised: string[] = [];
    const live = await openOn(failing.copy).catch(() => null);
    if (live === null) return promised;
    const connection = await attached(live);
    for (const word of ["One", "Two", "Three"]) {
      const text = `${word}, ${fault} at ${at}.`;
      await live.sign({ type: "words.say", text }).then(
        () => promised.push(text),
        () => undefined,
      );
    }
    await live.record.flush();
    await expect.poll(() => failing.hasFailed() || live.snapshot().waiting.length === 0).toBe(true);
    connection.close();
    return failing.hasFailed() ? promised : null;
  }

  it.each(["dies before", "dies after", "fails, undone, at", "fails, though done, at"] as const)(
    "is neither lost nor doubled when the copy %s any step of it",
    async (fault) => {
      for (let at = 0; ; at++) {
        const inner = memoryLocalCopy();
        const first = await openOn(inner);
        (await attached(first)).close();
        const promised = await sayOn(inner, at, fault);
        if (promised === null) {
          expect(at).toBeGreaterThan(8);
          return;
        }
        // Without any node: the device still has what it promised, in its copy of the record or to be sent.
        const alone = await openOn(inner);
        const held = [...saidIn(alone), ...alone.snapshot().waiting.map(({ act }) => act["text"])];
        expect(held).toEqual(expect.arrayContaining([...promised]));
        const live = await openOn(inner);
        const connection = await attached(live);
        await live.record.settled();
        const said = saidIn(live);
        for (const text of promised) expect(said.filter((one) => one === text)).toHaveLength(1);
        expect(live.snapshot()).toMatchObject({ alarm: null, waiting: [], refused: [] });
        connection.close();
      }
    },
  );

  it("is refused in a sentence when it is larger than an entry may be, and holds up nothing", async () => {
    const inner = memoryLocalCopy();
    const live = await openOn(inner);
    const connection = await attached(live);
    const text = "x".repeat(300_000);
    await expect(live.sign({ type: "words.say", text })).rejects.toMatchObject({ code: "TOO_LARGE" });
    await live.sign({ type: "words.say", text: "After the one that was too large." });
    await live.record.settled();
    expect(live.snapshot()).toMatchObject({ alarm: null, waiting: [], refused: [] });
    connection.close();
  });

  it("goes out again where a node proved that it had placed it, and was then restored from an older backup", async () => {
    const dataFolder = join(folder, "restored");
    const start = (port: number) => startNode({ dataFolder, host: "127.0.0.1", port, logLevel: "silent" });
    let restored = await start(0);
    const heads = await seatTwoHeads(restored);
    const { port } = restored;
    heads.ours.session.close();
    heads.theirs.session.close();
    const open = ({ device }: SeatedHead) =>
      LiveRoom.open({ room: heads.table, device, copy: memoryLocalCopy(), random, clock: Date.now });
    const follow = async (live: LiveRoom, { device }: SeatedHead, isDeaf = false): Promise<Connection> => {
      const onPush = isDeaf ? () => undefined : live.push.bind(live);
      const connection = await connect({
        origin: restored.origin,
        device: device.signer,
        random,
        onPush,
        onClose: () => live.detach(),
      });
      await live.attach(connection);
      return connection;
    };
    const [our, their] = [await open(heads.ours), await open(heads.theirs)];
    (await follow(their, heads.theirs)).close();
    const deaf = await follow(our, heads.ours, true);
    const backup = join(folder, "outbox.sqlite");
    await restored.backup(backup);
    await our.sign(words("Proved, and lost."));
    await our.record.flush();
    expect(our.snapshot().waiting).toHaveLength(1);
    deaf.close();
    await restored.close();
    restoreBackup(dataFolder, backup);
    restored = await start(port);
    const connections = [await follow(their, heads.theirs), await follow(our, heads.ours)];
    await our.record.settled();
    await their.record.reached(our.record.size);
    expect(saidIn(their)).toEqual(["Proved, and lost."]);
    for (const connection of connections) connection.close();
    await restored.close();
  });

  describe("that the record has without effect before any fold sees it", () => {
    /** What came back to its author: each act with why. */
    const backIn = (live: LiveRoom): readonly unknown[] => {
      const own = live.author?.device;
      return live
        .snapshot()
        .refused.flatMap(({ code, act }) => (act !== null && act.device === own ? [[code, act.act["text"]]] : []));
    };

    it("† comes back from a copy of the device's store, which goes on in a chain of its own", async () => {
      const instance = random(8);
      // The attack: a profile is copied with all its machine's memory, so that both go on with the same chain.
      let isFirst = true;
      const copied = (length: number) => (length === 8 && isFirst ? instance : random(length));
      const openCopied = (copy: LocalCopy): Promise<LiveRoom> =>
        LiveRoom.open({ room: seated.table, device: seated.ours.device, copy, random: copied, clock: Date.now });
      const [one, inner] = [await openCopied(memoryLocalCopy()), memoryLocalCopy()];
      const other = await openCopied(inner);
      isFirst = false;
      const connections = [await attached(one)];
      await one.sign(words("By the first."));
      await one.record.settled();

      const forked = await other.sign(words("By the copy."));
      await other.sign(words("And after it."));
      connections.push(await attached(other));
      await other.record.settled();
      expect(refusalIn(other.snapshot(), forked)).toMatchObject({ ok: false, code: "FORK" });
      expect(backIn(other)).toEqual([
        ["FORK", "By the copy."],
        ["BROKEN_CHAIN", "And after it."],
      ]);
      expect(await other.place(words("By the copy, again."))).toMatchObject({ ok: true });
      expect(saidIn(other).slice(-2)).toEqual(["By the first.", "By the copy, again."]);
      for (const connection of connections) connection.close();

      // Nothing of it is placed again, and it is still shown, when the device opens the room once more.
      const again = await openOn(inner);
      expect(again.snapshot().waiting).toEqual([]);
      expect(backIn(again)).toHaveLength(2);
    });

    it("comes back when its author had verified another record, and keeps back nothing that was done after it", async () => {
      const { signer } = seated.ours.device;
      const inner = memoryLocalCopy();
      const chain = chainOf(signer.publicKey, random(8));
      const first: SignedAct = {
        v: 1,
        room: seated.table,
        chain,
        n: 0,
        prev: NOTHING_BEFORE,
        seenSize: 2,
        seen: random(32),
        at: 0,
        act: words("On what another record says."),
      };
      const signed = await signAct(first, signer);
      await inner.writeOutbox({ id: hashId(signed), room: toHex(seated.table), signed });
      const live = await openOn(inner);
      const connection = await attached(live);
      await live.sign(words("On what this record says."));
      await live.record.settled();
      expect(backIn(live)).toContainEqual(["SEEN_ELSEWHERE", "On what another record says."]);
      expect(saidIn(live).at(-1)).toBe("On what this record says.");
      connection.close();
      expect((await openOn(inner)).snapshot().waiting).toEqual([]);
    });
  });
});
