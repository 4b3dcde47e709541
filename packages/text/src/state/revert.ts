import { NOTHING } from "../persistent/list.ts";
import { type Draft, after, enter, leave, setBracket, setNode } from "./draft.ts";
import { changedSince } from "./history.ts";
import { bracketAt, nodeAt } from "./lookup.ts";
import type { BracketState, Placed } from "./records.ts";

/** Sets every bracket to the state it had at the revision. Which had which before, the revert remembers. */
export function applyRevert(draft: Draft, index: number, placed: Placed): void {
  const { under, about } = bracketAt(draft, index);
  const changed = changedSince(draft, under);
  const before = changed.map(({ bracket }) => ({ bracket, state: bracketAt(draft, bracket).state }));
  const place = about[0] ?? 0;
  setBracket(draft, index, {
    ...bracketAt(draft, index),
    about: [
      place,
      ...before.flatMap(({ bracket, state }) => [bracket, STATES.indexOf(state), bracketAt(draft, bracket).mootBy]),
    ],
  });
  for (const { bracket, state } of changed) putInState(draft, bracket, state, placed, state === "moot" ? index : -1);
}

/** Sets them back to what they were before the revert was agreed. */
export function undoRevert(draft: Draft, index: number, placed: Placed): void {
  const { about } = bracketAt(draft, index);
  for (let at = 1; at < about.length; at += 3) {
    const bracket = about[at] ?? -1;
    const state = STATES[about[at + 1] ?? -1];
    if (bracket >= 0 && state !== undefined) putInState(draft, bracket, state, placed, about[at + 2] ?? -1);
  }
  setBracket(draft, index, { ...bracketAt(draft, index), about: about.slice(0, 1) });
}

const STATES: readonly BracketState[] = ["open", "agreed", "withdrawn", "moot", "fallen", "closed"];

function putInState(draft: Draft, index: number, state: BracketState, placed: Placed, mootBy: number): void {
  const before = bracketAt(draft, index);
  if (before.state === "open") leave(draft, index, "open");
  const removes = before.kind === "delete" || before.kind === "replace" || before.kind === "strike";
  if (before.state === "agreed" && removes) leave(draft, index, "cuts");
  // Who accepts the way back takes back what the proposal had been agreed by: or one party alone could agree it again at once.
  const accepts = before.state === "agreed" ? NOTHING : before.accepts;
  setBracket(draft, index, { ...after(before, state, placed, { state }), mootBy, accepts });
  if (state === "open") enter(draft, index, "open");
  if (state === "agreed" && removes) enter(draft, index, "cuts");
  if (before.kind === "move" || before.kind === "merge") {
    const list = before.kind === "move" ? "moves" : "mergers";
    for (const node of before.about) {
      const record = nodeAt(draft, node);
      const others = record[list].filter((one) => one !== index);
      setNode(draft, node, {
        ...record,
        [list]: state === "agreed" ? [...others, index].toSorted((a, b) => a - b) : others,
      });
    }
  }
  if (state !== "open" && !(state === "agreed" && removes)) {
    for (const part of before.parts) {
      const node = part.kind === "nodes" ? part.parent : part.node;
      setNode(draft, node, nodeAt(draft, node));
    }
  }
}
