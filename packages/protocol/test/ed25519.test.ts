import { ed25519 } from "@noble/curves/ed25519.js";
import { describe, expect, it } from "vitest";

import { concatBytes, fromHex, isPublicKey, signerOf, toHex, verifySignature } from "../src/index.ts";

/** RFC 8032 §7.1. */
const published = [
  {
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
];

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

describe("Ed25519", () => {
  it.each(published)("signs and verifies as RFC 8032 §7.1 prints it", async ({ seed, key, message, signature }) => {
    const signer = await signerOf(fromHex(seed));
    expect(toHex(signer.publicKey)).toBe(key);
    expect(toHex(await signer.sign(fromHex(message)))).toBe(signature);
    expect(await verifySignature(fromHex(key), fromHex(signature), fromHex(message))).toBe(true);
  });

  it("refuses a signature whose S is not canonical", async () => {
    const { key, message, signature } = published[1] ?? { key: "", message: "", signature: "" };
    const bytes = fromHex(signature);
    let s = 0n;
    for (let i = 63; i >= 32; i--) s = s * 256n + BigInt(bytes[i] ?? 0);
    s += ORDER;
    for (let i = 32; i < 64; i++, s /= 256n) bytes[i] = Number(s % 256n);
    expect(await verifySignature(fromHex(key), bytes, fromHex(message))).toBe(false);
  });

  it("refuses keys of small order, whatever they would verify", async () => {
    const small = [
      "0100000000000000000000000000000000000000000000000000000000000000",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "0000000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    ];
    for (const key of small) expect(await isPublicKey(fromHex(key))).toBe(false);
  });

  it("refuses a key with a part outside the prime-order subgroup", async () => {
    const torsion = ed25519.Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    const mixed = ed25519.Point.BASE.multiply(7n).add(torsion).toBytes();
    expect(await isPublicKey(mixed)).toBe(false);
    expect(await verifySignature(mixed, new Uint8Array(64), new Uint8Array(0))).toBe(false);
  });

  it("refuses a signature whose R has a part outside the subgroup, as all readers must", async () => {
    const seed = fromHex(published[0]?.seed ?? "");
    const { scalar, prefix, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
    const message = Uint8Array.of(1, 2, 3);
    const toInteger = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const { sha512 } = await import("@noble/hashes/sha2.js");
    const r = toInteger(sha512(concatBytes(prefix, message))) % ORDER;
    const torsion = ed25519.Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    const mixedR = ed25519.Point.BASE.multiply(r).add(torsion).toBytes();
    const k = toInteger(sha512(concatBytes(mixedR, pointBytes, message))) % ORDER;
    let s = (r + k * scalar) % ORDER;
    const sBytes = Uint8Array.from({ length: 32 }, () => {
      const byte = Number(s % 256n);
      s /= 256n;
      return byte;
    });
    const forged = concatBytes(mixedR, sBytes);
    // The cofactored equation holds, so a ZIP 215 verifier would take it; ours must not.
    expect(ed25519.verify(forged, message, pointBytes, { zip215: true })).toBe(true);
    expect(await verifySignature(pointBytes, forged, message)).toBe(false);
  });
});
