import {
  type Appointment,
  type Signer,
  mlDsaPublicKey,
  publicKeyOf,
  sha256,
  signStatement,
  signerOf,
} from "@longtable/protocol";
import { type Randomness, identityOfSeed } from "@longtable/room";
import { identityToRecipient } from "age-encryption";

/**
 * A delegation's secrets as they are made at convening. Root and next root go onto the authority sheet,
 * the reading seed onto the reading sheet, and then leave the device; head and press stay with the head.
 */
export interface DelegationSecrets {
  readonly root: Uint8Array;
  readonly nextRoot: Uint8Array;
  readonly reading: Uint8Array;
  readonly head: HeadSecrets;
}

/** What a head's device holds beside its device keys: 32-byte seeds. */
export interface HeadSecrets {
  readonly head: Uint8Array;
  readonly headPostQuantum: Uint8Array;
  readonly press: Uint8Array;
}

/** A head ready to accredit, revoke, seal and publish. */
export interface Head {
  readonly delegation: Uint8Array;
  readonly signer: Signer;
  readonly postQuantumSeed: Uint8Array;
  readonly press: Signer;
}

/** Fresh secrets for a delegation. */
export function makeDelegationSecrets(random: Randomness): DelegationSecrets {
  return { root: random(32), nextRoot: random(32), reading: random(32), head: makeHeadSecrets(random) };
}

/** Fresh secrets for a head: at convening, or for a successor whom the authority sheet appoints. */
export function makeHeadSecrets(random: Randomness): HeadSecrets {
  return { head: random(32), headPostQuantum: random(32), press: random(32) };
}

/** The delegation's first appointment, signed by its root: what it gives to the founding. */
export async function firstAppointment(secrets: DelegationSecrets): Promise<Uint8Array> {
  const root = await signerOf(secrets.root);
  return await appoint(root, {
    delegation: root.publicKey,
    n: 0,
    nextRoot: sha256(publicKeyOf(secrets.nextRoot)),
    reading: await identityToRecipient(identityOfSeed(secrets.reading)),
    head: secrets.head,
  });
}

/** A new head named with the root's seed from the authority sheet: the appointment that replaces `previous`. */
export async function replacementAppointment(
  rootSeed: Uint8Array,
  previous: Pick<Appointment, "delegation" | "n" | "nextRoot" | "reading">,
  head: HeadSecrets,
): Promise<Uint8Array> {
  const { delegation, n, nextRoot, reading } = previous;
  return await appoint(await signerOf(rootSeed), { delegation, n: n + 1, nextRoot, reading, head });
}

interface AppointmentPlan extends Pick<Appointment, "delegation" | "n" | "nextRoot" | "reading"> {
  readonly head: HeadSecrets;
}

async function appoint(root: Signer, plan: AppointmentPlan): Promise<Uint8Array> {
  const { delegation, n, nextRoot, reading, head } = plan;
  const value: Appointment = {
    v: 1,
    delegation,
    n,
    root: root.publicKey,
    nextRoot,
    head: publicKeyOf(head.head),
    headPostQuantum: mlDsaPublicKey(head.headPostQuantum),
    press: publicKeyOf(head.press),
    reading,
  };
  return await signStatement("appointment", value, root);
}

/** A head from its secrets. */
export async function openHead(delegation: Uint8Array, secrets: HeadSecrets): Promise<Head> {
  return {
    delegation,
    signer: await signerOf(secrets.head),
    postQuantumSeed: secrets.headPostQuantum,
    press: await signerOf(secrets.press),
  };
}
