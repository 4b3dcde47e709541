import { join } from "node:path";

import {
  type Convening,
  type Device,
  DialogueSession,
  Doorkeeper,
  type HeadOptions,
  acceptConvening,
  acceptInvitation,
  convene,
  conveningUrls,
  makeDelegationSecrets,
  makeDeviceKeys,
  makeInvitation,
  openDevice,
  openHead,
  planConvening,
  postInvitation,
  readInvitationLink,
  giveInvitation,
} from "@longtable/client";
import { openSqliteLocalCopy } from "@longtable/client/sqlite";
import { type Role, fromHex, publicKeyOf, toHex, fingerprint } from "@longtable/protocol";

import { random } from "../random.ts";
import type { SeatAnswer } from "./answer.ts";
import { type Seat, SeatError, readSeat, writeSeat } from "./seat-file.ts";

function freshSeat(origin: string, name: string, isHead: boolean): Seat {
  const { seed, identity } = makeDeviceKeys(random);
  const secrets = isHead ? makeDelegationSecrets(random) : null;
  return { v: 1, origin, name, seed, identity, secrets, plan: null, url: null, dialogue: null };
}

function deviceOf({ seed, identity }: Seat): Promise<Device> {
  return openDevice({ seed, identity });
}

/** A delegation of a founding, as heads compare it. */
export interface FoundingSide {
  readonly delegation: string;
  readonly fingerprint: string;
  readonly isOurs: boolean;
}

type OnFounding = (sides: readonly FoundingSide[]) => void;

async function headOptions(seat: Seat, token: string | undefined, onFounding: OnFounding): Promise<HeadOptions> {
  if (seat.secrets === null) throw new SeatError("This seat is not a head's.");
  const device = await deviceOf(seat);
  const { root, reading, head } = seat.secrets;
  if (root === null || reading === null)
    throw new SeatError("This seat was taken before, and its sheets are on paper.");
  const given = token === undefined ? {} : { conveningToken: token };
  const ours = toHex(publicKeyOf(root));
  const approve: HeadOptions["approve"] = (delegations) => {
    onFounding(
      delegations.map(({ id }) => {
        return { delegation: id, fingerprint: fingerprint("delegation", fromHex(id)), isOurs: id === ours };
      }),
    );
    return true;
  };
  return { secrets: { root, reading, head }, device, name: seat.name, random, clock: Date.now, approve, ...given };
}

/** Convenes a dialogue, or goes on with a convening begun in this folder. `onLinks` is told the links first. */
export async function conveneFrom(
  folder: string,
  what: { readonly origin: string; readonly name: string; readonly heads: number; readonly until: number },
  token: string | undefined,
  { onLinks, onFounding }: { readonly onLinks: (urls: readonly string[]) => void; readonly onFounding: OnFounding },
): Promise<SeatAnswer> {
  const seat = readSeat(folder) ?? freshSeat(what.origin, what.name, true);
  if (seat.url !== null || seat.secrets === null)
    throw new SeatError(`The folder ${folder} holds another seat: choose another.`);
  const { origin, secrets } = seat;
  const { root, reading, head } = secrets;
  if (root === null || reading === null) throw new SeatError(`The dialogue of ${folder} was convened before.`);
  const planned = seat.plan ?? planConvening(origin, { root, reading, head }, what.heads, what.until, random);
  const links = planned.links.map(({ id, secret, root, until }) => ({ id, secret, root, until }));
  const begun: Seat = { ...seat, plan: { nonce: planned.nonce, rules: planned.rules, links } };
  writeSeat(folder, begun);
  const plan = {
    nonce: planned.nonce,
    rules: planned.rules,
    links: links.map((link) => ({ origin, kind: "head" as const, dialogue: null, ...link })),
  };
  onLinks(conveningUrls(plan));
  return seated(folder, begun, await convene(plan, await headOptions(begun, token, onFounding)));
}

