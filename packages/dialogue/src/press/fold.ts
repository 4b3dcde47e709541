import type { DelegationId } from "@longtable/protocol";

import { get, set } from "../persistent/id-map.ts";
import type { Stamp } from "../stamp.ts";
import type { PressAct } from "./acts.ts";
import { type Press, type Published, type PublishedVersion, photographOf, publishedNow } from "./state.ts";
import { type PublicStatement, statementSubject } from "./statement.ts";

/** Why a press act has no effect: those of the vocabulary's codes that a node's press pages need to know. */
export type PressRefusal =
  | "TOO_MANY"
  | "NOTHING_THERE"
  | "NOT_YOURS"
  | "STALE_SUBJECT"
  | "WRONG_STATE"
  | "ALREADY_DONE"
  | "OWN_ACT"
  | "NOT_THEIR_PHOTOGRAPH";

/** Wordings of one publication. */
const MOST_VERSIONS = 64;

/**
 * Folds one press act, of a press key of `stamp.delegation` (the caller has checked that it is one), into
 * what is published; or gives the code of why it has no effect. Pure.
 */
export function foldPress(press: Press, act: PressAct, stamp: Stamp): Press | PressRefusal {
  switch (act.type) {
    case "press.publish": {
      const wrong = wrongIn(press, act.statement, stamp.delegation);
      if (wrong !== null) return wrong;
      const version = versionOf(act.statement, null, stamp);
      return keep(press, {
        id: stamp.act,
        delegation: stamp.delegation,
        versions: [version],
        withdrawn: null,
        endorsed: {},
      });
    }
    case "press.correct": {
      const published = own(press, act, stamp);
      if (typeof published === "string") return published;
      if (published.versions.length >= MOST_VERSIONS) return "TOO_MANY";
      const wrong = wrongIn(press, act.statement, stamp.delegation);
      if (wrong !== null) return wrong;
      const versions = [...published.versions, versionOf(act.statement, act.why, stamp)] as const;
      return keep(press, { ...published, versions, endorsed: {} });
    }
    case "press.withdraw": {
      const published = own(press, act, stamp);
      return typeof published === "string"
        ? published
        : keep(press, { ...published, withdrawn: { stamp, why: act.why } });
    }
    case "press.endorse": {
      const published = get(press, act.published);
      if (published === undefined) return "NOTHING_THERE";
      const { statement, subject } = publishedNow(published);
      if (statement.jointWith?.includes(stamp.delegation) !== true) return "NOT_YOURS";
      if (act.subject !== subject) return "STALE_SUBJECT";
      if (published.withdrawn !== null) return "WRONG_STATE";
      if (published.endorsed[stamp.delegation] !== undefined) return "ALREADY_DONE";
      return keep(press, { ...published, endorsed: { ...published.endorsed, [stamp.delegation]: stamp } });
    }
  }
}

function keep(press: Press, published: Published): Press {
  return set(press, published.id, published);
}

function versionOf(statement: PublicStatement, why: string | null, stamp: Stamp): PublishedVersion {
  return { statement, subject: statementSubject(statement), why, stamp };
}

function own(press: Press, act: { readonly published: Published["id"] }, stamp: Stamp): Published | PressRefusal {
  const published = get(press, act.published);
  if (published === undefined) return "NOTHING_THERE";
  if (published.delegation !== stamp.delegation) return "NOT_YOURS";
  return published.withdrawn === null ? published : "WRONG_STATE";
}

/**
 * A reproduced photograph must be one that the credited delegation published in this room. Nobody names itself as who it
 * is joint with.
 */
function wrongIn(press: Press, statement: PublicStatement, by: DelegationId): PressRefusal | null {
  if (statement.jointWith?.includes(by) === true) return "OWN_ACT";
  for (const { from, statement: id, photograph } of statement.reproduces ?? []) {
    if (from === by) return "OWN_ACT";
    const published = get(press, id);
    if (published?.delegation !== from || photographOf(published, photograph) === null) return "NOT_THEIR_PHOTOGRAPH";
  }
  return null;
}
