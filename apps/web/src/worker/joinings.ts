import {
  lookAtInvitation,
  makeDelegationSecrets,
  makeDeviceKeys,
  openDevice,
  planConvening,
  readInvitationLink,
} from "@longtable/client";
import { type About, type Role, equalBytes, fingerprint } from "@longtable/protocol";

import { Joining, type JoiningNow, seatId } from "./joining.ts";
import { type FirstWords, type KeptJoining, keepJoining, keptJoinings, keptSeats } from "./seats.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** What an invitation offers, before anything was asked for. */
export type InvitationFace =
  | {
      readonly is: "open";
      readonly kind: "head" | "delegate";
      readonly origin: string;
      readonly until: number;
      /** The inviting delegation's key, as a short fingerprint. */
      readonly inviter: string;
      readonly about: About | null;
      readonly name: string | null;
      readonly role: Role | null;
    }
  /** It was begun here before: this is where it stands, or the seat it led to. */
  | { readonly is: "joining"; readonly id: string }
  | { readonly is: "seated"; readonly seat: string }
  | { readonly is: "refused"; readonly code: string };

/** What a joining is, for a screen: none of its secrets. */
export interface JoiningFace {
  readonly id: string;
  readonly as: KeptJoining["as"];
  readonly origin: string;
  readonly name: string;
  readonly title: string | null;
  /** Of a convening: what the other delegations are called, in the order of the links. */
  readonly others: readonly string[];
  readonly now: JoiningNow;
}

/** What whoever convenes says of it. */
export interface ConveningWish {
  readonly origin: string;
  readonly name: string;
  readonly firstWords: FirstWords;
  /** What the other delegations are called, one link for each. */
  readonly others: readonly string[];
  readonly until: number;
  readonly conveningToken: string | null;
}

/** The seats that are being taken in this browser profile. */
export class Joinings {
  readonly #all = new Map<string, Joining>();
  readonly #begun: Promise<void>;

  /** Goes on with those begun before. */
  constructor() {
    this.#begun = keptJoinings().then((kept) => kept.forEach((one) => this.#all.set(one.id, new Joining(one))));
  }

  async faces(): Promise<readonly JoiningFace[]> {
    await this.#begun;
    return [...this.#all.values()].filter(({ now }) => now.is !== "seated").map(faceOf);
  }

  /** One of them, once it is another than the one seen; null when there is none. */
  async next(id: string, seen: JoiningNow["is"] | null): Promise<JoiningFace | null> {
    await this.#begun;
    const joining = this.#all.get(id);
    if (joining === undefined) return null;
    while (joining.now.is === seen) await joining.changed();
    return faceOf(joining);
  }

  async at(id: string): Promise<Joining | null> {
    await this.#begun;
    return this.#all.get(id) ?? null;
  }

  /** Looks at an invitation. The node learns that somebody did, by a key that is thrown away. */
  async look(url: string): Promise<InvitationFace> {
    await this.#begun;
    const read = readInvitationLink(url);
    if (!read.ok) return { is: "refused", code: read.code };
    const { link } = read;
    const taken = (await keptSeats()).find(({ via }) => via !== null && equalBytes(via, link.id));
    if (taken !== undefined) return { is: "seated", seat: taken.id };
    const begun = [...this.#all.values()].find(({ kept }) => kept.link !== null && equalBytes(kept.link.id, link.id));
    if (begun !== undefined) return { is: "joining", id: begun.kept.id };
    const device = await openDevice(makeDeviceKeys(random));
    const seen = await lookAtInvitation({ link, device, random, clock: Date.now });
    if (!seen.ok) return { is: "refused", code: seen.code };
    const { kind, until, about, details } = seen;
    const inviter = fingerprint("delegation", seen.inviter);
    const { name = null, role = null } = details ?? {};
    return { is: "open", kind, origin: link.origin, until, inviter, about, name, role };
  }

  /** Makes this device's keys, keeps them, and asks to be let in. */
  async join(url: string, name: string, firstWords: FirstWords | null): Promise<string> {
    const read = readInvitationLink(url);
    if (!read.ok) throw new TypeError("A link is looked at before it is followed.");
    const { link } = read;
    const isHead = link.kind === "head";
    return await this.#begin({
      as: link.kind,
      origin: link.origin,
      name,
      link,
      secrets: isHead ? makeDelegationSecrets(random) : null,
      plan: null,
      firstWords: isHead ? firstWords : null,
      conveningToken: null,
    });
  }

  /** Convenes a dialogue: a link for each other head is in its state from the start. */
  async convene({ origin, name, firstWords, others, until, conveningToken }: ConveningWish): Promise<string> {
    const secrets = makeDelegationSecrets(random);
    const { title, mandate } = firstWords.convening ?? { title: "", mandate: "" };
    const plan = {
      ...planConvening(origin, secrets, others.length, until, random),
      about: others.map((to): About => ({ title, from: firstWords.name, to, mandate: mandate.slice(0, 8000) })),
    };
    return await this.#begin({ as: "convener", origin, name, link: null, secrets, plan, firstWords, conveningToken });
  }

  async drop(id: string): Promise<void> {
    await this.#all.get(id)?.drop();
    this.#all.delete(id);
  }

  async #begin(what: Omit<KeptJoining, "id" | "device" | "compared">): Promise<string> {
    const device = makeDeviceKeys(random);
    const kept: KeptJoining = { ...what, id: seatId(device.seed), device, compared: null };
    await keepJoining(kept);
    this.#all.set(kept.id, new Joining(kept));
    return kept.id;
  }
}

function faceOf({ kept, now }: Joining): JoiningFace {
  const { id, as, origin, name, firstWords, plan } = kept;
  const others = plan?.about?.map(({ to }) => to) ?? [];
  return { id, as, origin, name, title: firstWords?.convening?.title ?? null, others, now };
}
