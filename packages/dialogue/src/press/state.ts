import type { ActId, DelegationId } from "@longtable/protocol";

import { type IdMap, emptyMap, values } from "../persistent/id-map.ts";
import type { Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { Photograph, PublicStatement } from "./statement.ts";

/** One wording of what was published. */
export interface PublishedVersion {
  readonly statement: PublicStatement;
  readonly subject: Hash;
  /** Why it was corrected; null for the first. */
  readonly why: string | null;
  readonly stamp: Stamp;
}

/** What a delegation said to the public: every wording it had, and whether it still stands by it. */
export interface Published {
  readonly id: ActId;
  readonly delegation: DelegationId;
  /** At least one; the last is the current one, and the others stay readable. */
  readonly versions: readonly [PublishedVersion, ...PublishedVersion[]];
  readonly withdrawn: { readonly stamp: Stamp; readonly why: string } | null;
  /** Of the current wording, by the delegations it names. */
  readonly endorsed: Readonly<Record<DelegationId, Stamp>>;
}

/** All that was published in a press room. */
export type Press = IdMap<ActId, Published>;

/** A press room in which nothing was published. */
export const nothingPublished: Press = emptyMap();

/** The wording that now stands. */
export function publishedNow(published: Published): PublishedVersion {
  return published.versions.at(-1) ?? published.versions[0];
}

/** Everything published, newest first by place in the record; what was withdrawn too, marked so. */
export function publications(press: Press): readonly Published[] {
  return values(press).toSorted((a, b) => b.versions[0].stamp.seq - a.versions[0].stamp.seq);
}

/** Whether a statement is joint, and every delegation it names has endorsed its current wording. */
export function isJoint(published: Published): boolean {
  const { jointWith } = publishedNow(published).statement;
  return jointWith !== undefined && jointWith.every((delegation) => published.endorsed[delegation] !== undefined);
}

/** A photograph in any wording of what was published, or null. */
export function photographOf(published: Published, hash: Hash): Photograph | null {
  for (const { statement } of published.versions) {
    const found = statement.photographs?.find((one) => one.hash === hash);
    if (found !== undefined) return found;
  }
  return null;
}
