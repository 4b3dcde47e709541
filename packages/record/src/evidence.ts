import {
  type SignedCheckpoint,
  bytes32,
  bytesUpTo,
  concatBytes,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  isNoteSignedBy,
  nodeName,
  parseShape,
  readCheckpoint,
  utf8,
} from "@longtable/protocol";
import * as v from "valibot";

import { RecordError } from "./error.ts";
import { type HashTree, verifyConsistency } from "./merkle.ts";

/** The first bytes of every evidence file. */
const MAGIC = concatBytes(Uint8Array.of(0x89), utf8("longtable/evidence/1"), Uint8Array.of(0x0d, 0x0a, 0x1a, 0x0a));

/**
 * Proof that a node signed two records of one room that cannot both be the room's (PROTOCOL.md §9): two
 * checkpoints of one term, where the larger one's tree had another root at the smaller one's size. It holds
 * no entry, so it can be shown to anybody.
 */
export interface Evidence {
  /** The key that signed both. */
  readonly node: Uint8Array;
  readonly smaller: Uint8Array;
  readonly larger: Uint8Array;
  /** The larger one's root at the smaller one's size, and RFC 9162's proof that it was that. */
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Entries as somebody was shown them: the checkpoint over them, and their tree, which may go on after it. */
export interface ShownRecord {
  readonly note: Uint8Array;
  readonly tree: Pick<HashTree, "root" | "size" | "consistencyProof">;
}

const evidenceShape = v.strictObject({
  v: v.literal(1),
  node: bytes32,
  smaller: bytesUpTo(65_536),
  larger: bytesUpTo(65_536),
  root: bytes32,
  proof: v.pipe(v.array(bytes32), v.maxLength(64)),
});

/**
 * The contradiction between two records of one room that a node signed, as evidence; null when one extends
 * the other, or when they are of different rooms or terms, or not this node's, and prove nothing. Throws a
 * `ProtocolError` for what is no checkpoint.
 */
export async function findContradiction(
  node: Uint8Array,
  one: ShownRecord,
  other: ShownRecord,
): Promise<Evidence | null> {
  const isLarger = readCheckpoint(one.note).size > readCheckpoint(other.note).size;
  const [small, large] = isLarger ? [other, one] : [one, other];
  const smaller = readCheckpoint(small.note);
  const larger = readCheckpoint(large.note);
  if (large.tree.size < larger.size) return null;
  const evidence: Evidence = {
    node,
    smaller: small.note,
    larger: large.note,
    root: smaller.size === larger.size ? larger.root : large.tree.root(smaller.size),
    proof: large.tree.consistencyProof(smaller.size, larger.size),
  };
  return (await verifyEvidence(evidence)).ok ? evidence : null;
}

/** What evidence shows, or why it shows nothing. */
export type EvidenceVerification =
  | { readonly ok: true; readonly smaller: SignedCheckpoint; readonly larger: SignedCheckpoint }
  | { readonly ok: false; readonly sentence: string };

/** Whether evidence proves that its node signed two records that contradict each other. Needs nothing else. */
export async function verifyEvidence(evidence: Evidence): Promise<EvidenceVerification> {
  let smaller: SignedCheckpoint;
  let larger: SignedCheckpoint;
  try {
    smaller = readCheckpoint(evidence.smaller);
    larger = readCheckpoint(evidence.larger);
  } catch {
    return no("One of its notes is not a room's checkpoint.");
  }
  const { node, root, proof } = evidence;
  for (const { note } of [smaller, larger]) {
    if (!(await isNoteSignedBy(note, nodeName(node), node)))
      return no("The node that it names did not sign both notes.");
  }
  if (!equalBytes(smaller.room, larger.room)) return no("The two notes are of different rooms.");
  if (smaller.term !== larger.term) return no("The two notes are of different terms.");
  if (!verifyConsistency(smaller.size, root, larger.size, larger.root, proof)) {
    return no("It does not prove which root the larger record had at the smaller one's size.");
  }
  if (equalBytes(root, smaller.root)) return no("One record extends the other: they do not contradict each other.");
  return { ok: true, smaller, larger };
}

function no(sentence: string): EvidenceVerification {
  return { ok: false, sentence };
}

/** Writes evidence as a file: its signature, then canonical CBOR. */
export function evidenceBytes({ node, smaller, larger, root, proof }: Evidence): Uint8Array<ArrayBuffer> {
  return concatBytes(MAGIC, encodeCanonical({ v: 1, node, smaller, larger, root, proof: [...proof] }));
}

/** Whether a file says that it is evidence. */
export function isEvidence(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** Reads an evidence file. Refuses what is not one, cut off or damaged: `BAD_EVIDENCE`. Judges nothing. */
export function readEvidence(bytes: Uint8Array): Evidence {
  if (!isEvidence(bytes)) throw new RecordError("BAD_EVIDENCE", "This file is not Longtable evidence.");
  try {
    const value = parseShape(evidenceShape, decodeCanonical(bytes.subarray(MAGIC.length)), "Evidence");
    const { node, smaller, larger, root, proof } = value;
    return { node, smaller, larger, root, proof };
  } catch (cause) {
    throw new RecordError("BAD_EVIDENCE", "This evidence is cut off or damaged: send for another copy.", { cause });
  }
}
