import {
  ClientError,
  type Head,
  type LiveRoom,
  changeRole,
  makeInvitation,
  postInvitation,
  postWithdrawal,
  placeRevocations,
  placeRoles,
  placeWithdrawal,
  revokeDevice,
  withdrawInvitation,
  giveInvitation,
} from "@longtable/client";
import { introductionOf } from "@longtable/dialogue";
import { type About, type DeviceId, type Role, fromHex, readBadge, toHex } from "@longtable/protocol";

import { type CallPlace, type Done, deskOf, refused } from "./call-place.ts";
import type { Desk } from "./desk.ts";
import type { Trust } from "./seats.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** What a head does with its delegation's people, and anybody with what they believe of the others' keys. */
export const delegationCalls = {
  /** A head invites a delegate; the link, to be given to them alone. */
  invite: async (
    place: CallPlace,
    { name, role, until }: { readonly name: string; readonly role: Role; readonly until: number },
  ): Promise<{ readonly ok: true; readonly url: string } | { readonly ok: false; readonly code: string }> => {
    const desk = deskOf(place);
    const { connection } = desk.session;
    if (desk.head === null) return { ok: false, code: "HEAD_ONLY" };
    if (connection === null) return { ok: false, code: "NO_CONNECTION" };
    try {
      const { control } = desk.live("table").record;
      const appointments = (control?.appointments ?? []).filter(
        (one) => desk.head !== null && one.delegation === toHex(desk.head.delegation),
      );
      const made = await makeInvitation(
        { name, role },
        {
          origin: desk.seat.origin,
          node: desk.seat.node,
          founding: await desk.founding(),
          appointments: appointments.map(({ statement }) => statement),
          about: aboutOf(desk),
        },
        desk.head,
        until,
        random,
      );
      await postInvitation(made, connection, random);
      const { invitations } = desk.seat;
      await desk.keep({ invitations: [...invitations, { ...made.watched, name, role, until, device: null }] });
      await giveInvitation(desk.session.rooms.values(), made.watched, until);
      await desk.watchDoor();
      return { ok: true, url: made.url };
    } catch (error) {
      if (error instanceof ClientError) return { ok: false, code: error.code };
      throw error;
    }
  },

  /** Takes an invitation back that nobody has come by: in every room's record, and in the invitation's own mailbox. */
  withdrawInvitation: async (place: CallPlace, { id }: { readonly id: string }): Promise<Done> => {
    const desk = deskOf(place);
    const { head } = desk;
    const { connection } = desk.session;
    const given = desk.seat.invitations.find((one) => toHex(one.id) === id);
    if (head === null || given === undefined) return { ok: false, code: "HEAD_ONLY" };
    if (connection === null) return { ok: false, code: "NO_CONNECTION" };
    const withdraw = async (): Promise<void> => {
      const where = { dialogue: desk.seat.dialogue, delegation: head.delegation };
      const statement = await withdrawInvitation(given.id, where, head);
      for (const { record } of doors(desk, head)) await placeWithdrawal(record, statement, head.signer, random);
      await postWithdrawal(given, statement, connection, random);
      await desk.keep({ invitations: desk.seat.invitations.filter((one) => one !== given) });
    };
    return await refused(withdraw());
  },

  /** Forgets an invitation that is over or was used: a list kept short. */
  forgetInvitation: async (place: CallPlace, { id }: { readonly id: string }): Promise<null> => {
    const desk = deskOf(place);
    await desk.keep({ invitations: desk.seat.invitations.filter((one) => toHex(one.id) !== id) });
    return null;
  },

  /** A head gives one of its delegates another role, in every room where the device is. */
  changeRole: async (
    place: CallPlace,
    { device, name, role }: { readonly device: DeviceId; readonly name: string; readonly role: Role },
  ): Promise<Done> => {
    const desk = deskOf(place);
    const { head } = desk;
    if (head === null) return { ok: false, code: "HEAD_ONLY" };
    const change = async (): Promise<void> => {
      const rooms = roomsOf(desk, device);
      // One statement for all rooms: it counts on from the role that any of them had last.
      const roleN = Math.max(0, ...rooms.map(({ record }) => record.control?.devices.get(device)?.roleN ?? 0));
      const where = { dialogue: desk.seat.dialogue, delegation: head.delegation };
      const changed = await changeRole({ key: fromHex(device), roleN }, { role, name }, where, head.signer, random);
      for (const { record } of rooms) {
        await placeRoles(record, [changed], head.signer, random);
      }
    };
    return await refused(change());
  },

  /**
   * A head takes a device back, in every room where it still is: each gets a new key in the same entry. What was
   * reached stays reached when the connection is lost; done again, it goes on with the others.
   */
  revokeDevice: async (place: CallPlace, { device }: { readonly device: DeviceId }): Promise<Done> => {
    const desk = deskOf(place);
    const { head } = desk;
    if (head === null) return { ok: false, code: "HEAD_ONLY" };
    const revoke = async (): Promise<void> => {
      const where = { dialogue: desk.seat.dialogue, delegation: head.delegation };
      const statement = await revokeDevice(fromHex(device), where, head.signer);
      for (const { record } of roomsOf(desk, device)) await placeRevocations(record, [statement], head.signer, random);
    };
    return await refused(revoke());
  },

  /** Keeps on what the belief in another delegation's key rests. It never falls back by itself. */
  trust: async (
    place: CallPlace,
    { delegation, rests }: { readonly delegation: string; readonly rests: Trust },
  ): Promise<null> => {
    const desk = deskOf(place);
    await desk.keep({ trust: { ...desk.seat.trust, [delegation]: rests } });
    return null;
  },

  /**
   * Holds a scanned badge against what this device has of the dialogue. One of another delegation of the same
   * dialogue is believed from now on as scanned; anything else is refused, and changes nothing.
   */
  scanBadge: async (
    place: CallPlace,
    { text }: { readonly text: string },
  ): Promise<
    { readonly ok: true; readonly delegation: string } | { readonly ok: false; readonly code: BadgeRefusal }
  > => {
    const desk = deskOf(place);
    const live = desk.live("table");
    const badge = readBadge(text);
    if (badge === null) return { ok: false, code: "NOT_A_BADGE" };
    const { dialogue, delegation } = badge;
    if (dialogue !== toHex(desk.seat.dialogue)) return { ok: false, code: "BADGE_OF_ANOTHER_DIALOGUE" };
    if (live.snapshot().state?.delegations.includes(delegation) !== true) return { ok: false, code: "BADGE_OF_NOBODY" };
    if (delegation === live.author?.delegation) return { ok: false, code: "OWN_BADGE" };
    await desk.keep({ trust: { ...desk.seat.trust, [delegation]: "scanned" } });
    return { ok: true, delegation };
  },

  /** A head opens the press room, where the dialogue has none yet. */
  foundPress: async (place: CallPlace, _: null): Promise<Done> => await refused(deskOf(place).foundPress()),
} as const;

