import type { DelegationId } from "@longtable/protocol";

import type { Hash } from "../acts/shapes.ts";
import { changedSince } from "../state/history.ts";
import { bracketAt, bracketIdOf, nodeIdOf } from "../state/lookup.ts";
import type { Bracket, NegotiatingText } from "../state/records.ts";
import { drawnOwn, drawnTarget } from "./drawn.ts";
import { type Hashed, hashOf } from "./hashing.ts";
import { holdersOf, isLive, sponsorsOf } from "./standing.ts";
import { takenBy } from "./would-take.ts";

/**
 * The hash by which a proposal is accepted, or a reservation lifted: over its id and kind, its target as it stands, its own words with
 * their inner live brackets, and everything that agreeing it would close, with its words. Its sponsors are no part of it.
 */
export function subjectOf(text: NegotiatingText, index: number): Hash {
  return subjectTaking(text, index, takenBy(text, index));
}

/** The same, for whoever has reckoned what would be taken. */
export function subjectTaking(text: NegotiatingText, index: number, taken: readonly number[]): Hash {
  const bracket = bracketAt(text, index);
  return hashOf([
    "longtable/text/subject/1",
    bracketIdOf(text, index),
    bracket.kind,
    drawnTarget(text, index),
    drawnOwn(text, index),
    aboutOf(text, bracket),
    taken.map((other): Hashed => {
      return [bracketIdOf(text, other), bracketAt(text, other).kind, drawnTarget(text, other), drawnOwn(text, other)];
    }),
    // Whoever went back to where it was open is asked anew.
    ...(bracket.since < 0 ? [] : [bracketIdOf(text, bracket.since)]),
  ]);
}

function aboutOf(text: NegotiatingText, { kind, about, under, told }: Bracket): readonly Hashed[] {
  switch (kind) {
    case "package":
      return about.map((part) => subjectOf(text, part));
    case "move":
      return [...about.map((node) => nodeIdOf(text, node)), under === 0 ? "" : nodeIdOf(text, under)];
    case "merge":
    case "split":
      return about.map((node) => nodeIdOf(text, node));
    case "revert":
      // What is agreed, put aside or lifted between one acceptance and the next, going back undoes too.
      return [under, ...changedSince(text, under).map(({ bracket, state }) => [bracketIdOf(text, bracket), state])];
    case "reserve":
      return [told.footnote ?? ""];
    case "basis":
      return [text.file?.hash ?? "", ...text.rivals];
    case "insert":
    case "delete":
    case "replace":
    case "newNode":
    case "strike":
    case "mark":
      return [];
  }
}

/** Who must accept a proposal in its present form: see TEXT.md, acceptors. */
export function acceptorsOf(
  text: NegotiatingText,
  index: number,
  taken: readonly number[] = takenBy(text, index),
): readonly DelegationId[] {
  const bracket = bracketAt(text, index);
  const deciding = new Set<DelegationId>(
    bracket.kind === "package" ? bracket.about.flatMap((part) => acceptorsOf(text, part)) : whoSettles(text, bracket),
  );
  for (const other of taken) {
    const closed = bracketAt(text, other);
    for (const holder of holdersOf(text, closed)) deciding.add(holder);
    // Options of a file may stand in different insertions: whoever settles there is asked too.
    const isRivalElsewhere = closed.choice >= 0 && closed.choice === bracket.choice && closed.parent !== bracket.parent;
    if (isRivalElsewhere) for (const party of whoSettles(text, closed)) deciding.add(party);
  }
  return text.parties.filter((party) => deciding.has(party));
}

/** The sponsors of the innermost open proposal around it; without one, or where nobody holds that, all parties. */
function whoSettles(text: NegotiatingText, { parent }: Bracket): readonly DelegationId[] {
  for (let around = parent; around >= 0;) {
    const outer = bracketAt(text, around);
    if (outer.state === "open") {
      const sponsors = sponsorsOf(text, outer);
      return sponsors.length > 0 ? sponsors : text.parties;
    }
    around = outer.parent;
  }
  return text.parties;
}

/** Whether a proposal can be accepted now: it is live, and so is all that a package holds together. */
export function isAcceptable(text: NegotiatingText, index: number): boolean {
  const { kind, about } = bracketAt(text, index);
  if (kind === "reserve" || kind === "mark" || !isLive(text, index)) return false;
  return kind !== "package" || about.every((part) => isAcceptable(text, part));
}
