import {
  ML_DSA_PUBLIC_KEY_LENGTH,
  type Signer,
  chainOf,
  encodeCanonical,
  entryBytes,
  foundingBytes,
  sha256,
  signAccreditation,
  signControl,
  signStatement,
  signerOf,
  signingInput,
} from "@longtable/protocol";
import { HashTree, applyStatements, foldControl, leafHash, rosterHash, rosterOf } from "@longtable/record";

import { WireDevice, random } from "./wire-device.ts";

const recipient = `age1${"q".repeat(58)}`;

/** A table of two delegations with one device each, on a node, at the bare wire. */
export interface FoundedTable {
  readonly room: Uint8Array;
  readonly epoch: Uint8Array;
  readonly epochEntry: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
  readonly founding: Uint8Array;
  readonly ours: Signer;
  readonly theirs: Signer;
}

async function makeSide() {
  const root = await signerOf(random(32));
  const device = await signerOf(random(32));
  const appointment = await signStatement(
    "appointment",
    {
      v: 1,
      delegation: root.publicKey,
      n: 0,
      root: root.publicKey,
      nextRoot: random(32),
      head: device.publicKey,
      headPostQuantum: random(ML_DSA_PUBLIC_KEY_LENGTH),
      press: (await signerOf(random(32))).publicKey,
      reading: recipient,
      reader: (await signerOf(random(32))).publicKey,
    },
    root,
  );
  return { delegation: root.publicKey, device, appointment };
}

/** Makes a table's founding entry, signed by its first head. */
async function makeFounding(node: Uint8Array) {
  const ours = await makeSide();
  const theirs = await makeSide();
  const payload = encodeCanonical({
    v: 1,
    nonce: random(32),
    rules: "longtable/1",
    node,
    appointments: [ours.appointment, theirs.appointment],
  });
  const input = signingInput("founding", payload);
  const founding = foundingBytes(payload, [await ours.device.sign(input), await theirs.device.sign(input)]);
  const entry = await signControl(
    {
      v: 1,
      by: ours.device.publicKey,
      kind: "room.found",
      room: null,
      roomKind: "table",
      founding,
      appointments: [],
      delegations: [ours.delegation, theirs.delegation],
      node,
      nonce: random(32),
      purpose: null,
    },
    ours.device,
  );
  return { ours, theirs, dialogue: sha256(founding), entry };
}

/** A founding entry that nobody has placed yet. */
export async function foundingEntry(node: Uint8Array): Promise<Uint8Array> {
  return (await makeFounding(node)).entry;
}

/** Makes a table's first two entries: its founding, and the epoch that admits both heads' devices. */
export async function makeTable(nodeKey: Uint8Array): Promise<FoundedTable> {
  const { ours, theirs, dialogue, entry } = await makeFounding(nodeKey);
  const outcome = await foldControl(null, 0, entry);
  if (!outcome.ok) throw new Error(outcome.sentence);
  const statements = await Promise.all(
    [ours, theirs].map(({ delegation, device }) =>
      signAccreditation(
        {
          v: 1,
          dialogue,
          delegation,
          device: device.publicKey,
          identity: recipient,
          details: random(32),
          admits: true,
          via: null,
        },
        device,
        device,
      ),
    ),
  );
  const applied = await applyStatements(outcome.control, statements, 1);
  if (!applied.ok) throw new Error(applied.code);
  const roster = rosterOf(applied.control);
  const envelopes = roster.map(() => random(100));
  const tree = new HashTree();
  for (const envelope of envelopes) tree.append(leafHash(envelope));
  const room = sha256(entry);
  const epochEntry = await signControl(
    {
      v: 1,
      by: ours.device.publicKey,
      kind: "room.epoch",
      room,
      parent: room,
      reason: "opening",
      statements,
      roster: rosterHash(roster),
      envelopes: tree.root(),
      commit: random(32),
      parentKey: null,
      details: null,
    },
    ours.device,
  );
  const table = { room, epoch: sha256(epochEntry), epochEntry, envelopes, founding: entry };
  return { ...table, ours: ours.device, theirs: theirs.device };
}

/** Founds a table on a node; its first epoch is not begun. */
export async function foundTable(node: { readonly origin: string; readonly nodeKey: Uint8Array }) {
  const table = await makeTable(node.nodeKey);
  const wire = await WireDevice.signIn(node.origin, table.ours);
  const founded = await wire.ask({ t: "found", entry: table.founding, token: null });
  if (founded.t !== "appended") throw new Error(`not founded: ${JSON.stringify(founded)}`);
  return { ...table, wire };
}

/** Founds a table and begins its first epoch. */
export async function openTable(node: { readonly origin: string; readonly nodeKey: Uint8Array }) {
  const table = await foundTable(node);
  const { room, epochEntry, envelopes } = table;
  const begun = await table.wire.ask({ t: "append", room, entry: epochEntry, envelopes: [...envelopes] });
  if (begun.t !== "appended") throw new Error(`not begun: ${JSON.stringify(begun)}`);
  return table;
}

/** A sealed entry as a device would send it; what is in the box is no business of the node. */
export function sealedEntry(table: FoundedTable, device: Signer, size = 200): Uint8Array {
  const chain = chainOf(device.publicKey, random(8));
  // A random start tells entries apart; the platform gives at most 64 KiB of randomness at once.
  const box = new Uint8Array(size);
  box.set(random(Math.min(size, 32)));
  return entryBytes({ form: "sealed", room: table.room, epoch: table.epoch, chain, nonce: random(12), box });
}
