import {
  type About,
  type InvitationLink,
  type Letter,
  encodeCanonical,
  equalBytes,
  fromHex,
  invitationUrl,
  publicKeyOf,
  readFounding,
  sha256,
} from "@longtable/protocol";
import type { DelegationKeys } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import { type AccreditedDevice, accredit } from "./accredit.ts";
import { acceptance, delegationsOf, deviceIn, draftIn, foundedIn, payloadIn, signatureIn } from "./convening-letter.ts";
import { Correspondence, firstThat, isAmong } from "./correspondence.ts";
import { type DelegationSecrets, firstAppointment, openHead } from "./delegation-keys.ts";
import type { Device } from "./device.ts";
import { ClientError } from "./error.ts";
import { foundFirstRoom } from "./founded-room.ts";
import { completeFounding, foundingPayload, signFounding } from "./founding.ts";
import { type InvitationRefusal, invitationRefused } from "./invitation-refusal.ts";
import type { Mailbox } from "./mailbox.ts";

/** A convening as its head begins it. Keep it with the secrets: going on after a break needs the same. */
export interface ConveningPlan {
  readonly nonce: Uint8Array;
  readonly rules: string;
  /** One link for each other head, in the order of hosting after the convener. */
  readonly links: readonly InvitationLink[];
  /** What each other head is shown before it answers, in the order of the links. */
  readonly about?: readonly About[];
}

/** Plans a convening: one link for each other head. `until` in milliseconds since 1970. */
export function planConvening(
  origin: string,
  secrets: DelegationSecrets,
  heads: number,
  until: number,
  random: Randomness,
): ConveningPlan {
  const root = sha256(publicKeyOf(secrets.root));
  const links = Array.from({ length: heads }, (): InvitationLink => ({
    origin,
    kind: "head",
    id: random(32),
    root,
    dialogue: null,
    secret: random(32),
    until,
  }));
  return { nonce: random(32), rules: "longtable/1", links };
}

/** The links of a convening as URLs, to be given to one head each. */
export function conveningUrls(plan: ConveningPlan): readonly string[] {
  return plan.links.map(invitationUrl);
}

/** What both ends of a convening need beside what they agree on. */
export interface HeadOptions {
  readonly secrets: DelegationSecrets;
  /** The head's own device. */
  readonly device: Device;
  readonly name: string;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** For nodes that open new dialogues only for those who hold one. */
  readonly conveningToken?: string;
  readonly signal?: AbortSignal;
  /**
   * Asked before this head signs, with every delegation of the founding: their roots are what heads compare.
   * False ends the convening here (`null` is returned).
   */
  readonly approve?: (delegations: readonly DelegationKeys[]) => boolean | Promise<boolean>;
}

/** A dialogue as it stands for a head at the end of its convening. */
export interface Convened {
  readonly ok: true;
  readonly origin: string;
  readonly node: Uint8Array;
  readonly dialogue: Uint8Array;
  readonly founding: Uint8Array;
  readonly delegation: Uint8Array;
  readonly table: Uint8Array;
  readonly caucus: Uint8Array;
}

/** What a convening comes to: the dialogue, a refusal, or null when this head did not approve. */
export type Convening = Convened | InvitationRefusal | null;

/**
 * The convening head's side: waits until every other head has accepted by its link, founds the dialogue with
 * all of them, and seats them at the table. Resolves when the table stands.
 */