/** Why a scanned code is not believed. */
export type BadgeRefusal = "NOT_A_BADGE" | "BADGE_OF_ANOTHER_DIALOGUE" | "BADGE_OF_NOBODY" | "OWN_BADGE";

/** What whoever is invited reads of the dialogue before asking to be let in. */
function aboutOf(desk: Desk): About {
  const live = desk.live("table");
  const { state } = live.snapshot();
  const own = state === null || live.author === null ? null : introductionOf(state, live.author.delegation);
  const name = own?.name ?? "";
  const { title = null, mandate = null } = state?.convening ?? {};
  return { title: title ?? "", from: name, to: name, mandate: (mandate?.text ?? "").slice(0, 8000) };
}

/** The sealed rooms in which a device is now. */
function roomsOf(desk: Desk, device: DeviceId): readonly LiveRoom[] {
  return [...desk.session.rooms.values()].filter(
    ({ record }) => record.control?.devices.get(device)?.revokedAt === null,
  );
}

/** The sealed rooms of a head's delegation, through which an invitation leads. */
function doors(desk: Desk, head: Head): readonly LiveRoom[] {
  const id = toHex(head.delegation);
  return [...desk.session.rooms.values()].filter(({ record: { control } }) => {
    const isOurs = [...(control?.delegations.values() ?? [])].some((one) => one.id === id && one.inRoom);
    return isOurs && (control?.kind === "table" || control?.kind === "caucus");
  });
}
