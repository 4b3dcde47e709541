import {
  type AuthorKey,
  type DelegationKey,
  type PersonKey,
  type RoomKey,
  genevaScript,
} from "@longtable/example-geneva";
import {
  type AccreditedDevice,
  DialogueSession,
  type DelegationSecrets,
  type Device,
  type Head,
  type LiveRoom,
  accredit,
  completeFounding,
  exampleKeys,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  makeExampleCode,
  memoryLocalCopy,
  openDevice,
  openHead,
  prepareAdmission,
  prepareEpoch,
  owedBars,
  placeRevocations,
  prepareRoom,
  revokeDevice,
  seatsUnder,
  signFounding,
} from "@longtable/client";
import { type OffTheRecord, RULES } from "@longtable/dialogue";
import { type Role, publicKeyOf, sha256, toHex } from "@longtable/protocol";
import { foldControl } from "@longtable/record";

import { random } from "../random.ts";
import { BOTH_HEADS } from "./offered-seats.ts";

/** A node as a stage needs to know it. */
export interface StageNode {
  readonly origin: string;
  readonly nodeKey: Uint8Array;
}

/** A person of the example at a device of the example's own. */
export interface StagedPerson {
  readonly key: PersonKey;
  readonly delegation: DelegationKey;
  readonly role: Role;
  readonly name: string | null;
  readonly shownAs: string;
  /** All keys of the device come from it. */
  readonly code: Uint8Array;
  readonly device: Device;
  readonly session: DialogueSession;
}

/** A delegation of the example, with the keys that its sheets and its head's device hold. */
export interface StagedDelegation {
  readonly key: DelegationKey;
  readonly secrets: DelegationSecrets;
  readonly head: Head;
}

type RoomPlan = (typeof genevaScript.rooms)[number];

/**
 * The Geneva example's people at their devices, connected to a node, and what they do with rooms: real keys,
 * real connections, a local copy in memory for each. What they do in the rooms is the player's.
 */
export class Stage {
  readonly node: StageNode;
  readonly people: ReadonlyMap<PersonKey, StagedPerson>;
  readonly delegations: ReadonlyMap<DelegationKey, StagedDelegation>;
  readonly dialogue: Uint8Array;
  /** The code from which both heads' codes come. */
  readonly bothHeads: Uint8Array;
  readonly #founding: Uint8Array;
  readonly #rooms = new Map<RoomKey, Uint8Array>();

  private constructor(
    node: StageNode,
    people: ReadonlyMap<PersonKey, StagedPerson>,
    delegations: ReadonlyMap<DelegationKey, StagedDelegation>,
    founding: Uint8Array,
    bothHeads: Uint8Array,
  ) {
    this.node = node;
    this.people = people;
    this.delegations = delegations;
    this.#founding = founding;
    this.bothHeads = bothHeads;
    this.dialogue = sha256(founding);
  }

  /** Makes keys for everybody, connects their devices and has both heads sign the founding. */
  static async set(node: StageNode, onOffTheRecord: (words: OffTheRecord) => void = () => undefined): Promise<Stage> {
    const people = new Map<PersonKey, StagedPerson>();
    const bothHeads = makeExampleCode(random);
    const headCodes = seatsUnder(
      bothHeads,
      BOTH_HEADS.map(({ label }) => label),
    );
    for (const person of genevaScript.people) {
      const code = headCodes[BOTH_HEADS.findIndex(({ key }) => key === person.key)]?.code ?? makeExampleCode(random);
      const device = await openDevice(exampleKeys(code).device);
      const session = new DialogueSession({
        origin: node.origin,
        node: node.nodeKey,
        device,
        copy: memoryLocalCopy(),
        random,
        clock: Date.now,
        onHeard: (_, { whisper }) => whisper.kind === "off-the-record" && onOffTheRecord(whisper),
      });
      people.set(person.key, { ...person, code, device, session });
    }
    const delegations = new Map<DelegationKey, StagedDelegation>();
    for (const key of genevaScript.delegations) {
      const head = [...people.values()].find((one) => one.delegation === key && one.role === "head");
      // The sheets are nobody's: only what a head's device holds comes from its code.
      const secrets = { ...makeDelegationSecrets(random), head: exampleKeys(there(head, key).code).head };
      delegations.set(key, { key, secrets, head: await openHead(publicKeyOf(secrets.root), secrets.head) });
    }
    const sides = [...delegations.values()];
    const payload = foundingPayload({
      nonce: random(32),
      rules: RULES,
      node: node.nodeKey,
      appointments: await Promise.all(sides.map(({ secrets }) => firstAppointment(secrets))),
    });
    const signatures = await Promise.all(sides.map(({ head }) => signFounding(payload, head.signer)));
    for (const { session } of people.values()) await session.online();
    return new Stage(node, people, delegations, completeFounding(payload, signatures), bothHeads);
  }

  /** The rooms founded so far. */
  get rooms(): ReadonlyMap<RoomKey, Uint8Array> {
    return this.#rooms;
  }

