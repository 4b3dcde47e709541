import { type Signer, signerOf } from "@longtable/protocol";
import { type Randomness, identityOfSeed } from "@longtable/room";
import { identityToRecipient } from "age-encryption";

/** A device's secrets: a signing seed and an age hybrid identity. They never leave the device. */
export interface DeviceKeys {
  /** 32 bytes: the Ed25519 seed. */
  readonly seed: Uint8Array;
  /** `AGE-SECRET-KEY-PQ-1…`. */
  readonly identity: string;
}

/** A device ready to act. */
export interface Device {
  readonly signer: Signer;
  readonly identity: string;
  /** The age recipient of `identity`. */
  readonly recipient: string;
}

/** Fresh keys for a device. */
export function makeDeviceKeys(random: Randomness): DeviceKeys {
  return { seed: random(32), identity: identityOfSeed(random(32)) };
}

/** A device from its keys. */
export async function openDevice(keys: DeviceKeys): Promise<Device> {
  return {
    signer: await signerOf(keys.seed),
    identity: keys.identity,
    recipient: await identityToRecipient(keys.identity),
  };
}
