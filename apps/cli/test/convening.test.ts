import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type ConveningPlan,
  type HeadOptions,
  acceptConvening,
  convene,
  makeDelegationSecrets,
  makeDeviceKeys,
  openDevice,
  planConvening,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type InvitationLink, toHex } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { sessionOf } from "./two-heads.ts";

const HOUR = 3_600_000;
const TOKEN = "a token for those who may convene here";
const folder = mkdtempSync(join(tmpdir(), "longtable-convening-"));
let node: RunningNode;

beforeAll(async () => {
  node = await startNode({
    dataFolder: folder,
    host: "127.0.0.1",
    port: 0,
    logFile: join(folder, "node.log"),
    conveningToken: TOKEN,
  });
});

afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

async function headOptions(name: string): Promise<HeadOptions> {
  const device = await openDevice(makeDeviceKeys(random));
  return { secrets: makeDelegationSecrets(random), device, name, random, clock: Date.now, conveningToken: TOKEN };
}

function linkOf(plan: ConveningPlan, index = 0): InvitationLink {
  const link = plan.links[index];
  if (link === undefined) throw new Error("the plan has no such link");
  return link;
}

function planFor(convener: HeadOptions, heads = 1): ConveningPlan {
  return planConvening(node.origin, convener.secrets, heads, Date.now() + HOUR, random);
}

describe("convening by link", () => {
  it("founds the dialogue when the other head accepts, and seats both heads with the table's key", async () => {
    const [first, second] = [await headOptions("The first head"), await headOptions("The second head")];
    const plan = planFor(first);
    const [ours, theirs] = await Promise.all([convene(plan, first), acceptOnceThere(linkOf(plan), second)]);
    if (!ours?.ok || !theirs?.ok) throw new Error("both are convened");
    expect(toHex(theirs.dialogue)).toBe(toHex(ours.dialogue));
    expect(toHex(theirs.table)).toBe(toHex(ours.table));
    expect(toHex(theirs.caucus)).not.toBe(toHex(ours.caucus));
    for (const [options, convened] of [
      [first, ours],
      [second, theirs],
    ] as const) {
      const session = sessionOf(node, options.device, { current: null });
      for (const room of [convened.table, convened.caucus]) {
        const live = await session.open(room);
        await session.online();
        await live.record.reached(2);
        expect(live.record.reader.currentKey).not.toBeNull();
        expect(live.author).toMatchObject({ role: "head", name: options.name });
      }
      session.close();
    }
    // The same convening again, as after a break: the same dialogue and rooms, nothing founded twice.
    expect(await convene(plan, first)).toEqual(ours);
    expect(await acceptConvening(linkOf(plan), second)).toEqual(theirs);
  });

  it("seats three heads, each by a link of its own", async () => {
    const heads = [await headOptions("One"), await headOptions("Two"), await headOptions("Three")] as const;
    const plan = planFor(heads[0], 2);
    const convened = await Promise.all([
      convene(plan, heads[0]),
      acceptOnceThere(linkOf(plan, 0), heads[1]),
      acceptOnceThere(linkOf(plan, 1), heads[2]),
    ]);
    expect(new Set(convened.map((one) => (one?.ok ? toHex(one.table) : "none"))).size).toBe(1);
    expect(convened.every((one) => one?.ok)).toBe(true);
  });

  it("takes the first head who comes by a link, and tells the second", async () => {
    const [first, second, thief] = [await headOptions("One"), await headOptions("Two"), await headOptions("Thief")];
    const plan = planFor(first);
    const [ours, theirs] = await Promise.all([convene(plan, first), acceptOnceThere(linkOf(plan), second)]);
    expect(ours?.ok && theirs?.ok).toBe(true);
    expect(await acceptConvening(linkOf(plan), thief)).toMatchObject({ ok: false, code: "INVITATION_SPENT" });
  });

  it("refuses a draft whose root is not the link's, a late head, a wrong kind of link, and an unknown one", async () => {
    const [first, second] = [await headOptions("One"), await headOptions("Two")];
    const leaving = new AbortController();
    const plan = planFor(first);
    const convening = convene(plan, { ...first, signal: leaving.signal });
    const link = linkOf(plan);
    const settled = convening.catch((error: unknown) => error);
    await untilThere(link, second);
    expect(await acceptConvening({ ...link, root: random(32) }, second)).toMatchObject({ code: "INVITATION_FORGED" });
    const late = { ...second, clock: () => Date.now() + 2 * HOUR };
    expect(await acceptConvening(link, late)).toMatchObject({ code: "INVITATION_EXPIRED" });
    expect(await acceptConvening({ ...link, kind: "delegate" }, second)).toMatchObject({ code: "OTHER_KIND" });
    expect(await acceptConvening({ ...link, secret: random(32) }, second)).toMatchObject({
      code: "INVITATION_UNKNOWN",
    });
    leaving.abort();
    expect(await settled).toMatchObject({ code: "NO_CONNECTION" });
  });

  it("signs nothing that a head does not approve", async () => {
    const [first, second] = [await headOptions("One"), await headOptions("Two")];
    const plan = planFor(first);
    const leaving = new AbortController();
    const convening = convene(plan, { ...first, signal: leaving.signal }).catch((error: unknown) => error);
    const seen: number[] = [];
    const approve = (delegations: readonly unknown[]): boolean => {
      seen.push(delegations.length);
      return false;
    };
    expect(await acceptOnceThere(linkOf(plan), { ...second, approve })).toBeNull();
    expect(seen).toEqual([2]);
    leaving.abort();
    await convening;
  });

  it("is for those who hold the node's convening token", async () => {
    const { conveningToken: _, ...stranger } = await headOptions("A stranger");
    await expect(convene(planFor(stranger), stranger)).rejects.toMatchObject({ code: "CONVENING_CLOSED" });
  });
});

/** Accepts as soon as the convener has laid its draft into the mailbox. */
async function acceptOnceThere(link: InvitationLink, options: HeadOptions) {
  for (;;) {
    const result = await acceptConvening(link, options);
    if (result === null || result.ok || !["INVITATION_UNKNOWN", "INVITATION_FORGED"].includes(result.code))
      return result;
  }
}

async function untilThere(link: InvitationLink, options: HeadOptions): Promise<void> {
  const wrong = { ...link, root: random(32) };
  for (;;) {
    const result = await acceptConvening(wrong, options);
    if (result?.ok === false && result.code === "INVITATION_FORGED") return;
  }
}
