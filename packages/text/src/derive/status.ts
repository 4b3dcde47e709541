import type { DelegationId } from "@longtable/protocol";

import { bracketAt, nodeAt } from "../state/lookup.ts";
import type { Assent, NegotiatingText } from "../state/records.ts";
import type { ProvisionStatus } from "../view.ts";
import { shownOf } from "./displayed.ts";
import { agreedChildren, hashOfNode } from "./hash.ts";
import { drawnUnder } from "./standing.ts";
import { isClean } from "./summary.ts";

/** How far a node is by what was said of it, and of what it is under. */
export function statusOf(text: NegotiatingText, index: number): ProvisionStatus {
  const own = ownStatus(text, index);
  if (own !== "white" && own !== "clean" && own !== "yellow") return own;
  const above = drawnUnder(text, index);
  if (above >= 0) {
    const around = statusOf(text, above);
    if (around === "green" || around === "initialled" || around === "renumbered") return around;
  }
  return own;
}

function ownStatus(text: NegotiatingText, index: number): ProvisionStatus {
  const { assents, reports } = nodeAt(text, index);
  const agreements = latest(assents, "agree");
  if (!isClean(text, index)) return agreements.length > 0 ? "stale" : "open";
  if (agreements.length === 0 && reports.length === 0) return basisStatus(text);
  const hash = hashOfNode(text, index);
  if (agreements.some((one) => one.hash !== hash)) return "stale";
  if (isByAll(text, agreements)) {
    const shown = shownOf(text, index);
    if (agreements.some((one) => one.shown !== shown)) return "renumbered";
    const initials = latest(assents, "initial").filter((one) => one.hash === hash && one.shown === shown);
    return isByAll(text, initials) ? "initialled" : "green";
  }
  return reports.some((one) => one.hash === hash) ? "yellow" : basisStatus(text);
}

function basisStatus(text: NegotiatingText): "white" | "clean" {
  return bracketAt(text, 0).state === "agreed" ? "clean" : "white";
}

/** Each delegation's last assent of a kind. */
function latest(assents: readonly Assent[], kind: Assent["kind"]): readonly Assent[] {
  const last = new Map<DelegationId, Assent>();
  for (const assent of assents) if (assent.kind === kind) last.set(assent.by, assent);
  return [...last.values()];
}

function isByAll(text: NegotiatingText, assents: readonly Assent[]): boolean {
  return text.parties.every((party) => assents.some(({ by }) => by === party));
}

/** Whether all parties have agreed to a node as it is now: to itself, or to everything under it, whose hashes take in its heading and chapeau. */
export function isGreen(text: NegotiatingText, index: number): boolean {
  const status = statusOf(text, index);
  if (status === "green" || status === "initialled") return true;
  if (status === "stale" || status === "open" || status === "renumbered") return false;
  const under = agreedChildren(text, index).filter((child) => nodeAt(text, child).kind !== "footnote");
  return under.length > 0 && under.every((child) => isGreen(text, child));
}
