import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type Accepted,
  type Connection,
  type Device,
  type Doorkeeper,
  type InvitationRefusal,
  type MadeInvitation,
  acceptInvitation,
  connect,
  linkSigner,
  mailboxKeys,
  makeDeviceKeys,
  makeInvitation,
  openDevice,
  postInvitation,
  placeWithdrawal,
  postWithdrawal,
  readInvitationLink,
  watchKeyOf,
  withdrawInvitation,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import {
  type DelegationId,
  type InvitationLink,
  encodeCanonical,
  equalBytes,
  idOf,
  invitationUrl,
  readStatement,
  signAccreditation,
  toHex,
} from "@longtable/protocol";
import { applyStatements, ofDelegation } from "@longtable/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type SeatedHead, type TwoHeads, keepDoor, seatTwoHeads, sessionOf } from "./two-heads.ts";

const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), "longtable-invitation-"));
let node: RunningNode;
let seated: TwoHeads;

beforeAll(async () => {
  node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logFile: join(folder, "node.log") });
  seated = await seatTwoHeads(node);
});

afterAll(async () => {
  seated.ours.session.close();
  seated.theirs.session.close();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

const freshDevice = (): Promise<Device> => openDevice(makeDeviceKeys(random));
const place = () => ({ origin: node.origin, node: node.nodeKey, founding: seated.founding });

function connectionOf({ session }: SeatedHead): Connection {
  if (session.connection === null) throw new Error("the head is online");
  return session.connection;
}

async function invite(name: string, role: "adviser" | "secretary" = "adviser", until = Date.now() + HOUR) {
  const made = await makeInvitation({ name, role }, place(), seated.ours.head, until, random);
  await postInvitation(made, connectionOf(seated.ours), random);
  return made;
}

function accept(link: InvitationLink, device: Device, clock = Date.now, signal?: AbortSignal, onWaiting?: () => void) {
  return acceptInvitation({
    link,
    device,
    random,
    clock,
    ...(signal === undefined ? {} : { signal }),
    ...(onWaiting === undefined ? {} : { onWaiting }),
  });
}

function inRooms(result: Accepted | InvitationRefusal): readonly string[] {
  return result.ok ? result.rooms.map(toHex).toSorted() : [];
}

const bothRooms = () => [toHex(seated.table), toHex(seated.ours.caucus)].toSorted();

async function withdraw(made: MadeInvitation): Promise<void> {
  const { ours, dialogue } = seated;
  const revocation = await withdrawInvitation(
    made.watched.id,
    { dialogue, delegation: ours.head.delegation },
    ours.head,
  );
  for (const { record } of ours.session.rooms.values()) {
    await placeWithdrawal(record, revocation, ours.head.signer, random);
  }
  await postWithdrawal(made.watched, revocation, connectionOf(ours), random);
}

describe("an invitation", () => {
  it("brings an invited device in, with the rooms' keys, and with the name and role that the head chose", async () => {
    const { link, url, watched } = await invite("An adviser");
    expect(new URL(url).pathname).toBe("/join");
    const read = readInvitationLink(url);
    expect(read).toEqual({ ok: true, link });
    await seated.ours.door.watch(watched);
    const device = await freshDevice();
    const accepted = await accept(link, device);
    expect(inRooms(accepted)).toEqual(expect.arrayContaining([toHex(seated.table)]));
    await seated.ours.door.idle();
    const session = sessionOf(node, device, { current: null });
    for (const id of [seated.table, seated.ours.caucus]) {
      const room = await session.open(id);
      await session.online();
      await room.record.reached(3);
      expect(room.record.reader.currentKey).not.toBeNull();
      expect(room.author).toMatchObject({ role: "adviser", name: "An adviser" });
    }
    session.close();
  });

  it("waits for a device that may admit, and a secretary who came by invitation is one", async () => {
    const secretary = await freshDevice();
    const forSecretary = await invite("A secretary", "secretary");
    await seated.ours.door.watch(forSecretary.watched);
    await accept(forSecretary.link, secretary);
    await seated.ours.door.idle();

    const { link, watched } = await invite("A note-taker's friend");
    const device = await freshDevice();
    let hasWaited = false;
    const accepting = accept(link, device, Date.now, undefined, () => (hasWaited = true));
    const ref: { current: Doorkeeper | null } = { current: null };
    const session = sessionOf(node, secretary, ref);
    await session.online();
    for (const id of [seated.table, seated.ours.caucus]) await session.open(id);
    const door = await keepDoor(session, secretary.signer, ref, []);
    await door.watch(watched);
    const accepted = await accepting;
    expect(accepted.ok).toBe(true);
    expect(hasWaited).toBe(true);
    await door.idle();
    expect(inRooms(await accept(link, device))).toEqual(bothRooms());
    session.close();
  });

  it("is taken up again by the same device after a break, without asking twice", async () => {
    const { link, watched } = await invite("A delegate on a train");
    const device = await freshDevice();
    const leaving = new AbortController();
    await expect(accept(link, device, Date.now, leaving.signal, () => leaving.abort())).rejects.toMatchObject({
      code: "NO_CONNECTION",
    });
    await seated.ours.door.watch(watched);
    await seated.ours.door.idle();
    expect(inRooms(await accept(link, device))).toEqual(bothRooms());
  });

  it("is good once: a second device is told so, and the head hears of it", async () => {
    const { link, watched } = await invite("The one who was meant");
    await seated.ours.door.watch(watched);
    const [first, thief] = [await freshDevice(), await freshDevice()];
    expect((await accept(link, first)).ok).toBe(true);
    expect(await accept(link, thief)).toMatchObject({ ok: false, code: "INVITATION_SPENT" });
    await seated.ours.door.idle();
    for (const live of seated.ours.session.rooms.values()) {
      expect(live.record.control?.devices.has(toHex(thief.signer.publicKey) as never)).toBe(false);
    }
  });

  it("shuts when its time is over: for the invited device and for who admits", async () => {
    const { link, watched } = await invite("Somebody late");
    const late = () => Date.now() + 2 * HOUR;
    expect(await accept(link, await freshDevice(), late)).toMatchObject({ ok: false, code: "INVITATION_EXPIRED" });
    // A device whose clock says otherwise asks all the same; the doorkeeper's clock decides.
    const { session, head } = seated.ours;
    const events: { code: string | null }[] = [];
    const ref: { current: Doorkeeper | null } = { current: null };
    const other = sessionOf(node, seated.ours.device, ref);
    await other.online();
    for (const id of [seated.table, seated.ours.caucus]) await other.open(id);
    const door = await keepDoor(other, head.signer, ref, events as never, late);
    await door.watch(watched);
    expect(await accept(link, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_EXPIRED" });
    expect(events).toMatchObject([{ code: "INVITATION_EXPIRED" }]);
    expect(session.status()).toMatchObject({ state: "online" });
    other.close();
  });

  it("shuts when its head takes it back, in the record and in the mailbox", async () => {
    const made = await invite("Somebody no longer invited");
    await withdraw(made);
    await seated.ours.door.watch(made.watched);
    expect(await accept(made.link, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_REVOKED" });
    const key = ofDelegation(idOf<DelegationId>(seated.ours.head.delegation), toHex(made.link.id));
    for (const { record } of seated.ours.session.rooms.values()) {
      expect(record.control?.spentInvitations.get(key)).toMatchObject({ device: null });
      // Nobody is out by it: the room keeps its key.
      expect(record.control?.epochs.size).toBe(1);
    }
  });

  it("is refused when the node, or who carries it, puts another delegation's keys in the place of the inviter's", async () => {
    const made = await makeInvitation(
      { name: "Anyone", role: "adviser" },
      place(),
      seated.theirs.head,
      Date.now() + HOUR,
      random,
    );
    await postInvitation(made, connectionOf(seated.theirs), random);
    const ourRoot = (await invite("Another")).link.root;
    const swapped = { ...made.link, root: ourRoot };
    expect(await accept(swapped, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_FORGED" });
    const otherDialogue = { ...made.link, dialogue: random(32) };
    expect(await accept(otherDialogue, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_FORGED" });
    const otherNode = await makeInvitation(
      { name: "Anyone", role: "adviser" },
      { ...place(), node: random(32) },
      seated.ours.head,
      Date.now() + HOUR,
      random,
    );
    await postInvitation(otherNode, connectionOf(seated.ours), random);
    expect(await accept(otherNode.link, await freshDevice())).toMatchObject({ ok: false, code: "ANOTHER_NODE" });
  });

  it("gives whoever holds the link no other role, and no right to admit, than the head signed for", async () => {
    const made = await invite("An adviser who wants more");
    const live = seated.ours.session.rooms.get(toHex(seated.table) as never);
    const control = live?.record.control ?? null;
    if (control === null) throw new Error("the table is open");
    const { value } = readStatement("invitation", made.offer.invitation);
    const signer = await linkSigner(made.link.secret, made.link.id);
    const device = await freshDevice();
    const honest = {
      v: 1,
      dialogue: value.dialogue,
      delegation: value.delegation,
      device: device.signer.publicKey,
      identity: device.recipient,
      details: value.offer,
      admits: value.admits,
      via: made.offer.invitation,
    } as const;
    const tried = async (change: Partial<typeof honest> | { readonly admits: boolean; readonly details: Uint8Array }) =>
      await applyStatements(control, [await signAccreditation({ ...honest, ...change }, signer, device.signer)], 9);
    expect(await tried({})).toMatchObject({ ok: true });
    expect(await tried({ details: random(32), admits: false })).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
    expect(await tried({ details: honest.details, admits: true })).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
  });

  it("is untouched by replayed and foreign letters, and says so when its mailbox is full", async () => {
    const { link, watched } = await invite("Somebody awaited");
    const other = await invite("Somebody else");
    const theirs = mailboxKeys(watchKeyOf(other.link.secret, other.link.id), other.link.id);
    const box = mailboxKeys(watched.watchKey, watched.id);
    const seen: Uint8Array[] = [];
    const stranger = await connect({
      origin: node.origin,
      device: (await freshDevice()).signer,
      random,
      onPush: (frame) => {
        if (frame.t === "mail" && equalBytes(frame.box, box.box)) seen.push(...frame.letters);
      },
      onClose: () => undefined,
    });
    const post = (letter: Uint8Array, token = box.token) =>
      stranger.ask({ t: "mail-post", box: box.box, token, letter }, "done");
    await expect(post(random(100), random(32))).rejects.toMatchObject({ code: "NO_SUCH_THING" });
    await expect(post(random(100), theirs.token)).rejects.toMatchObject({ code: "NO_SUCH_THING" });
    await stranger.ask({ t: "mail-watch", box: box.box, token: box.token, from: 0 }, "done");
    const device = await freshDevice();
    const leaving = new AbortController();
    await expect(accept(link, device, Date.now, leaving.signal, () => leaving.abort())).rejects.toMatchObject({
      code: "NO_CONNECTION",
    });
    // The offer and the request again, as they were, then what nobody sealed, until no more is taken.
    for (const letter of seen.slice()) await post(letter);
    let refused: unknown = null;
    for (let n = 0; n < 20 && refused === null; n++) {
      try {
        await post(encodeCanonical([n]));
      } catch (error) {
        refused = error;
      }
    }
    expect(refused).toMatchObject({ code: "TOO_MANY" });
    await seated.ours.door.watch(watched);
    await seated.ours.door.idle();
    expect(inRooms(await accept(link, device))).toEqual(bothRooms());

    const full = await invite("Somebody shut out");
    const fullBox = mailboxKeys(full.watched.watchKey, full.watched.id);
    for (let n = 0; n < 15; n++) {
      await stranger.ask({ t: "mail-post", box: fullBox.box, token: fullBox.token, letter: random(64) }, "done");
    }
    expect(await accept(full.link, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_FLOODED" });
    stranger.close();
  });

  it("that is cut short, of another dialogue's node, or never made, is said to be so", async () => {
    const { link, url } = await invite("Somebody");
    for (const wrong of [
      url.slice(0, -4),
      `${node.origin}/join`,
      "not a link",
      invitationUrl({ ...link, kind: "head" }),
    ]) {
      expect(readInvitationLink(wrong)).toMatchObject({ ok: false, code: "NOT_A_LINK" });
    }
    const guessed = { ...link, secret: random(32) };
    expect(await accept(guessed, await freshDevice())).toMatchObject({ ok: false, code: "INVITATION_UNKNOWN" });
  });

  it("keeps one stranger from opening more mailboxes than is any use", async () => {
    const stranger = await connect({
      origin: node.origin,
      device: (await freshDevice()).signer,
      random,
      onPush: () => undefined,
      onClose: () => undefined,
    });
    const open = () =>
      stranger.ask(
        { t: "mail-open", box: random(32), token: random(32), until: Date.now() + HOUR, convening: null },
        "done",
      );
    for (let n = 0; n < 200; n++) await open();
    await expect(open()).rejects.toMatchObject({ code: "TOO_MANY" });
    stranger.close();
  });
});
