import { fromHex, toHex } from "./bytes.ts";
import { encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { verifySignature } from "./ed25519.ts";
import { sha256 } from "./hash.ts";
import { signingInput } from "./signed.ts";

/** The bytes of a file that go into one request, but for its last: 1 MiB. */
export const FILE_PIECE = 1024 * 1024;

/**
 * An HTTP request of a device that is signed in over a socket. The signature binds it to node, origin and
 * that sign-in, so it is of no use at another node or after the connection; every such request may be
 * repeated without changing anything further.
 */
export interface FileRequest {
  readonly node: Uint8Array;
  /** The origin that the device signed in at. */
  readonly origin: string;
  /** The 32 bytes that the node welcomed this connection with. */
  readonly session: Uint8Array;
  readonly method: "GET" | "PUT" | "PATCH" | "POST";
  /** Path and query, as they stand in the request line. */
  readonly target: string;
  /** Empty where the request has no body. */
  readonly body: Uint8Array;
}

function requestInput({ node, origin, session, method, target, body }: FileRequest): Uint8Array<ArrayBuffer> {
  return signingInput("request", encodeCanonical([1, node, origin, session, method, target, sha256(body)]));
}

/** The `Authorization` header of a request: `Longtable <session>.<signature>`, both in hex. */
export async function authorizeRequest(request: FileRequest, device: Signer): Promise<string> {
  return `Longtable ${toHex(request.session)}.${toHex(await device.sign(requestInput(request)))}`;
}

/** The session and the signature in an `Authorization` header; null when it is none of ours. */
export function readAuthorization(
  header: string,
): { readonly session: Uint8Array; readonly signature: Uint8Array } | null {
  const match = /^Longtable ([0-9a-f]{64})\.([0-9a-f]{128})$/.exec(header);
  const [, session, signature] = match ?? [];
  if (session === undefined || signature === undefined) return null;
  return { session: fromHex(session), signature: fromHex(signature) };
}

/** Whether a request is signed by this device. */
export function isRequestSignedBy(request: FileRequest, signature: Uint8Array, device: Uint8Array): Promise<boolean> {
  return verifySignature(device, signature, requestInput(request));
}
