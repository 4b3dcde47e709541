import { childrenOf } from "../derive/standing.ts";
import { type Draft, after, enter, leave, setBracket, setNode, touch } from "./draft.ts";
import { byAgreement, changedSince, turnAt } from "./history.ts";
import { bracketAt, nodeAt } from "./lookup.ts";
import { STATES, lastOf } from "./past.ts";
import type { Bracket, BracketState, Placed } from "./records.ts";

/** A bracket that a way back to a revision put in another state, and how it was before. */
export interface PutBack {
  readonly bracket: number;
  readonly state: BracketState;
  readonly mootBy: number;
  readonly since: number;
}

/** What an agreed way back changed; nothing while it is not agreed. Kept in its `about`, four numbers for each. */
export function changedBy({ about }: Bracket): readonly PutBack[] {
  const found: PutBack[] = [];
  for (let at = 0; at < about.length; at += 4) {
    const [bracket = -1, state = -1, mootBy = -1, since = -1] = about.slice(at, at + 4);
    found.push({ bracket, state: STATES[state] ?? "open", mootBy, since });
  }
  return found;
}

/** Sets every bracket to the state it had at the revision. Which had which before, the way back remembers. */
export function goBack(draft: Draft, index: number, placed: Placed): void {
  const { under } = bracketAt(draft, index);
  const changed = changedSince(draft, under);
  const about = changed.flatMap(({ bracket }) => {
    const { state, mootBy, since } = bracketAt(draft, bracket);
    return [bracket, STATES.indexOf(state), mootBy, since];
  });
  setBracket(draft, index, { ...bracketAt(draft, index), about });
  for (const { bracket, state } of changed) {
    const mootBy = state === "moot" ? index : -1;
    putInState(draft, { bracket, state, mootBy, since: state === "open" ? index : -1 }, placed, under);
  }
}

/** Sets them back to what they were before the way back was agreed. */
export function undoGoingBack(draft: Draft, index: number, placed: Placed): void {
  const before = lastOf(draft, bracketAt(draft, index)).placed.seq - 1;
  for (const put of changedBy(bracketAt(draft, index))) putInState(draft, put, placed, before);
  setBracket(draft, index, { ...bracketAt(draft, index), about: [] });
}

/** Puts a bracket in a state as it was in it when a place in the record had been folded. */
function putInState(
  draft: Draft,
  { bracket: index, state, mootBy, since }: PutBack,
  placed: Placed,
  then: number,
): void {
  const before = bracketAt(draft, index);
  // What a repair made of a mark, the note of that says.
  const note = before.kind === "mark" ? (turnAt(draft, before, then)?.note ?? null) : null;
  if (before.state === "open") leave(draft, index, "open");
  const removes = before.kind === "delete" || before.kind === "replace" || before.kind === "strike";
  if (before.state === "agreed" && removes) leave(draft, index, "cuts");
  setBracket(draft, index, { ...after(before, state, placed, { state, note }), mootBy, since });
  if (state === "open") enter(draft, index, "open");
  if (state === "agreed" && removes) enter(draft, index, "cuts");
  if (before.kind === "move" || before.kind === "merge") {
    const list = before.kind === "move" ? "moves" : "mergers";
    const inOrder = list === "moves" ? byAgreement(draft, then) : (one: number, other: number) => one - other;
    for (const node of before.about) {
      const record = nodeAt(draft, node);
      const others = record[list].filter((one) => one !== index);
      setNode(draft, node, { ...record, [list]: state === "agreed" ? [...others, index].toSorted(inOrder) : others });
    }
    if (list === "mergers") for (const child of childrenOf(draft, before.about[1] ?? 0)) touch(draft, child);
  }
  if (state !== "open" && !(state === "agreed" && removes)) {
    for (const part of before.parts) {
      const node = part.kind === "nodes" ? part.parent : part.node;
      setNode(draft, node, nodeAt(draft, node));
    }
  }
}
