import type { Act } from "@longtable/protocol";

import type { BracketFace, MarkFace } from "../../views/text/bracket.ts";
import type { ProvisionStanding } from "../../views/text/provision.ts";

/** Where an act is done: which text, in which session. Where no session is open, binding acts are refused with the reason. */
export interface ActPlace {
  readonly text: string;
  readonly session: string | null;
}

/**
 * What may be done with a bracket, exactly as it was drawn: binding acts name the subject that came with the
 * face. If it is another one by the time the act is placed, the act has no effect and says so.
 */
export function bracketActs({ text, session }: ActPlace, face: BracketFace): Readonly<Record<BracketAct, Act>> {
  const { id: bracket, subject } = face;
  const on = { text, bracket };
  const binding = { ...on, session: session ?? "", subject: subject ?? "" };
  return {
    accept: { type: "text.accept", ...binding },
    join: { type: "text.join", ...binding },
    lift: { type: "text.lift", ...binding },
    object: { type: "text.object", text, to: { bracket } },
    withdraw: { type: "text.withdraw", ...on },
    take: { type: "text.take", ...on },
    reopen: { type: "text.reopen", text, what: { bracket } },
    want: { type: "text.claim", ...on, as: "want" },
    against: { type: "text.claim", ...on, as: "against" },
    literal: { type: "text.repair", text, how: { kind: "literal", mark: bracket }, session: session ?? "" },
    remove: { type: "text.repair", text, how: { kind: "remove", mark: bracket }, session: session ?? "" },
    confirm: { type: "text.repair", text, how: { kind: "confirm", option: bracket }, session: session ?? "" },
  };
}
export type BracketAct =
  | "accept"
  | "join"
  | "lift"
  | "object"
  | "withdraw"
  | "take"
  | "reopen"
  | "want"
  | "against"
  | "literal"
  | "remove"
  | "confirm";

/** That two marks without partners are a pair. */
export function pairAct({ text, session }: ActPlace, face: BracketFace, other: MarkFace): Act {
  const [open, close] = other.sign === "]" ? [face.id, other.id] : [other.id, face.id];
  return { type: "text.repair", text, how: { kind: "pair", open, close }, session: session ?? "" };
}

/** What is to become of a bracket's words by a call. */
export interface CalledWords {
  readonly bracket: string;
  readonly words: "keep" | "drop";
}

/** The chair's call on brackets that nobody holds. */
export function callAct({ text, session }: ActPlace, brackets: readonly CalledWords[]): Act {
  return {
    type: "text.call",
    text,
    brackets: brackets.map(({ bracket, words }) => ({ bracket, words })),
    session: session ?? "",
  };
}

/** What may be done with a provision as it was drawn. */
export function provisionActs(
  { text, session }: ActPlace,
  node: string,
  standing: ProvisionStanding,
): Readonly<Record<ProvisionAct, Act>> {
  const { hash: subject, shown, invisible } = standing;
  const binding = { text, node, session: session ?? "", subject, shown };
  return {
    agree: { type: "text.agree", ...binding },
    initial: { type: "text.initial", ...binding, ...(invisible.length === 0 ? {} : { acknowledged: [...invisible] }) },
    reopen: { type: "text.reopen", text, what: { node } },
    strike: { type: "text.propose", text, change: { kind: "strike", node } },
    reserve: { type: "text.reserve", text, target: [{ node }] },
  };
}
export type ProvisionAct = "agree" | "initial" | "reopen" | "strike" | "reserve";
