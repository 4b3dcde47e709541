import {
  type Appointment,
  type Signer,
  concatBytes,
  deriveKey,
  mlDsaPublicKey,
  publicKeyOf,
  sha256,
  signStatement,
  signerOf,
} from "@longtable/protocol";
import { type Randomness, identityOfSeed } from "@longtable/room";
import { identityToRecipient } from "age-encryption";

/**
 * A delegation's secrets as they are made at convening. The root goes onto the authority sheet and the reading
 * seed onto the reading sheet, and then both leave the device; head and press stay with the head. All are
 * 32-byte seeds, and so is the next root's, which is on no paper: it takes both sheets.
 */
export interface DelegationSecrets {
  readonly root: Uint8Array;
  readonly reading: Uint8Array;
  readonly head: HeadSecrets;
}

/** What the two sheets hold. */
export type SheetSeeds = Pick<DelegationSecrets, "root" | "reading">;

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
  return { root: random(32), reading: random(32), head: makeHeadSecrets(random) };
}

/**
 * The seed of the root that an appointment commits to. Whoever steals one sheet cannot compute it, so the
 * delegation, which has both, can put it in the place of a root that was stolen.
 */
export function nextRootOf({ root, reading }: SheetSeeds): Uint8Array {
  return deriveKey(concatBytes(root, reading), "next-root", NO_CONTEXT);
}

/** The signing key of a reading sheet: it signs in to a node to read there, and signs nothing else. */
export function readerOf(reading: Uint8Array): Promise<Signer> {
  return signerOf(deriveKey(reading, "reader", NO_CONTEXT));
}

/** Fresh secrets for a head: at convening, or for a successor whom the authority sheet appoints. */
export function makeHeadSecrets(random: Randomness): HeadSecrets {
  return { head: random(32), headPostQuantum: random(32), press: random(32) };
}

/** The delegation's first appointment, signed by its root: what it gives to the founding. */
export async function firstAppointment(secrets: DelegationSecrets): Promise<Uint8Array> {
  const delegation = publicKeyOf(secrets.root);
  return await appoint(secrets.root, {
    delegation,
    n: 0,
    nextRoot: commitmentTo(secrets),
    ...(await readingKeys(secrets.reading)),
    ...headKeys(secrets.head),
  });
}

/** What an appointment takes over from the one before it. */
export type Appointed = Pick<Appointment, "delegation" | "n" | "nextRoot" | "reading" | "reader">;

/** With the authority sheet alone: a new head, under the same root. */
export async function appointHead(root: Uint8Array, before: Appointed, head: HeadSecrets): Promise<Uint8Array> {
  return await appoint(root, { ...before, n: before.n + 1, ...headKeys(head) });
}

/**
 * With both sheets: a head, and the next root in the place of the root, so that the authority sheet that was typed in,
 * or stolen, is of no more use. `nextRootOf(sheets)` is then what the new authority sheet holds. Another `reading` seed
 * than the sheet's replaces the reading sheet, too: what is said from then on is for the new one.
 */
export async function replaceRoot(
  sheets: SheetSeeds,
  before: Appointed,
  head: HeadSecrets,
  reading: Uint8Array = sheets.reading,
): Promise<Uint8Array> {
  const root = nextRootOf(sheets);
  return await appoint(root, {
    delegation: before.delegation,
    n: before.n + 1,
    nextRoot: commitmentTo({ root, reading }),
    ...(await readingKeys(reading)),
    ...headKeys(head),
  });
}

const NO_CONTEXT = new Uint8Array(0);

function commitmentTo(sheets: SheetSeeds): Uint8Array {
  return sha256(publicKeyOf(nextRootOf(sheets)));
}

async function readingKeys(reading: Uint8Array): Promise<Pick<Appointment, "reading" | "reader">> {
  const recipient = await identityToRecipient(identityOfSeed(reading));
  return { reading: recipient, reader: (await readerOf(reading)).publicKey };
}

function headKeys(head: HeadSecrets): Pick<Appointment, "head" | "headPostQuantum" | "press"> {
  return {
    head: publicKeyOf(head.head),
    headPostQuantum: mlDsaPublicKey(head.headPostQuantum),
    press: publicKeyOf(head.press),
  };
}

async function appoint(rootSeed: Uint8Array, plan: Omit<Appointment, "v" | "root">): Promise<Uint8Array> {
  const root = await signerOf(rootSeed);
  return await signStatement("appointment", { v: 1, root: root.publicKey, ...plan }, root);
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
