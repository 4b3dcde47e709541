import { type About, type Details, type InvitationLink, equalBytes, fromHex, readStatement } from "@longtable/protocol";

import { type AcceptOptions, attachTo, offerIn, standingOf } from "./accept-invitation.ts";
import { connect } from "./connection.ts";
import { draftIn } from "./convening-letter.ts";
import { firstThat } from "./correspondence.ts";
import { mailboxKeys, watchKeyOf } from "./invitation-keys.ts";
import { type InvitationRefusal, invitationRefused } from "./invitation-refusal.ts";
import { Mailbox } from "./mailbox.ts";

/** An invitation as one may look at it before asking for anything. */
export interface InvitationSeen {
  readonly ok: true;
  readonly kind: InvitationLink["kind"];
  readonly until: number;
  /** The inviting delegation, by its first root key. */
  readonly inviter: Uint8Array;
  /** What the inviter says it is to; null where nothing was said. */
  readonly about: About | null;
  /** The name and role that a delegate is offered, signed by the head; null for another head. */
  readonly details: Details | null;
}

/**
 * Opens an invitation's mailbox and says what is offered, and whether it can still be taken by this device. Asks for
 * nothing and leaves nothing behind. Refusals are returned; a connection that fails is a `ClientError`.
 */
export async function lookAtInvitation(
  options: Pick<AcceptOptions, "link" | "device" | "random" | "clock">,
): Promise<InvitationSeen | InvitationRefusal> {
  const { link, device, random, clock } = options;
  const mailbox = new Mailbox(mailboxKeys(watchKeyOf(link.secret, link.id), link.id), random);
  const connection = await connect({
    origin: link.origin,
    device: device.signer,
    random,
    onPush: (frame) => void mailbox.push(frame),
    onClose: () => mailbox.tell(),
  });
  try {
    const refused = await attachTo(mailbox, connection);
    // An expired link is said to be one, also when the node has already forgotten its mailbox.
    if (link.until < clock()) return invitationRefused("INVITATION_EXPIRED");
    if (refused !== null) return refused;
    const { kind, until } = link;
    if (kind === "head") {
      const draft = await firstThat(mailbox.letters, (letter) => draftIn(letter, link.root));
      if (draft === null) return invitationRefused("INVITATION_FORGED");
      if (!equalBytes(draft.node, connection.node)) return invitationRefused("ANOTHER_NODE");
      if (mailbox.letters.some(({ t }) => t === "accept")) return invitationRefused("INVITATION_SPENT");
      const inviter = readStatement("appointment", draft.appointment).value.delegation;
      return { ok: true, kind, until, inviter, about: draft.about, details: null };
    }
    const offered = await offerIn(link, mailbox.letters);
    if (offered === null) return invitationRefused("INVITATION_FORGED");
    const { offer, delegation } = offered;
    if (!equalBytes(offer.node, connection.node)) return invitationRefused("ANOTHER_NODE");
    const standing = await standingOf(options, mailbox.letters, offered);
    if (standing !== "open" && standing !== "ours") return invitationRefused(standing);
    const { about, details } = offer;
    return { ok: true, kind, until: offered.until, inviter: fromHex(delegation.id), about, details };
  } finally {
    connection.close();
  }
}
