import { createPrivateKey, sign } from "node:crypto";

import { type Signer, signerOf } from "@longtable/protocol";

/**
 * The node's key from its seed. It signs where it is asked, without the way to another thread and back that
 * WebCrypto takes: a commit waits for its checkpoint, and the signature itself takes 25 µs.
 */
export async function nodeSignerOf(seed: Uint8Array): Promise<Signer> {
  const { publicKey } = await signerOf(seed);
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
  const jwk = { kty: "OKP", crv: "Ed25519", d: text(seed), x: text(publicKey) };
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  return { publicKey, sign: (message) => Promise.resolve(Uint8Array.from(sign(null, message, key))) };
}
