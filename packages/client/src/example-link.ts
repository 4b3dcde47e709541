import { deriveKey, utf8 } from "@longtable/protocol";
import { type Randomness, identityOfSeed } from "@longtable/room";
import { base64urlnopad } from "@scure/base";

import type { HeadSecrets } from "./delegation-keys.ts";
import type { DeviceKeys } from "./device.ts";

/**
 * A seat at an example's table, as a link carries it: a short code from which all keys of a ready-made device come,
 * and what the example calls it. Everywhere else a device makes its own keys and shows them to nobody.
 */
export interface ExampleSeatCode {
  /** Such as `US head`. It names the seat and says nothing that is relied on. */
  readonly label: string;
  /** 16 bytes. */
  readonly code: Uint8Array;
}

/** The keys of an example's device. `head` means something only where the founding names it as a head's. */
export interface ExampleKeys {
  readonly device: DeviceKeys;
  readonly head: HeadSecrets;
}

const CODE_BYTES = 16;
/** Words of letters and digits, with single spaces between: a link shows them with hyphens. */
const LABEL = /^(?=.{1,40}$)[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/u;

/** A fresh code of 128 bits: for one seat, or for all that `seatsUnder` gives. */
export function makeExampleCode(random: Randomness): Uint8Array {
  return random(CODE_BYTES);
}

/** Seats that one code opens together. From a seat's own code neither the common one nor another seat's can be had. */
export function seatsUnder(code: Uint8Array, labels: readonly string[]): readonly ExampleSeatCode[] {
  return labels.map((label) => ({ label, code: deriveKey(code, "example-seat", utf8(label)).subarray(0, CODE_BYTES) }));
}

/** All keys of a seat's device, by HKDF from its code alone: the same for the same code. */
export function exampleKeys(code: Uint8Array): ExampleKeys {
  const derive = (what: string): Uint8Array => deriveKey(code, "example-device", utf8(what));
  return {
    device: { seed: derive("seed"), identity: identityOfSeed(derive("identity")) },
    head: { head: derive("head"), headPostQuantum: derive("head-post-quantum"), press: derive("press") },
  };
}

/** A link's fragment: what the seat is called, a full stop, and its code in base64url. `US-head.q83vEjRWeJCrze8SNFZ4kA` */
export function exampleFragment({ label, code }: ExampleSeatCode): string {
  return sharedFragment([label], code);
}

/** The fragment for seats under one common code: what they are called, and that code. */
export function sharedFragment(labels: readonly string[], code: Uint8Array): string {
  return [...labels.map((label) => label.replaceAll(" ", "-")), base64urlnopad.encode(code)].join(".");
}

/** The seats that a fragment opens, or null when it is none, or only a part of one. Never throws. */
export function readExampleFragment(fragment: string): readonly ExampleSeatCode[] | null {
  const parts = fragment.split(".");
  const code = readCode(parts.at(-1) ?? "");
  const labels = parts.slice(0, -1).map((label) => label.replaceAll("-", " "));
  const [first] = labels;
  if (code === null || first === undefined || !labels.every((label) => LABEL.test(label))) return null;
  return labels.length === 1 ? [{ label: first, code }] : seatsUnder(code, labels);
}

function readCode(text: string): Uint8Array | null {
  try {
    const code = base64urlnopad.decode(text);
    return code.length === CODE_BYTES ? code : null;
  } catch {
    return null;
  }
}
