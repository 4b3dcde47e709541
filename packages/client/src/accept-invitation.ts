import {
  type Details,
  type InvitationLink,
  type Letter,
  type LetterOf,
  equalBytes,
  fromHex,
  isConsented,
  isSignedBy,
  readAccreditation,
  readStatement,
  signAccreditation,
} from "@longtable/protocol";
import type { Randomness } from "@longtable/room";

import { type Connection, connect } from "./connection.ts";
import type { Device } from "./device.ts";
import { ClientError } from "./error.ts";
import { linkSigner, mailboxKeys, watchKeyOf } from "./invitation-keys.ts";
import { type VerifiedOffer, verifyOffer } from "./invitation.ts";
import { type InvitationRefusal, invitationRefused } from "./invitation-refusal.ts";
import { Mailbox } from "./mailbox.ts";

/** What an invited device needs. Its keys must be kept before it begins: going on after a break needs the same. */
export interface AcceptOptions {
  readonly link: InvitationLink;
  readonly device: Device;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Called once the link has proved good and the device has asked to join: from here on it waits. */
  readonly onWaiting?: (offered: Details) => void;
  /** Ends the waiting; the request stays in the mailbox, and the same device can go on later. */
  readonly signal?: AbortSignal;
}

/** A device that is in. Its rooms' keys come in envelopes of its own when it opens them. */
export interface Accepted {
  readonly ok: true;
  readonly origin: string;
  readonly node: Uint8Array;
  readonly dialogue: Uint8Array;
  readonly founding: Uint8Array;
  readonly delegation: Uint8Array;
  readonly details: Details;
  /** Rooms that this device was admitted to by then. */
  readonly rooms: readonly Uint8Array[];
}

/** How often a waiting device asks the node for its rooms, beside being told: in milliseconds. */
const ASK_AGAIN = 5_000;

/**
 * An invited device goes through the door: checks what the link promises, asks to join, waits until a device
 * that may admit it is online, and comes back with its rooms. Refusals are returned; a connection that fails
 * is a `ClientError`, and calling again with the same device goes on where it stood.
 */
