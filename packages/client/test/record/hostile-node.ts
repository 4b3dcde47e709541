import { randomBytes } from "node:crypto";

import {
  type RoomKind,
  type Signer,
  entryBytes,
  publicKeyOf,
  sha256,
  signCheckpoint,
  signerOf,
} from "@longtable/protocol";
import { HashTree, type RoomControl, foldControl, leafHash } from "@longtable/record";
import { entryKey, sealEntry } from "@longtable/room";

import {
  type AccreditedDevice,
  type DelegationSecrets,
  type Device,
  type EpochKeySource,
  type GivenVerdict,
  type Head,
  RoomReader,
  type Settled,
  accredit,
  completeFounding,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  makeDeviceKeys,
  openDevice,
  openHead,
  prepareEpoch,
  prepareRoom,
  signFounding,
} from "../../src/index.ts";

export const random = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));

/** A delegation in the attacks' table: its head and one device, the head's. */
export interface Side {
  readonly head: Head;
  readonly device: Device;
  /** What its sheets hold. */
  readonly secrets: DelegationSecrets;
}

/** Two delegations and a node whose key the attack holds: it may sign any record whatever. */
export interface Attack {
  readonly node: Signer;
  readonly sides: readonly [Side, Side];
  readonly founding: Uint8Array;
  readonly dialogue: Uint8Array;
}

async function makeSide(): Promise<Side & { readonly appointment: Uint8Array }> {
  const secrets = makeDelegationSecrets(random);
  const head = await openHead(publicKeyOf(secrets.root), secrets.head);
  const device = await openDevice(makeDeviceKeys(random));
  return { head, device, secrets, appointment: await firstAppointment(secrets) };
}

/** Makes both sides, the node's key and the founding that both heads sign. */
export async function makeAttack(): Promise<Attack> {
  const node = await signerOf(random(32));
  const ours = await makeSide();
  const theirs = await makeSide();
  const appointments = [ours.appointment, theirs.appointment];
  const payload = foundingPayload({ nonce: random(32), rules: "longtable/1", node: node.publicKey, appointments });
  const signatures = [await signFounding(payload, ours.head.signer), await signFounding(payload, theirs.head.signer)];
  const founding = completeFounding(payload, signatures);
  return { node, sides: [ours, theirs], founding, dialogue: sha256(founding) };
}

async function accreditHead(attack: Attack, side: Side): Promise<AccreditedDevice> {
  const where = { dialogue: attack.dialogue, delegation: side.head.delegation };
  return await accredit({ name: "", role: "head", device: side.device }, where, side.head.signer, random);
}

/** A record that the attack makes up, entry by entry. */
export class MadeRecord {
  readonly room: Uint8Array;
  readonly entries: Uint8Array[];
  readonly node: Signer;
  control: RoomControl;
  epochKey: Uint8Array;

  private constructor(node: Signer, entries: Uint8Array[], control: RoomControl, epochKey: Uint8Array) {
    this.room = control.room;
    this.node = node;
    this.entries = entries;
    this.control = control;
    this.epochKey = epochKey;
  }

  /** A room with both heads' devices admitted and one epoch. */
  static async found(attack: Attack, kind: RoomKind = "table"): Promise<MadeRecord> {
    const [ours] = attack.sides;
    const delegations = attack.sides.map(({ head }) => head.delegation);
    const plan = { kind, founding: attack.founding, delegations, node: attack.node.publicKey };
    const entry = await prepareRoom(plan, ours.head.signer, random);
    const founded = await foldControl(null, 0, entry);
    if (!founded.ok) throw new Error(founded.sentence);
    const admitted = await Promise.all(attack.sides.map((side) => accreditHead(attack, side)));
    const opening = { reason: "opening", admitted, parentKey: null } as const;
    const epoch = await prepareEpoch(founded.control, 1, opening, ours.head.signer, random);
    const opened = await foldControl(founded.control, 1, epoch.entry);
    if (!opened.ok) throw new Error(opened.sentence);
    return new MadeRecord(attack.node, [entry, epoch.entry], opened.control, epoch.key);
  }

  /** Another record that begins as this one does. */
  fork(): MadeRecord {
    return new MadeRecord(this.node, [...this.entries], this.control, this.epochKey);
  }

  /** Places signed act bytes, sealed for a chain by whoever has the epoch's key. */
  seal(signed: Uint8Array, chain: Uint8Array): void {
    const { epoch } = this.control;
    if (epoch === null) throw new Error("There is no epoch.");
    const place = { room: this.room, epoch: epoch.hash, chain };
    this.entries.push(entryBytes(sealEntry(signed, place, entryKey(this.epochKey, chain), random)));
  }

  get root(): Uint8Array {
    const tree = new HashTree();
    for (const entry of this.entries) tree.append(leafHash(entry));
    return tree.root();
  }

  /** The checkpoint over all of it, by the node or by another key; of another term where asked. */
  note(by: Signer = this.node, term = 0): Promise<Uint8Array> {
    return signCheckpoint({ room: this.room, size: this.entries.length, root: this.root, term }, by);
  }

  /** What a reader who has the epoch's key makes of it. */
  async read(note?: Uint8Array, verdict?: GivenVerdict): Promise<Settled> {
    return (await this.readWhole(note, verdict)).settled;
  }

  /** The same, with the reader, which can say what it found. */
  async readWhole(note?: Uint8Array, verdict?: GivenVerdict) {
    const keys: EpochKeySource = { note: () => undefined, keyOf: () => Promise.resolve(this.epochKey) };
    const reader = new RoomReader(this.room, keys, verdict);
    await reader.read(this.entries);
    return { reader, settled: await reader.settle(note ?? (await this.note())) };
  }
}
