import type { DelegationId } from "@longtable/protocol";

import { isTooDeepUnder, levelsOf } from "../acts/depth.ts";
import { wrongMerger, wrongSplit } from "../acts/order-of-words.ts";
import type { Hash } from "../acts/shapes.ts";
import { childrenOf, isAgreed, isNodeAlive, isWithin, joinedTo, nodesOf, pathOf } from "../derive/standing.ts";
import { acceptorsOf, subjectTaking } from "../derive/subject.ts";
import { takenBy } from "../derive/would-take.ts";
import { NOTHING, withOneMore } from "../persistent/list.ts";
import type { TextRefusal } from "../refusal.ts";
import { type Draft, after, enter, leave, setBracket, setNode, touch, touchBracket } from "./draft.ts";
import { bracketAt, choiceAt, nodeAt, parentOf } from "./lookup.ts";
import type { Acceptance, Bracket, NegotiatingText, Placed } from "./records.ts";
import { reach } from "./reach.ts";
import { goBack, undoGoingBack } from "./way-back.ts";

/** Whether agreeing a bracket takes words or provisions away. */
function removes({ kind }: Bracket): boolean {
  return kind === "delete" || kind === "replace" || kind === "strike";
}

/**
 * Puts a delegation's acceptance of a proposal in place of its last one of it or of another option of its choice, and settles the
 * proposal when everybody who must has accepted it as it is.
 */
export function accept(
  draft: Draft,
  index: number,
  acceptance: Acceptance,
  placed: Placed,
  what: "opened" | "joined" | "accepted" | "took",
): TextRefusal | null {
  const preferred = bracketAt(draft, index).kind === "package" ? bracketAt(draft, index).about : [index];
  for (const part of preferred) {
    const { choice } = bracketAt(draft, part);
    if (choice < 0) continue;
    for (const option of choiceAt(draft, choice).options) {
      if (option !== part) dropAcceptance(draft, option, acceptance.by);
    }
  }
  const bracket = bracketAt(draft, index);
  // Who accepts the same form as another names it in a string of their own; one is kept.
  const subject = bracket.accepts.find((one) => one.subject === acceptance.subject)?.subject ?? acceptance.subject;
  const others = bracket.accepts.filter(({ by }) => by !== acceptance.by);
  const accepts = withOneMore(others, { ...acceptance, subject });
  const accepted: Bracket = { ...bracket, accepts };
  setBracket(draft, index, what === "opened" ? accepted : after(accepted, what, placed, { note: acceptance.aside }));
  return settle(draft, index, placed);
}

/** Takes a delegation's acceptance of a proposal back, and with it that of every package that holds it. */
export function dropAcceptance(draft: Draft, index: number, by: DelegationId): void {
  for (const other of draft.packages) {
    if (bracketAt(draft, other).kind === "package" && bracketAt(draft, other).about.includes(index))
      dropAcceptance(draft, other, by);
  }
  const bracket = bracketAt(draft, index);
  if (!bracket.accepts.some((one) => one.by === by)) return;
  setBracket(draft, index, { ...bracket, accepts: bracket.accepts.filter((one) => one.by !== by) });
}

/** Agrees a proposal when everybody who must has accepted it as it is. */
function settle(draft: Draft, index: number, placed: Placed): TextRefusal | null {
  const { kind, accepts } = bracketAt(draft, index);
  // Most acceptances are not the last one: no more is reckoned than tells this.
  if (kind !== "package" && accepts.length < fewestAcceptors(draft, index)) return null;
  const taken = takenBy(draft, index);
  if (!isAcceptedByAll(draft, index, subjectTaking(draft, index, taken), acceptorsOf(draft, index, taken))) return null;
  if (kind !== "package") return agree(draft, index, taken, placed);
  const refused = agreeTogether(draft, index, placed);
  return refused ?? agree(draft, index, [], placed);
}

function fewestAcceptors(text: NegotiatingText, index: number): number {
  return acceptorsOf(text, index, []).length;
}

function isAcceptedByAll(
  text: NegotiatingText,
  index: number,
  subject: Hash,
  acceptors: readonly DelegationId[],
): boolean {
  const { accepts } = bracketAt(text, index);
  return acceptors.every((party) => accepts.some(({ by, subject: named }) => by === party && named === subject));
}

function agreeTogether(draft: Draft, index: number, placed: Placed): TextRefusal | null {
  const { about } = bracketAt(draft, index);
  for (const part of about) {
    // What an earlier one of the package closed is closed; the rest is closed now.
    const taken = takenBy(draft, part);
    if (taken.some((other) => about.includes(other))) return "RIVALS_TOGETHER";
    const refused = agree(draft, part, taken, placed);
    if (refused !== null) return refused;
  }
  return null;
}