export async function convene(plan: ConveningPlan, options: HeadOptions): Promise<Convening> {
  const { secrets, device, name, random, clock, signal } = options;
  const [first] = plan.links;
  if (first === undefined) throw new TypeError("A dialogue is convened with at least one other head.");
  const own = await firstAppointment(secrets);
  const head = await openHead(publicKeyOf(secrets.root), secrets.head);
  const { origin } = first;
  const abort = signal === undefined ? {} : { signal };
  const talk = await Correspondence.begin({ origin, device, links: plan.links, random, ...abort });
  const isOver = (): boolean => first.until < clock();
  try {
    const { node } = talk.connection;
    const draft = { t: "convene", v: 1, appointment: own, nonce: plan.nonce, rules: plan.rules, node } as const;
    for (const [index, mailbox] of talk.mailboxes.entries()) {
      await openMailbox(mailbox, talk, first.until, options.conveningToken ?? null);
      const about = plan.about?.[index] ?? null;
      await talk.postOnce(
        mailbox,
        { ...draft, about },
        (there) => there.t === "convene" && equalBytes(there.appointment, own),
      );
    }
    const appointments = [own];
    for (const mailbox of talk.mailboxes) {
      const accepted = await talk.wait(mailbox, () => firstThat(mailbox.letters, acceptance), isOver);
      if (accepted === null) return invitationRefused("INVITATION_EXPIRED");
      appointments.push(accepted);
    }
    const payload = foundingPayload({ nonce: plan.nonce, rules: plan.rules, node, appointments });
    const delegations = await delegationsOf(appointments);
    if (delegations === null) return invitationRefused("INVITATION_FORGED");
    const letter = { t: "payload", v: 1, payload } as const;
    for (const mailbox of talk.mailboxes) {
      await talk.postOnce(mailbox, letter, (there) => there.t === "payload" && equalBytes(there.payload, payload));
    }
    // Asked once everybody has the payload: heads compare their words at one time, before any of them signs.
    if (options.approve !== undefined && !(await options.approve(delegations))) return null;
    const signatures = [await signFounding(payload, head.signer)];
    for (const [index, mailbox] of talk.mailboxes.entries()) {
      const key = delegations[index + 1]?.head ?? head.signer.publicKey;
      const signed = await talk.wait(
        mailbox,
        () => firstThat(mailbox.letters, (one) => signatureIn(one, key, payload)),
        isOver,
      );
      if (signed === null) return invitationRefused("INVITATION_EXPIRED");
      signatures.push(signed);
    }
    const founding = completeFounding(payload, signatures);
    const dialogue = sha256(founding);
    const admitted = [await accreditSelf(options, dialogue)];
    for (const [index, mailbox] of talk.mailboxes.entries()) {
      const founded = { t: "founded", v: 1, founding } as const;
      await talk.postOnce(mailbox, founded, (there) => there.t === "founded" && equalBytes(there.founding, founding));
      const delegation = delegations[index + 1];
      if (delegation === undefined) continue;
      const found = () => firstThat(mailbox.letters, (one) => deviceIn(one, delegation, dialogue));
      const accredited = await talk.wait(mailbox, found, isOver);
      if (accredited === null) return invitationRefused("INVITATION_EXPIRED");
      admitted.push(accredited);
    }
    const conveningToken = options.conveningToken ?? null;
    const roots = delegations.map(({ id }) => fromHex(id));
    const { connection } = talk;
    const table = await foundFirstRoom(
      { kind: "table", founding, delegations: roots, admitted, conveningToken },
      head,
      connection,
      random,
    );
    const ours = [await accreditSelf({ secrets, device, name, random }, dialogue)];
    const caucus = await foundFirstRoom(
      { kind: "caucus", founding, delegations: [head.delegation], admitted: ours, conveningToken },
      head,
      connection,
      random,
    );
    for (const mailbox of talk.mailboxes) {
      await talk.postOnce(
        mailbox,
        { t: "seated", v: 1, table },
        (there) => there.t === "seated" && equalBytes(there.table, table),
      );
    }
    return { ok: true, origin, node, dialogue, founding, delegation: head.delegation, table, caucus };
  } finally {
    talk.end();
  }
}

/**
 * The invited head's side: holds the draft against the link, accepts with its own delegation's appointment,
 * signs the founding, and takes its seat. Resolves when the table stands and its caucus is founded.
 */
