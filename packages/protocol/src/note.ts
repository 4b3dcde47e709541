import { base64 } from "@scure/base";

import { concatBytes, equalBytes, utf8 } from "./bytes.ts";
import { type Signer, verifySignature } from "./ed25519.ts";
import { ProtocolError } from "./error.ts";
import { sha256 } from "./hash.ts";

/** One signature line of a note: `— <name> <base64(key id ‖ signature)>`. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes that tell keys of one name apart: C2SP signed-note. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A C2SP signed note: a text that ends in a newline, and its signatures. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signature types of C2SP signed-note: plain Ed25519, and the timestamped cosignature of a witness. */
export const NOTE_ED25519 = 1;
export const NOTE_COSIGNATURE = 4;

const utf8Decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const LARGEST_NOTE = 64 * 1024;
const MOST_SIGNATURES = 64;

/** The key id of C2SP signed-note: the first four bytes of SHA-256(name ‖ "\n" ‖ type ‖ key). */
export function noteKeyId(name: string, type: number, key: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(name), utf8("\n"), Uint8Array.of(type), key)).subarray(0, 4);
}

/** The bytes of a note: text, empty line, one line a signature. */
export function noteBytes(note: Note): Uint8Array<ArrayBuffer> {
  const lines = note.signatures.map(
    ({ name, keyId, signature }) => `— ${name} ${base64.encode(concatBytes(keyId, signature))}\n`,
  );
  return concatBytes(utf8(`${note.text}\n${lines.join("")}`));
}

/** A note read from its bytes, in its one form: what `noteBytes` would not give back is `BAD_NOTE`. */
export function readNote(bytes: Uint8Array): Note {
  if (bytes.length > LARGEST_NOTE) throw badNote("is larger than a note may be");
  let whole: string;
  try {
    whole = utf8Decoder.decode(bytes);
  } catch {
    throw badNote("is not UTF-8");
  }
  const end = whole.lastIndexOf("\n\n");
  if (end < 0) throw badNote("has no empty line before its signatures");
  const text = whole.slice(0, end + 1);
  const lines = whole.slice(end + 2).split("\n");
  if (lines.pop() !== "" || lines.length === 0 || lines.length > MOST_SIGNATURES)
    throw badNote("has no proper signatures");
  const note: Note = { text, signatures: lines.map(readSignatureLine) };
  if (!equalBytes(noteBytes(note), bytes)) throw badNote("is written in a form of its own");
  return note;
}

function readSignatureLine(line: string): NoteSignature {
  const [dash, name, encoded, ...rest] = line.split(" ");
  if (dash !== "—" || !name || !encoded || rest.length > 0) throw badNote("has a signature line that is none");
  let decoded: Uint8Array;
  try {
    decoded = base64.decode(encoded);
  } catch {
    throw badNote("has a signature that is not base64");
  }
  if (decoded.length < 5) throw badNote("has a signature that is too short");
  return { name, keyId: decoded.subarray(0, 4), signature: decoded.subarray(4) };
}

function badNote(why: string): ProtocolError {
  return new ProtocolError("BAD_NOTE", `A signed note ${why}.`);
}

/** Signs a note's text with plain Ed25519, as C2SP signed-note says: over the text alone. */
export async function signNote(text: string, name: string, signer: Signer): Promise<NoteSignature> {
  const keyId = noteKeyId(name, NOTE_ED25519, signer.publicKey);
  return { name, keyId, signature: await signer.sign(utf8(text)) };
}

/** Whether the note carries a good plain Ed25519 signature by this key under this name. */
export async function isNoteSignedBy(note: Note, name: string, key: Uint8Array): Promise<boolean> {
  const keyId = noteKeyId(name, NOTE_ED25519, key);
  for (const line of note.signatures) {
    if (line.name !== name || !equalBytes(line.keyId, keyId)) continue;
    if (await verifySignature(key, line.signature, utf8(note.text))) return true;
  }
  return false;
}

/** What a witness signs: `cosignature/v1`, the time in seconds, then the note's text (C2SP tlog-cosignature). */
export function cosignedText(text: string, seconds: number): Uint8Array<ArrayBuffer> {
  return concatBytes(utf8(`cosignature/v1\ntime ${seconds}\n${text}`));
}

/** A witness's cosignature line: 8 bytes of big-endian seconds, then the signature. */
export async function cosign(text: string, name: string, seconds: number, signer: Signer): Promise<NoteSignature> {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signature = await signer.sign(cosignedText(text, seconds));
  return { name, keyId: noteKeyId(name, NOTE_COSIGNATURE, signer.publicKey), signature: concatBytes(time, signature) };
}

/** The time in seconds of this witness's good cosignature on the note, or null where it has none. */
export async function cosignedAt(note: Note, name: string, key: Uint8Array): Promise<number | null> {
  const keyId = noteKeyId(name, NOTE_COSIGNATURE, key);
  for (const line of note.signatures) {
    if (line.name !== name || !equalBytes(line.keyId, keyId) || line.signature.length !== 72) continue;
    const seconds = new DataView(line.signature.slice(0, 8).buffer).getBigUint64(0);
    if (seconds > BigInt(Number.MAX_SAFE_INTEGER)) continue;
    const signed = cosignedText(note.text, Number(seconds));
    if (await verifySignature(key, line.signature.subarray(8), signed)) return Number(seconds);
  }
  return null;
}