export async function acceptInvitation(options: AcceptOptions): Promise<Accepted | InvitationRefusal> {
  const { link, device, random, clock, signal } = options;
  if (link.kind !== "delegate") return invitationRefused("OTHER_KIND");
  const mailbox = new Mailbox(mailboxKeys(watchKeyOf(link.secret, link.id), link.id), random);
  const lost: { error: ClientError | null } = { error: null };
  const connection = await connect({
    origin: link.origin,
    device: device.signer,
    random,
    onPush: (frame) => void mailbox.push(frame),
    onClose: (why) => {
      lost.error = new ClientError("NO_CONNECTION", why);
      mailbox.tell();
    },
  });
  const check = (): void => {
    if (lost.error !== null) throw lost.error;
  };
  const stop = (): void => {
    lost.error = new ClientError("NO_CONNECTION", "The waiting was ended here; the request stays in the mailbox.");
    connection.close();
    mailbox.tell();
  };
  signal?.addEventListener("abort", stop);
  try {
    const refused = await attachTo(mailbox, connection);
    // An expired link is said to be one, also when the node has already forgotten its mailbox.
    if (link.until < clock()) return await roomsOrRefusal(options, connection, mailbox, "INVITATION_EXPIRED");
    if (refused !== null) return refused;
    const offered = await offerIn(link, mailbox.letters);
    if (offered === null) return invitationRefused("INVITATION_FORGED");
    if (!equalBytes(offered.offer.node, connection.node)) return invitationRefused("ANOTHER_NODE");
    let hasAsked = false;
    for (;;) {
      const rooms = await roomsOf(connection);
      if (rooms.length > 0) return accepted(options, connection, offered, rooms);
      const standing = await standingOf(options, mailbox.letters, offered);
      if (standing === "open" || standing === "ours") {
        if (standing === "open") {
          const posted = await postJoin(options, mailbox, connection, offered);
          if (posted !== null) return posted;
        }
        if (!hasAsked) options.onWaiting?.(offered.offer.details);
        hasAsked = true;
      } else return invitationRefused(standing);
      check();
      await mailbox.changed(ASK_AGAIN);
      check();
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    connection.close();
  }
}

/** Reads an invitation's letters, or says why there are none. */
export async function attachTo(mailbox: Mailbox, connection: Connection): Promise<InvitationRefusal | null> {
  try {
    await mailbox.attach(connection);
    return null;
  } catch (error) {
    if (error instanceof ClientError && error.code === "NO_SUCH_THING") return invitationRefused("INVITATION_UNKNOWN");
    throw error;
  }
}

async function roomsOf(connection: Connection): Promise<readonly Uint8Array[]> {
  const { rooms } = await connection.ask({ t: "rooms" }, "rooms");
  return rooms.map(({ room }) => room);
}

/** A device that was admitted before the link's time was over is in, whatever the time is now. */
async function roomsOrRefusal(
  options: AcceptOptions,
  connection: Connection,
  mailbox: Mailbox,
  code: "INVITATION_EXPIRED",
): Promise<Accepted | InvitationRefusal> {
  const offered = await offerIn(options.link, mailbox.letters);
  const rooms = offered === null ? [] : await roomsOf(connection);
  if (offered === null || rooms.length === 0) return invitationRefused(code);
  return accepted(options, connection, offered, rooms);
}

/** The first offer among some letters that holds against the link. */
export async function offerIn(link: InvitationLink, letters: readonly Letter[]): Promise<VerifiedOffer | null> {
  for (const letter of letters) {
    const offered = letter.t === "offer" ? await verifyOffer(link, letter) : null;
    if (offered !== null) return offered;
  }
  return null;
}

/** How the invitation stands for this device by the letters: open, asked for by this device, or why not. */
export async function standingOf(
  { link, device, clock }: Pick<AcceptOptions, "link" | "device" | "clock">,
  letters: readonly Letter[],
  { until, delegation }: VerifiedOffer,
): Promise<"open" | "ours" | InvitationRefusal["code"]> {
  const own = device.signer.publicKey;
  for (const letter of letters) {
    if (letter.t === "answer" && letter.code !== null && equalBytes(letter.device, own)) return letter.code;
    if (letter.t === "withdrawn" && (await isRevocationOf(letter.revocation, link.id, delegation.head))) {
      return "INVITATION_REVOKED";
    }
  }
  for (const letter of letters) {
    const joining = letter.t === "join" ? await deviceOfJoin(letter) : null;
    if (joining !== null) return equalBytes(joining, own) ? "ours" : "INVITATION_SPENT";
  }
  return until < clock() ? "INVITATION_EXPIRED" : "open";
}

async function postJoin(
  { link, device }: AcceptOptions,
  mailbox: Mailbox,
  connection: Connection,
  { offer }: VerifiedOffer,
): Promise<InvitationRefusal | null> {
  const { value } = readStatement("invitation", offer.invitation);
  const accreditation = await signAccreditation(
    {
      v: 1,
      dialogue: value.dialogue,
      delegation: value.delegation,
      device: device.signer.publicKey,
      identity: device.recipient,
      details: value.offer,
      admits: value.admits,
      via: offer.invitation,
    },
    await linkSigner(link.secret, link.id),
    device.signer,
  );
  try {
    await mailbox.post(connection, { t: "join", v: 1, accreditation, details: offer.details });
    return null;
  } catch (error) {
    if (error instanceof ClientError && error.code === "TOO_MANY") return invitationRefused("INVITATION_FLOODED");
    if (error instanceof ClientError && error.code === "NO_SUCH_THING") return invitationRefused("INVITATION_UNKNOWN");
    throw error;
  }
}

function accepted(
  { link }: AcceptOptions,
  connection: Connection,
  { offer, delegation }: VerifiedOffer,
  rooms: readonly Uint8Array[],
): Accepted {
  const { founding, details } = offer;
  const { origin, dialogue } = link;
  const id = fromHex(delegation.id);
  return {
    ok: true,
    origin,
    node: connection.node,
    dialogue: dialogue ?? new Uint8Array(0),
    founding,
    delegation: id,
    details,
    rooms,
  };
}

/** The device that a request to join is for, or null when it is not signed by that device's own key. */
export async function deviceOfJoin(letter: LetterOf<"join">): Promise<Uint8Array | null> {
  try {
    const accreditation = readAccreditation(letter.accreditation);
    return (await isConsented(accreditation)) ? accreditation.value.device : null;
  } catch {
    return null;
  }
}

/** Whether these bytes are this head's revocation of this invitation. */
export async function isRevocationOf(bytes: Uint8Array, invitation: Uint8Array, head: Uint8Array): Promise<boolean> {
  try {
    const revocation = readStatement("revocation", bytes);
    const { invitation: named } = revocation.value;
    return named !== null && equalBytes(named, invitation) && (await isSignedBy("revocation", revocation, head));
  } catch {
    return false;
  }
}
