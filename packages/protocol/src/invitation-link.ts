import { base64urlnopad } from "@scure/base";
import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import { bytes32, decodeShape, uint } from "./shape.ts";

const fragmentShape = v.strictObject({
  v: v.literal(1),
  kind: v.picklist(["head", "delegate"]),
  id: bytes32,
  root: bytes32,
  dialogue: v.nullable(bytes32),
  secret: bytes32,
  until: uint,
});

/**
 * What an invitation's link carries. All but the node's origin stands in the URL's fragment, which browsers
 * send to no server. Whoever holds the link holds the invitation.
 */
export interface InvitationLink {
  /** The node's origin, such as `https://talks.example`. */
  readonly origin: string;
  /** `head`: for another delegation's head, at convening. `delegate`: for a delegate of the inviter's own. */
  readonly kind: "head" | "delegate";
  readonly id: Uint8Array;
  /** H of the inviting delegation's first root key: what comes over the node is held against it. */
  readonly root: Uint8Array;
  /** The dialogue's id; null at convening, when there is none yet. */
  readonly dialogue: Uint8Array | null;
  /** 32 bytes. Never sent to the node. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970: a hint for whoever opens the link late; the signed statement decides. */
  readonly until: number;
}

/** The invitation as a URL: `<origin>/join#<base64url of canonical CBOR, without padding>`. */
export function invitationUrl(link: InvitationLink): string {
  const { origin, kind, id, root, dialogue, secret, until } = link;
  return `${origin}/join#${base64urlnopad.encode(encodeCanonical({ v: 1, kind, id, root, dialogue, secret, until }))}`;
}

/** What a URL invites to, or null when it is no invitation, or only a part of one. Never throws. */
export function readInvitationLink(url: string): InvitationLink | null {
  try {
    const { origin, protocol, pathname, hash } = new URL(url.trim());
    if ((protocol !== "https:" && protocol !== "http:") || pathname !== "/join" || hash.length > 1000) return null;
    const bytes = base64urlnopad.decode(hash.slice(1));
    const { v: _, ...fragment } = decodeShape(fragmentShape, bytes, "An invitation's link");
    return (fragment.dialogue === null) === (fragment.kind === "head") ? { origin, ...fragment } : null;
  } catch {
    return null;
  }
}
