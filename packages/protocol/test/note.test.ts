import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  cosign,
  cosignedAt,
  fromHex,
  isNoteSignedBy,
  nodeName,
  noteBytes,
  ProtocolError,
  readCheckpoint,
  readNote,
  signCheckpoint,
  signerOf,
  toHex,
  noteKeyId,
  NOTE_ED25519,
  utf8,
} from "../src/index.ts";

const seed = fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const checkpoint = { room: new Uint8Array(32).fill(7), size: 12, root: new Uint8Array(32).fill(9), term: 3 };

describe("checkpoints as signed notes", () => {
  it("come back as they were signed, under the node's key only", async () => {
    const node = await signerOf(seed);
    const read = readCheckpoint(await signCheckpoint(checkpoint, node));
    expect(read).toMatchObject({ size: 12, term: 3 });
    expect(toHex(read.root)).toBe(toHex(checkpoint.root));
    const name = nodeName(node.publicKey);
    expect(await isNoteSignedBy(read.note, name, node.publicKey)).toBe(true);
    const other = await signerOf(new Uint8Array(32).fill(1));
    expect(await isNoteSignedBy(read.note, name, other.publicKey)).toBe(false);
  });

  it("do not survive the change of any single bit", async () => {
    const node = await signerOf(seed);
    const bytes = await signCheckpoint(checkpoint, node);
    const name = nodeName(node.publicKey);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let holds = false;
      try {
        const read = readCheckpoint(damaged);
        holds = await isNoteSignedBy(read.note, name, node.publicKey);
      } catch (error) {
        expect(error, `bit ${bit}`).toBeInstanceOf(ProtocolError);
      }
      expect(holds, `bit ${bit}`).toBe(false);
    }
  });

  it("carry a witness's cosignature with its time", async () => {
    const [node, witness] = [await signerOf(seed), await signerOf(new Uint8Array(32).fill(2))];
    const note = readNote(await signCheckpoint(checkpoint, node));
    const line = await cosign(note.text, nodeName(witness.publicKey), 1_632_988_800, witness);
    const witnessed = readNote(noteBytes({ ...note, signatures: [...note.signatures, line] }));
    expect(await cosignedAt(witnessed, nodeName(witness.publicKey), witness.publicKey)).toBe(1_632_988_800);
    expect(await cosignedAt(note, nodeName(witness.publicKey), witness.publicKey)).toBe(null);
    // A cosignature is over its own header too: as a plain signature of the same note it is none.
    expect(await isNoteSignedBy(witnessed, nodeName(witness.publicKey), witness.publicKey)).toBe(false);
  });

  it("use the key ids that C2SP signed-note defines (Go's note package prints this one)", () => {
    // golang.org/x/mod/sumdb/note: PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
    const key = fromHex("1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6");
    expect(toHex(noteKeyId("PeterNeumann", NOTE_ED25519, key))).toBe("c74f20a3");
  });

  it("refuse random bytes with a sentence, never with a crash", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string().map(utf8)), (bytes) => {
        expect(() => readCheckpoint(bytes)).toThrow(expect.objectContaining({ name: "ProtocolError" }));
      }),
    );
  });
});
