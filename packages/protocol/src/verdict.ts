import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { sha256 } from "./hash.ts";
import { bytes32, decodeShape, textUpTo, uint } from "./shape.ts";
import { type Signed, readSigned, signValue } from "./signed.ts";
import { compareBytes } from "./bytes.ts";

/** More entries without effect than these, and no verdict is given: whoever reads such a record checks it whole. */
export const MOST_REFUSED_IN_VERDICT = 1000;

const verdictShape = v.strictObject({
  v: v.literal(1),
  room: bytes32,
  device: bytes32,
  size: uint,
  root: bytes32,
  /** H of the checkpoint's text at that size, as a seal names it. */
  note: bytes32,
  chains: bytes32,
  /** Places of entries without effect, with the code of the refusal, by place. */
  refused: v.pipe(v.array(v.strictTuple([uint, textUpTo(32)])), v.maxLength(MOST_REFUSED_IN_VERDICT)),
  state: bytes32,
});

/**
 * What a device found when it checked a room's first `size` entries, every signature: how each chain stands, which
 * entries have no effect, and the hash of the state. A device of the same delegation may believe the signatures up
 * to there, and nothing else: it finds chains, refusals and state itself, and compares.
 */
export type Verdict = v.InferOutput<typeof verdictShape>;

/** A verdict read from its bytes: shape checked, signature not yet. */
export interface ReadVerdict extends Signed {
  readonly value: Verdict;
}

/** Signs a verdict with the device that it names: canonical CBOR `[payload, signature]`, kind `verdict`. */
export function signVerdict(verdict: Omit<Verdict, "v" | "device">, device: Signer): Promise<Uint8Array<ArrayBuffer>> {
  return signValue("verdict", { v: 1, device: device.publicKey, ...verdict }, device);
}

/** Reads a verdict's bytes. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`); judges no signature. */
export function readVerdict(bytes: Uint8Array): ReadVerdict {
  const signed = readSigned(bytes);
  return { ...signed, value: decodeShape(verdictShape, signed.payload, "A verdict") };
}

/** How a chain stands: the next `n`, and the id of the act before it (zeros where there is none). */
export interface ChainStanding {
  readonly chain: Uint8Array;
  readonly next: number;
  readonly head: Uint8Array;
}

/** The hash that a verdict has of all chains: H of canonical `[[chain, next, head], …]`, sorted by chain. */
export function chainsHash(chains: readonly ChainStanding[]): Uint8Array<ArrayBuffer> {
  const sorted = chains.toSorted((a, b) => compareBytes(a.chain, b.chain));
  return sha256(encodeCanonical(sorted.map(({ chain, next, head }) => [chain, next, head])));
}