export async function acceptConvening(link: InvitationLink, options: HeadOptions): Promise<Convening> {
  const { secrets, device, random, clock, signal } = options;
  if (link.kind !== "head") return invitationRefused("OTHER_KIND");
  const own = await firstAppointment(secrets);
  const head = await openHead(publicKeyOf(secrets.root), secrets.head);
  const { origin, until } = link;
  const isOver = (): boolean => until < clock();
  const abort = signal === undefined ? {} : { signal };
  const talk = await Correspondence.begin({ origin, device, links: [link], random, ...abort });
  try {
    const [mailbox] = talk.mailboxes;
    if (mailbox === undefined) throw new TypeError("One link has one mailbox.");
    const refused = await attachMailbox(mailbox, talk);
    if (isOver()) return invitationRefused("INVITATION_EXPIRED");
    if (refused !== null) return refused;
    const draft = await firstThat(mailbox.letters, (letter) => draftIn(letter, link.root));
    if (draft === null) return invitationRefused("INVITATION_FORGED");
    if (!equalBytes(draft.node, talk.connection.node)) return invitationRefused("ANOTHER_NODE");
    const accepted = await firstThat(mailbox.letters, acceptance);
    if (accepted !== null && !equalBytes(accepted, own)) return invitationRefused("INVITATION_SPENT");
    const posted = await post(talk, mailbox, { t: "accept", v: 1, appointment: own }, accepted !== null);
    if (posted !== null) return posted;
    const payload = await talk.wait(
      mailbox,
      async () => {
        // Two heads that accept at one moment: the node's order says which was first.
        const first = await firstThat(mailbox.letters, acceptance);
        if (first !== null && !equalBytes(first, own)) return "spent" as const;
        return await firstThat(mailbox.letters, (letter) => payloadIn(letter, draft, own));
      },
      isOver,
    );
    if (payload === null) return invitationRefused("INVITATION_EXPIRED");
    if (payload === "spent") return invitationRefused("INVITATION_SPENT");
    const { appointments } = readFounding(encodeCanonical([payload, []])).value;
    const delegations = await delegationsOf(appointments);
    if (delegations === null) return invitationRefused("INVITATION_FORGED");
    if (options.approve !== undefined && !(await options.approve(delegations))) return null;
    const signature = await signFounding(payload, head.signer);
    await talk.postOnce(
      mailbox,
      { t: "signature", v: 1, signature },
      (there) => there.t === "signature" && equalBytes(there.signature, signature),
    );
    const founding = await talk.wait(
      mailbox,
      () => firstThat(mailbox.letters, (one) => foundedIn(one, payload)),
      isOver,
    );
    if (founding === null) return invitationRefused("INVITATION_EXPIRED");
    const dialogue = sha256(founding);
    const self = await accreditSelf(options, dialogue);
    await talk.postOnce(
      mailbox,
      { t: "device", v: 1, accreditation: self.statement, details: self.details },
      (there) => there.t === "device",
    );
    const conveningToken = options.conveningToken ?? null;
    const caucus = await foundFirstRoom(
      { kind: "caucus", founding, delegations: [head.delegation], admitted: [self], conveningToken },
      head,
      talk.connection,
      random,
    );
    const seated = async (): Promise<Uint8Array | null> => {
      const { rooms } = await talk.connection.ask({ t: "rooms" }, "rooms");
      const ids = rooms.map(({ room }) => room);
      const said = mailbox.letters.flatMap((letter) => (letter.t === "seated" ? [letter.table] : []));
      return said.find((table) => isAmong(table, ids)) ?? null;
    };
    const table = await talk.wait(mailbox, seated, isOver);
    if (table === null) return invitationRefused("INVITATION_EXPIRED");
    const { node } = draft;
    return { ok: true, origin, node, dialogue, founding, delegation: head.delegation, table, caucus };
  } finally {
    talk.end();
  }
}

async function openMailbox(mailbox: Mailbox, talk: Correspondence, until: number, token: string | null): Promise<void> {
  try {
    await mailbox.open(talk.connection, until, token);
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== "ALREADY_THERE") throw error;
  }
  await mailbox.attach(talk.connection);
}

async function attachMailbox(mailbox: Mailbox, talk: Correspondence): Promise<InvitationRefusal | null> {
  try {
    await mailbox.attach(talk.connection);
    return null;
  } catch (error) {
    if (error instanceof ClientError && error.code === "NO_SUCH_THING") return invitationRefused("INVITATION_UNKNOWN");
    throw error;
  }
}

async function post(
  talk: Correspondence,
  mailbox: Mailbox,
  letter: Letter,
  isThere: boolean,
): Promise<InvitationRefusal | null> {
  try {
    await talk.postOnce(mailbox, letter, () => isThere);
    return null;
  } catch (error) {
    if (error instanceof ClientError && error.code === "TOO_MANY") return invitationRefused("INVITATION_FLOODED");
    throw error;
  }
}

async function accreditSelf(
  { secrets, device, name, random }: Pick<HeadOptions, "secrets" | "device" | "name" | "random">,
  dialogue: Uint8Array,
): Promise<AccreditedDevice> {
  const head = await openHead(publicKeyOf(secrets.root), secrets.head);
  return await accredit({ name, role: "head", device }, { dialogue, delegation: head.delegation }, head.signer, random);
}
