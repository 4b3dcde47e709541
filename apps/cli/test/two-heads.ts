import {
  type AccreditedDevice,
  type Device,
  type DialogueSession as Session,
  DialogueSession,
  Doorkeeper,
  type DoorEvent,
  type Head,
  type OpenRoom,
  accredit,
  completeFounding,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  makeDeviceKeys,
  memoryLocalCopy,
  openDevice,
  openHead,
  prepareEpoch,
  prepareRoom,
  signFounding,
  type DelegationSecrets,
} from "@longtable/client";
import type { RunningNode } from "@longtable/node";
import { publicKeyOf, sha256 } from "@longtable/protocol";
import { foldControl } from "@longtable/record";

import { random } from "../src/delegate.ts";

/** A head at a device, with a doorkeeper, in a session on a real node. */
export interface SeatedHead {
  readonly secrets: DelegationSecrets;
  readonly head: Head;
  readonly device: Device;
  readonly session: Session;
  readonly door: Doorkeeper;
  readonly doorEvents: DoorEvent[];
  readonly caucus: Uint8Array;
}

/** A dialogue of two delegations whose heads sit at a table and in a caucus each. */
export interface TwoHeads {
  readonly founding: Uint8Array;
  readonly dialogue: Uint8Array;
  readonly table: Uint8Array;
  readonly ours: SeatedHead;
  readonly theirs: SeatedHead;
}

/** A session of a device with a copy in memory. */
export function sessionOf(
  node: RunningNode,
  device: Device,
  door: { current: Doorkeeper | null },
  clock: () => number = Date.now,
): Session {
  return new DialogueSession({
    origin: node.origin,
    node: node.nodeKey,
    device,
    copy: memoryLocalCopy(),
    random,
    clock,
    onOther: (frame) => void door.current?.push(frame),
  });
}

/** A doorkeeper at a device's session, following it from now on. */
export async function keepDoor(
  session: Session,
  by: Head["signer"],
  ref: { current: Doorkeeper | null },
  events: DoorEvent[],
  clock: () => number = Date.now,
): Promise<Doorkeeper> {
  const rooms = (): readonly OpenRoom[] => [...session.rooms.values()].map((live) => live.record);
  const door = new Doorkeeper({ by, rooms, random, clock, onDoor: (event) => events.push(event) });
  ref.current = door;
  await session.online();
  if (session.connection !== null) await door.attach(session.connection);
  return door;
}

/** Founds a room with these devices' heads, and whom the first of them lets in besides, and opens it on their sessions. */
export async function foundRoom(
  kind: "table" | "caucus" | "line",
  founding: Uint8Array,
  node: RunningNode,
  sides: readonly { readonly head: Head; readonly device: Device; readonly session: Session }[],
  besides: readonly AccreditedDevice[] = [],
): Promise<Uint8Array> {
  const [first] = sides;
  if (first === undefined) throw new Error("a side founds");
  await first.session.online();
  const delegations = sides.map(({ head }) => head.delegation);
  const entry = await prepareRoom({ kind, founding, delegations, node: node.nodeKey }, first.head.signer, random);
  const room = sha256(entry);
  await first.session.connection?.ask({ t: "found", entry, token: null }, "appended");
  const founded = await foldControl(null, 0, entry);
  if (!founded.ok) throw new Error(founded.sentence);
  const admitted = [...besides];
  for (const { head, device } of sides) {
    const where = { dialogue: sha256(founding), delegation: head.delegation };
    admitted.push(await accredit({ name: "The head", role: "head", device }, where, head.signer, random));
  }
  const plan = { reason: "opening", admitted, parentKey: null } as const;
  const epoch = await prepareEpoch(founded.control, 1, plan, first.head.signer, random);
  const { envelopes } = epoch;
  await first.session.connection?.ask({ t: "append", room, entry: epoch.entry, envelopes: [...envelopes] }, "appended");
  for (const { session } of sides) {
    await session.online();
    await (await session.open(room)).record.reached(2);
  }
  return room;
}

/** Seats two heads on a node. */
export async function seatTwoHeads(node: RunningNode): Promise<TwoHeads> {
  const make = async () => {
    const secrets = makeDelegationSecrets(random);
    const device = await openDevice(makeDeviceKeys(random));
    const ref: { current: Doorkeeper | null } = { current: null };
    const session = sessionOf(node, device, ref);
    const doorEvents: DoorEvent[] = [];
    const head = await openHead(publicKeyOf(secrets.root), secrets.head);
    const door = await keepDoor(session, head.signer, ref, doorEvents);
    return { secrets, head, device, session, door, doorEvents, appointment: await firstAppointment(secrets) };
  };
  const [ours, theirs] = [await make(), await make()];
  const payload = foundingPayload({
    nonce: random(32),
    rules: "longtable/1",
    node: node.nodeKey,
    appointments: [ours.appointment, theirs.appointment],
  });
  const signatures = [await signFounding(payload, ours.head.signer), await signFounding(payload, theirs.head.signer)];
  const founding = completeFounding(payload, signatures);
  const table = await foundRoom("table", founding, node, [ours, theirs]);
  return {
    founding,
    dialogue: sha256(founding),
    table,
    ours: { ...ours, caucus: await foundRoom("caucus", founding, node, [ours]) },
    theirs: { ...theirs, caucus: await foundRoom("caucus", founding, node, [theirs]) },
  };
}
