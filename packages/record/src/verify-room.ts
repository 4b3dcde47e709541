import {
  type SignedCheckpoint,
  equalBytes,
  isNoteSignedBy,
  nodeName,
  readCheckpoint,
  readControl,
  readEntry,
  sha256,
  toHex,
} from "@longtable/protocol";

import type { BundledRoom } from "./bundle.ts";
import { foldControl } from "./control-fold.ts";
import { HashTree, leafHash, verifyInclusion } from "./merkle.ts";
import type { RoomControl } from "./room-control.ts";

/** One thing that is wrong, and at which entry; `seq` is null where it is no one entry's. */
export interface Finding {
  readonly seq: number | null;
  readonly sentence: string;
}

/** What the keyless level found out about a room (PROTOCOL.md §11). */
export interface KeylessVerification {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly control: RoomControl | null;
  readonly checkpoint: SignedCheckpoint | null;
  readonly entries: number;
  /** Each seal: whose, over how many entries, and whether the record has that root there. */
  readonly seals: readonly { readonly delegation: string; readonly size: number; readonly holds: boolean }[];
}

/**
 * Verifies a room without any key: the tree against the sequencer's checkpoint, every control entry, and
 * every seal against the tree at its size. What is sealed stays sealed, and is counted only.
 */
export async function verifyKeyless(bundled: BundledRoom): Promise<KeylessVerification> {
  const findings: Finding[] = [];
  const tree = new HashTree();
  let control: RoomControl | null = null;
  for (const [seq, bytes] of bundled.entries.entries()) {
    tree.append(leafHash(bytes));
    let form: string;
    try {
      ({ form } = readEntry(bytes));
    } catch (error) {
      findings.push({
        seq,
        sentence: `The entry cannot be read: ${error instanceof Error ? error.message : "damaged"}`,
      });
      continue;
    }
    if (form !== "control") continue;
    const outcome = await foldControl(control, seq, bytes);
    if (outcome.ok) ({ control } = outcome);
    else findings.push({ seq, sentence: `${outcome.sentence} (${outcome.code})` });
  }
  checkEnvelopes(bundled, findings);
  const checkpoint = await checkCheckpoint(bundled, tree, control, findings);
  const seals = (control?.seals ?? []).map(({ delegation, size, root, seq }) => {
    const holds = equalBytes(tree.root(size), root);
    if (!holds)
      findings.push({
        seq,
        sentence: `The seal is over another record: its root at ${size} entries is not this one's.`,
      });
    return { delegation, size, holds };
  });
  return { ok: findings.length === 0, findings, control, checkpoint, entries: tree.size, seals };
}

/** Each envelope must be one that a control entry of the room commits to: else it was put in another's place. */
function checkEnvelopes({ entries, envelopes = [] }: BundledRoom, findings: Finding[]): void {
  if (envelopes.length === 0) return;
  const placeOf = new Map(entries.map((bytes, seq) => [toHex(sha256(bytes)), seq]));
  for (const { entry, index, count, envelope, proof } of envelopes) {
    const seq = placeOf.get(toHex(entry));
    const root = seq === undefined ? null : envelopesRootOf(entries[seq]);
    if (root === null || !verifyInclusion(leafHash(envelope), index, count, root, proof)) {
      findings.push({ seq: seq ?? null, sentence: "An envelope in the bundle is not one that the record commits to." });
    }
  }
}

function envelopesRootOf(bytes: Uint8Array | undefined): Uint8Array | null {
  if (bytes === undefined) return null;
  try {
    const entry = readEntry(bytes);
    const said = entry.form === "control" ? readControl(entry) : null;
    return said?.kind === "room.epoch" || said?.kind === "room.admit" ? said.envelopes : null;
  } catch {
    return null;
  }
}

async function checkCheckpoint(
  bundled: BundledRoom,
  tree: HashTree,
  control: RoomControl | null,
  findings: Finding[],
): Promise<SignedCheckpoint | null> {
  let checkpoint: SignedCheckpoint;
  try {
    checkpoint = readCheckpoint(bundled.note);
  } catch {
    findings.push({ seq: null, sentence: "The checkpoint note cannot be read." });
    return null;
  }
  if (control === null || !equalBytes(control.room, bundled.room) || !equalBytes(checkpoint.room, bundled.room)) {
    const shown = toHex(bundled.room).slice(0, 16);
    findings.push({ seq: 0, sentence: `The first entry does not found the room ${shown}… that the bundle names.` });
    return null;
  }
  if (checkpoint.size !== tree.size) {
    const sentence = `The checkpoint is of ${checkpoint.size} entries, the bundle has ${tree.size}: entries were dropped or added.`;
    findings.push({ seq: Math.min(checkpoint.size, tree.size), sentence });
  } else if (!equalBytes(checkpoint.root, tree.root())) {
    findings.push(whereDamaged(bundled, tree, checkpoint));
  }
  const isListed =
    bundled.leaves.length === tree.size && bundled.leaves.every((leaf, at) => equalBytes(leaf, tree.leaf(at)));
  if (!isListed && findings.length === 0) {
    findings.push({
      seq: null,
      sentence: "The bundle's list of leaf hashes is damaged; the entries themselves are whole.",
    });
  }
  if (checkpoint.term !== control.term) {
    const sentence = `The checkpoint is of term ${checkpoint.term}, and the record of term ${control.term}.`;
    findings.push({ seq: null, sentence });
  }
  if (!(await isNoteSignedBy(checkpoint.note, nodeName(control.node), control.node))) {
    findings.push({ seq: null, sentence: "The checkpoint is not signed by the node that sequences this room." });
  }
  return checkpoint;
}

/** Names the entry that is not the one signed for, when the bundle's own leaf hashes still give the signed root. */
function whereDamaged(bundled: BundledRoom, tree: HashTree, checkpoint: SignedCheckpoint): Finding {
  const listed = new HashTree();
  for (const leaf of bundled.leaves) listed.append(leaf);
  const whole = "An entry was altered, dropped or moved: the tree's root is not the one signed.";
  if (listed.size !== tree.size || !equalBytes(listed.root(), checkpoint.root)) return { seq: null, sentence: whole };
  const seq = bundled.leaves.findIndex((leaf, index) => !equalBytes(leaf, tree.leaf(index)));
  return { seq, sentence: "The entry was altered: its hash is not the one that the sequencer signed for this place." };
}
