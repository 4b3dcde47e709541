import {
  type About,
  type Details,
  type InvitationLink,
  type LetterOf,
  type Role,
  detailsHash,
  equalBytes,
  idOf,
  type DelegationId,
  invitationUrl,
  isSignedBy,
  readInvitationLink as readLink,
  readStatement,
  sha256,
  signStatement,
} from "@longtable/protocol";
import { type DelegationKeys, replaceHead, verifyFounding } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import { ADMITTING_ROLES } from "./accredit.ts";
import type { Connection } from "./connection.ts";
import type { Head } from "./delegation-keys.ts";
import { linkSigner, mailboxKeys, watchKeyOf } from "./invitation-keys.ts";
import { type InvitationRefusal, invitationRefused } from "./invitation-refusal.ts";
import { Mailbox } from "./mailbox.ts";

/** What an invitation is to: a dialogue as its founding, and later appointments, have it, on a node. */
export interface InvitationPlace {
  readonly origin: string;
  readonly node: Uint8Array;
  readonly founding: Uint8Array;
  /** Appointments since the founding, in their order. */
  readonly appointments?: readonly Uint8Array[];
  /** What the invited device shows of it before it asks to join. */
  readonly about?: About;
}

/** An invitation as its head made it. */
export interface MadeInvitation {
  readonly link: InvitationLink;
  /** What is given to whom is invited, by a way that others do not read. */
  readonly url: string;
  /** What lets another device of the delegation watch for the one who comes. */
  readonly watched: WatchedInvitation;
  readonly offer: LetterOf<"offer">;
}

/** An invitation that a device watches, to admit whoever comes by it. */
export interface WatchedInvitation {
  readonly id: Uint8Array;
  readonly watchKey: Uint8Array;
}

/**
 * A head invites one delegate: name and role are the head's choice and bound by the head's signature.
 * `until` in milliseconds since 1970. Nothing is sent: `postInvitation` does that.
 */
export async function makeInvitation(
  delegate: { readonly name: string; readonly role: Role },
  place: InvitationPlace,
  head: Head,
  until: number,
  random: Randomness,
): Promise<MadeInvitation> {
  const { founding, node, origin } = place;
  const id = random(32);
  const secret = random(32);
  const details: Details = { v: 1, salt: random(16), role: delegate.role, name: delegate.name };
  const dialogue = sha256(founding);
  const invitation = await signStatement(
    "invitation",
    {
      v: 1,
      dialogue,
      delegation: head.delegation,
      id,
      key: (await linkSigner(secret, id)).publicKey,
      offer: detailsHash(details),
      admits: ADMITTING_ROLES.has(delegate.role),
      until,
    },
    head.signer,
  );
  const appointments = [...(place.appointments ?? [])];
  const root = sha256(head.delegation);
  const link: InvitationLink = { origin, kind: "delegate", id, root, dialogue, secret, until };
  return {
    link,
    url: invitationUrl(link),
    watched: { id, watchKey: watchKeyOf(secret, id) },
    offer: { t: "offer", v: 1, founding, appointments, invitation, details, node, about: place.about ?? null },
  };
}

/** Opens the invitation's mailbox on the node and lays the offer into it. */
export async function postInvitation(made: MadeInvitation, connection: Connection, random: Randomness): Promise<void> {
  const { id, watchKey } = made.watched;
  const mailbox = new Mailbox(mailboxKeys(watchKey, id), random);
  await mailbox.open(connection, made.link.until);
  await mailbox.post(connection, made.offer);
}

/**
 * A head takes an unused invitation back: `placeWithdrawal` puts the statement into each room, and `postWithdrawal`
 * tells whoever holds the link.
 */
export function withdrawInvitation(
  id: Uint8Array,
  where: { readonly dialogue: Uint8Array; readonly delegation: Uint8Array },
  head: Head,
): Promise<Uint8Array> {
  return signStatement("revocation", { v: 1, ...where, device: null, invitation: id }, head.signer);
}

/** Lays the revocation into the invitation's mailbox. */
export async function postWithdrawal(
  watched: WatchedInvitation,
  revocation: Uint8Array,
  connection: Connection,
  random: Randomness,
): Promise<void> {
  const mailbox = new Mailbox(mailboxKeys(watched.watchKey, watched.id), random);
  await mailbox.post(connection, { t: "withdrawn", v: 1, revocation });
}

/** What a URL invites to. A URL that is no whole invitation is refused: `NOT_A_LINK`. */
export function readInvitationLink(
  url: string,
): { readonly ok: true; readonly link: InvitationLink } | InvitationRefusal {
  const link = readLink(url);
  return link === null ? invitationRefused("NOT_A_LINK") : { ok: true, link };
}

/** An offer that holds against its link. */
export interface VerifiedOffer {
  readonly offer: LetterOf<"offer">;
  readonly until: number;
  readonly delegation: DelegationKeys;
}

/**
 * † Holds an offer against the link: the founding has the link's dialogue id, the inviting delegation the
 * link's root, and that delegation's head signed this invitation for the link's own key and these details.
 * Null where anything differs: whoever carries the letters cannot put other keys in their place.
 */
export async function verifyOffer(link: InvitationLink, offer: LetterOf<"offer">): Promise<VerifiedOffer | null> {
  const founding = await verifyFounding(offer.founding);
  if (founding === null || link.dialogue === null || !equalBytes(founding.hash, link.dialogue)) return null;
  let delegation = [...founding.delegations.values()].find((one) => equalBytes(sha256(one.root), link.root));
  if (delegation === undefined) return null;
  for (const appointment of offer.appointments) delegation = (await replaceHead(delegation, appointment)) ?? delegation;
  try {
    const invitation = readStatement("invitation", offer.invitation);
    const { value } = invitation;
    const key = (await linkSigner(link.secret, link.id)).publicKey;
    const isOurs =
      equalBytes(value.dialogue, link.dialogue) &&
      idOf<DelegationId>(value.delegation) === delegation.id &&
      equalBytes(value.id, link.id) &&
      equalBytes(value.key, key) &&
      equalBytes(value.offer, detailsHash(offer.details));
    if (!isOurs || !(await isSignedBy("invitation", invitation, delegation.head))) return null;
    return { offer, until: value.until, delegation };
  } catch {
    return null;
  }
}