/** Lets a proposal take effect and closes what it takes. */
export function agree(draft: Draft, index: number, taken: readonly number[], placed: Placed): TextRefusal | null {
  const bracket = bracketAt(draft, index);
  if (bracket.kind === "move") {
    const [node] = bracket.about;
    if (node === undefined || !isMovable(draft, node, bracket)) return "NOT_STANDING";
    // Where it goes may itself lie deeper than when the move was proposed.
    if (isTooDeepUnder(draft, bracket.under, levelsOf(draft, node))) return "TOO_DEEP";
  }
  const misplaced = wrongPlace(draft, index);
  if (misplaced !== null) return misplaced;
  for (const other of taken) close(draft, other, "moot", placed, index);
  leave(draft, index, "open");
  setBracket(draft, index, { ...after(bracketAt(draft, index), "agreed", placed, { state: "agreed" }), taken });
  if (removes(bracket)) enter(draft, index, "cuts");
  if (bracket.kind === "revert") goBack(draft, index, placed);
  rearrange(draft, index, true);
  touchBracket(draft, index);
  return bracket.kind === "move" ? settleMove(draft, bracket) : null;
}

/** Why what a proposal is about is no longer where it was proposed, so that it is to be proposed anew; null when it is. */
function wrongPlace(text: NegotiatingText, index: number): TextRefusal | null {
  const { kind, parts, about } = bracketAt(text, index);
  const [first = -1, second = -1] = about;
  if (kind === "merge") return wrongMerger(text, first, second);
  if (kind === "split") return wrongSplit(text, index);
  if (kind !== "strike" && kind !== "delete" && kind !== "replace") return null;
  const isElsewhere = parts.some(
    (part) =>
      part.kind === "nodes" &&
      // A strike says where its provision stands; what was joined to another is there now.
      ((kind === "strike" && parentOf(text, part.first) !== part.parent) ||
        nodesOf(text, part).some((node) => joinedTo(text, node) >= 0)),
  );
  return isElsewhere ? "NOT_STANDING" : null;
}

/** Where it is now, a provision stands, with all that it is part of. */
function settleMove(draft: Draft, { about, under }: Bracket): TextRefusal | null {
  const [node] = about;
  if (node === undefined) return null;
  // Its place may lie among provisions that were agreed away since.
  return isNodeAlive(draft, node) ? reach(draft, node, under, nodeAt(draft, node).owner) : "NOT_STANDING";
}

/** A move is made only to what stands, and never under the node itself. */
function isMovable(text: NegotiatingText, node: number, { under, parent }: Bracket): boolean {
  if (!isNodeAlive(text, node) || !isNodeAlive(text, under) || pathOf(text, under).includes(node)) return false;
  const { owner } = nodeAt(text, under);
  return isAgreed(text, owner) || isWithin(text, parent, owner) || owner === parent;
}

/** Moves, splits and mergers: which of them are agreed, the nodes say. */
function rearrange(draft: Draft, index: number, isAgreedNow: boolean): void {
  const { kind, about } = bracketAt(draft, index);
  const change = (numbers: readonly number[]): readonly number[] => {
    const others = numbers.filter((number) => number !== index);
    return isAgreedNow ? [...others, index] : others;
  };
  if (kind === "move") {
    const [node] = about;
    if (node === undefined) return;
    const from = parentOf(draft, node);
    const record = nodeAt(draft, node);
    setNode(draft, node, { ...record, moves: change(record.moves) });
    touch(draft, from);
    touch(draft, parentOf(draft, node));
  }
  if (kind === "merge") {
    for (const node of about) {
      const record = nodeAt(draft, node);
      // In the order in which they were proposed, so that agreeing one again changes no order.
      setNode(draft, node, { ...record, mergers: change(record.mergers).toSorted((a, b) => a - b) });
    }
    for (const node of about) touch(draft, node);
    // They are drawn under the other one now, or no longer.
    for (const child of childrenOf(draft, about[1] ?? 0)) touch(draft, child);
  }
  if (kind === "split") for (const node of about) touch(draft, node);
}

/** Ends a bracket that is open. */
export function close(
  draft: Draft,
  index: number,
  state: "withdrawn" | "moot" | "fallen" | "closed",
  placed: Placed,
  mootBy = -1,
  note: string | null = null,
): void {
  leave(draft, index, "open");
  const bracket = bracketAt(draft, index);
  setBracket(draft, index, { ...after(bracket, state, placed, { state, note }), mootBy });
  touchBracket(draft, index);
}

/** Opens a bracket again that was closed. */
export function openAgain(draft: Draft, index: number, what: "open" | "took", placed: Placed): void {
  const bracket = bracketAt(draft, index);
  setBracket(draft, index, { ...after(bracket, what, placed, { state: "open" }), mootBy: -1 });
  enter(draft, index, "open");
  touchBracket(draft, index);
}

/** Takes the effect of an agreed proposal back: it is open again, and what it closed too. */
export function undoAgreement(draft: Draft, index: number, placed: Placed): void {
  const bracket = bracketAt(draft, index);
  if (removes(bracket)) leave(draft, index, "cuts");
  rearrange(draft, index, false);
  if (bracket.kind === "revert") undoGoingBack(draft, index, placed);
  openAgain(draft, index, "open", placed);
  setBracket(draft, index, { ...bracketAt(draft, index), taken: NOTHING });
  for (const other of bracket.taken) {
    const { state, mootBy } = bracketAt(draft, other);
    if (state === "moot" && mootBy === index) openAgain(draft, other, "open", placed);
  }
}
