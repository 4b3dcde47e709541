import { encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { verifySignature } from "./ed25519.ts";
import { signingInput } from "./signed.ts";

/** What a device signs to enter a node: bound to node, origin, both nonces and a time, so it cannot be relayed. */
export interface SignIn {
  readonly node: Uint8Array;
  /** The origin that the device believes it is connected to, such as `https://talks.example`. */
  readonly origin: string;
  readonly device: Uint8Array;
  readonly nodeNonce: Uint8Array;
  readonly deviceNonce: Uint8Array;
  /** Milliseconds since 1970 by the node's clock after which the challenge is void. */
  readonly expires: number;
}

function signInInput(signIn: SignIn): Uint8Array<ArrayBuffer> {
  const { node, origin, device, nodeNonce, deviceNonce, expires } = signIn;
  return signingInput("sign-in", encodeCanonical([1, node, origin, device, nodeNonce, deviceNonce, expires]));
}

/** The device's answer to a node's challenge. */
export function answerSignIn(signIn: SignIn, device: Signer): Promise<Uint8Array<ArrayBuffer>> {
  return device.sign(signInInput(signIn));
}

/** Whether the answer is this device's, to this challenge. Expiry is the node's to judge, by its own clock. */
export function isSignInAnswer(signIn: SignIn, signature: Uint8Array): Promise<boolean> {
  return verifySignature(signIn.device, signature, signInInput(signIn));
}