/** Takes the seat that a link gives, or goes on taking it. */
export async function joinFrom(
  folder: string,
  url: string,
  name: string,
  token: string | undefined,
  { onWaiting, onFounding }: { readonly onWaiting: (sentence: string) => void; readonly onFounding: OnFounding },
): Promise<SeatAnswer> {
  const read = readInvitationLink(url);
  if (!read.ok) return read;
  const { link } = read;
  const there = readSeat(folder);
  if (there !== null && there.url !== url)
    throw new SeatError(`The folder ${folder} holds another seat: choose another.`);
  const seat: Seat = there ?? { ...freshSeat(link.origin, name, link.kind === "head"), url };
  writeSeat(folder, seat);
  if (link.kind === "head")
    return seated(folder, seat, await acceptConvening(link, await headOptions(seat, token, onFounding)));
  const device = await deviceOf(seat);
  const accepted = await acceptInvitation({
    link,
    device,
    random,
    clock: Date.now,
    onWaiting: (offered) => onWaiting(`Invited as ${offered.name} (${offered.role}); waiting at the door.`),
  });
  if (!accepted.ok) return accepted;
  const { node, founding, delegation, rooms, details } = accepted;
  const dialogue = { node, founding, delegation, rooms: [...rooms] };
  writeSeat(folder, { ...seat, name: details.name, dialogue });
  return admittedTo(seat, accepted.dialogue, delegation, rooms);
}

function seated(folder: string, seat: Seat, convened: Convening): SeatAnswer {
  if (convened === null) return { ok: false, sentence: "The founding was not approved here." };
  if (!convened.ok) return convened;
  const { node, founding, delegation, table, caucus } = convened;
  writeSeat(folder, { ...seat, dialogue: { node, founding, delegation, rooms: [table, caucus] } });
  return admittedTo(seat, convened.dialogue, delegation, [table, caucus]);
}

function admittedTo(
  seat: Seat,
  dialogue: Uint8Array,
  delegation: Uint8Array,
  rooms: readonly Uint8Array[],
): SeatAnswer {
  return {
    ok: true,
    sentence: `Seated in dialogue ${toHex(dialogue).slice(0, 16)}…, in ${rooms.length} rooms.`,
    dialogue: toHex(dialogue),
    delegation: toHex(delegation),
    rooms: rooms.map(toHex),
    device: toHex(publicKeyOf(seat.seed)),
  };
}

/** A head invites a delegate and keeps the door until that delegate is in. `onLink` is told the link first. */
export async function inviteFrom(
  folder: string,
  delegate: { readonly name: string; readonly role: Role },
  until: number,
  onLink: (url: string) => void,
): Promise<SeatAnswer> {
  const seat = readSeat(folder);
  if (seat === null || seat.secrets === null || seat.dialogue === null) {
    throw new SeatError(`The folder ${folder} holds no head's seat in a dialogue: convene or join first.`);
  }
  const { node, founding, delegation, rooms } = seat.dialogue;
  const head = await openHead(delegation, seat.secrets.head);
  const copy = openSqliteLocalCopy(join(folder, "copy.sqlite"));
  const doors: Doorkeeper[] = [];
  const session = new DialogueSession({
    origin: seat.origin,
    node,
    device: await deviceOf(seat),
    copy,
    random,
    clock: Date.now,
    onOther: (frame) => void doors.some((door) => door.push(frame)),
  });
  try {
    await session.online();
    for (const room of rooms) await session.open(room);
    const { connection } = session;
    if (connection === null) throw new SeatError("The connection to the node has ended: invite again.");
    // Whoever is invited checks the head against the founding, and against what replaced it since.
    const appointments = [...(session.rooms.values().next().value?.record.control?.appointments ?? [])]
      .filter((one) => one.delegation === toHex(delegation))
      .map(({ statement }) => statement);
    const place = { origin: seat.origin, node, founding, appointments };
    const made = await makeInvitation(delegate, place, head, until, random);
    await postInvitation(made, connection, random);
    await giveInvitation(session.rooms.values(), made.watched, until);
    onLink(made.url);
    const answer = await new Promise<SeatAnswer>((resolve, reject) => {
      const door = new Doorkeeper({
        by: head.signer,
        rooms: () => [...session.rooms.values()].map((live) => live.record),
        random,
        clock: Date.now,
        onDoor: ({ device, name, code }) => {
          if (code !== null) return resolve({ ok: false, code, sentence: `${name} was not let in (${code}).` });
          resolve({ ok: true, sentence: `${name} is in.`, url: made.url, device: toHex(device) });
        },
      });
      doors.push(door);
      door
        .watch(made.watched)
        .then(() => door.attach(connection))
        .catch(reject);
    });
    // Whoever is in opens the rooms without checking again what this device has checked.
    if (answer.ok) for (const room of session.rooms.keys()) await session.giveVerdict(room);
    return answer;
  } finally {
    session.close();
    copy.close();
  }
}
