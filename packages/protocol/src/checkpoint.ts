import { base64 } from "@scure/base";

import type { Signer } from "./ed25519.ts";
import { ProtocolError } from "./error.ts";
import { sha256 } from "./hash.ts";
import { toHex } from "./bytes.ts";
import { type Note, noteBytes, readNote, signNote } from "./note.ts";

/** A room's size and root as its sequencer signed them (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** 32 bytes. */
  readonly room: Uint8Array;
  /** How many entries the tree has. */
  readonly size: number;
  /** The RFC 9162 root hash of those entries. */
  readonly root: Uint8Array;
  /** The sequencing term, on an extension line `term <n>`. */
  readonly term: number;
}

/** A checkpoint with the note it came in. `hash` is H of the note's text: what `seen` names. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note;
  readonly hash: Uint8Array;
}

/** A room's origin line. It does not start like any signing domain, so a note is never a statement. */
export function originOf(room: Uint8Array): string {
  return `room.longtable/${toHex(room)}`;
}

/** The name under which a node signs notes. */
export function nodeName(nodeKey: Uint8Array): string {
  return `node.longtable/${toHex(nodeKey)}`;
}

/** The four lines of a checkpoint: origin, size, root in base64, term. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { room, size, root, term } = checkpoint;
  return `${originOf(room)}\n${size}\n${base64.encode(root)}\nterm ${term}\n`;
}

/** Signs a checkpoint as the sequencer. Returns the note's bytes. */
export async function signCheckpoint(checkpoint: Checkpoint, node: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const text = checkpointText(checkpoint);
  return noteBytes({ text, signatures: [await signNote(text, nodeName(node.publicKey), node)] });
}

/** The last letter of 32 bytes in base64 has two bits to spare, which are zero (RFC 4648 §3.5). */
const CHECKPOINT =
  /^room\.longtable\/([0-9a-f]{64})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)\nterm (0|[1-9][0-9]{0,8})\n$/;

/** A checkpoint read from a note's bytes. Refuses any other text: `BAD_NOTE`. Judges no signature. */
export function readCheckpoint(bytes: Uint8Array): SignedCheckpoint {
  const note = readNote(bytes);
  const match = CHECKPOINT.exec(note.text);
  const [, room, size, root, term] = match ?? [];
  if (
    room === undefined ||
    size === undefined ||
    root === undefined ||
    term === undefined ||
    !Number.isSafeInteger(Number(size))
  ) {
    throw new ProtocolError("BAD_NOTE", "A note is not a room's checkpoint: origin, size, root and term.");
  }
  const checkpoint: Checkpoint = {
    room: Uint8Array.from(room.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
    size: Number(size),
    root: base64.decode(root),
    term: Number(term),
  };
  return { ...checkpoint, note, hash: sha256(new TextEncoder().encode(note.text)) };
}