  /** Ids by the example's keys: of delegations, devices, press keys and the rooms founded so far. */
  get ids(): ReadonlyMap<string, string> {
    const ids = new Map<string, string>();
    for (const { key, head } of this.delegations.values()) ids.set(key, toHex(head.delegation));
    for (const { key, device } of this.people.values()) ids.set(key, toHex(device.signer.publicKey));
    for (const { key, delegation } of genevaScript.pressKeys) {
      ids.set(key, toHex(this.delegation(delegation).head.press.publicKey));
    }
    for (const [key, id] of this.#rooms) ids.set(key, toHex(id));
    return ids;
  }

  person(key: PersonKey): StagedPerson {
    return there(this.people.get(key), key);
  }

  delegation(key: DelegationKey): StagedDelegation {
    return there(this.delegations.get(key), key);
  }

  /** A room as an author has it open: the head's device opens the press room, and the press key signs there. */
  live(author: AuthorKey, room: RoomKey): Promise<LiveRoom> {
    const id = there(this.#rooms.get(room), room);
    const press = genevaScript.pressKeys.find(({ key }) => key === author);
    if (press === undefined) return this.person(author as PersonKey).session.open(id);
    return this.headOf(press.delegation).session.open(id, this.delegation(press.delegation).head.press);
  }

  /** The person who heads a delegation. */
  headOf(delegation: DelegationKey): StagedPerson {
    const isHead = (one: StagedPerson): boolean => one.delegation === delegation && one.role === "head";
    return there([...this.people.values()].find(isHead), delegation);
  }

  /** Founds a room of the example and begins its first epoch with all whom it admits. */
  async found(key: RoomKey): Promise<void> {
    const plan = roomPlan(key);
    const [first] = plan.delegations;
    const founder = this.headOf(first);
    const { head } = this.delegation(first);
    const { session } = founder;
    const connection = there(session.connection, "connection");
    const delegations = plan.delegations.map((one) => this.delegation(one).head.delegation);
    const { nodeKey: node } = this.node;
    const entry = await prepareRoom(
      { kind: plan.kind, founding: this.#founding, delegations, node },
      head.signer,
      random,
    );
    const room = sha256(entry);
    await connection.ask({ t: "found", entry, token: null }, "appended");
    this.#rooms.set(key, room);
    if (plan.kind === "press") return;
    const founded = await foldControl(null, 0, entry);
    if (!founded.ok) throw new Error(founded.sentence);
    const admitted: AccreditedDevice[] = [];
    for (const one of plan.admits) admitted.push(await this.#accredit(one));
    // † A room founded later keeps out whom the dialogue's other rooms have revoked.
    const bars = owedBars(
      founded.control,
      [...session.rooms.values()].map(({ record: one }) => one),
    );
    const opening = { reason: "opening", bars, admitted, parentKey: null } as const;
    const epoch = await prepareEpoch(founded.control, 1, opening, head.signer, random);
    const { envelopes } = epoch;
    await connection.ask({ t: "append", room, entry: epoch.entry, envelopes: [...envelopes] }, "appended");
    for (const one of plan.admits) await this.live(one, key);
  }

  /** Admits a person more, with the room's history. */
  async admit(key: RoomKey, person: PersonKey): Promise<void> {
    const { delegation } = this.person(person);
    const { head } = this.delegation(delegation);
    const { record } = await this.live(this.headOf(delegation).key, key);
    const control = there(record.control, key);
    const epochKey = record.reader.currentKey?.key ?? null;
    const accredited = await this.#accredit(person);
    await record.place(await prepareAdmission(control, epochKey, [accredited], head.signer, random));
    await this.live(person, key);
  }

  /** A new epoch at the opening of a round, with the history handed on. */
  async beginEpoch(key: RoomKey, by: DelegationKey): Promise<void> {
    const { head } = this.delegation(by);
    const { record } = await this.live(this.headOf(by).key, key);
    const parentKey = record.reader.currentKey?.key ?? null;
    const plan = { reason: "round", parentKey } as const;
    await record.begin(await prepareEpoch(there(record.control, key), record.size, plan, head.signer, random));
  }

  /** Takes a person's accreditation back, in every room where the device was admitted. */
  async revoke(person: PersonKey): Promise<readonly RoomKey[]> {
    const { delegation, device } = this.person(person);
    const { head } = this.delegation(delegation);
    const where = { dialogue: this.dialogue, delegation: head.delegation };
    const revocation = await revokeDevice(device.signer.publicKey, where, head.signer);
    const rooms = [...this.#rooms.keys()].filter((key) => roomPlan(key).admits.some((one) => one === person));
    const by = this.headOf(delegation).key;
    for (const key of rooms) {
      await placeRevocations((await this.live(by, key)).record, [revocation], head.signer, random);
    }
    return rooms;
  }

  /** Everybody closes their sessions. */
  leave(): void {
    for (const { session } of this.people.values()) session.close();
  }

  async #accredit(key: PersonKey): Promise<AccreditedDevice> {
    const { delegation, role, name, device } = this.person(key);
    const { head } = this.delegation(delegation);
    const where = { dialogue: this.dialogue, delegation: head.delegation };
    return await accredit({ name: name ?? "", role, device }, where, head.signer, random);
  }
}

/** A room of the example by its key. */
function roomPlan(key: RoomKey): RoomPlan {
  return there(
    genevaScript.rooms.find((one) => one.key === key),
    key,
  );
}

function there<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new RangeError(`The example has no ${name} here yet.`);
  return value;
}
