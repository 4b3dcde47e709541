import { withOneMore } from "../persistent/list.ts";
import { addBracket, type Draft, enter } from "../state/draft.ts";
import { bracketAt, nodeAt, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Part, Run } from "../state/records.ts";
import { addPieces, putIn, wrongWords } from "./add-words.ts";
import { findGap, type WordPlace } from "./gap.ts";
import { type ChangeOf, type Opened, proposed, type Proposing } from "./proposing.ts";
import { findTarget } from "./target.ts";

/** Words at a gap. */
export function proposeInsertion(proposing: Proposing, { at, words }: ChangeOf<"insert">): Opened {
  const { draft, by, hasRival } = proposing;
  if (words.length === 0 && !hasRival) return "NO_WORDS";
  const wrong = wrongWords(draft, words);
  if (wrong !== null) return wrong;
  const place = findGap(draft, at);
  if (typeof place === "string") return place;
  const { node, field, owner } = place;
  const opened = addBracket(draft, proposed(proposing, "insert", [{ kind: "words", node, field }], owner));
  putIn(draft, place, addPieces(draft, words, { by, node, field, owner: opened }), opened);
  return opened;
}

/** Words or provisions to go, and with a replacement the words to come in their place. */
export function proposeRemoval(proposing: Proposing, change: ChangeOf<"delete"> | ChangeOf<"replace">): Opened {
  const { draft, by } = proposing;
  const target = findTarget(draft, change.target);
  if (typeof target === "string") return target;
  if (change.kind === "delete") {
    const opened = addBracket(draft, proposed(proposing, "delete", target.parts, target.parent));
    enter(draft, opened, "open");
    return opened;
  }
  if (change.words.length === 0) return "NO_WORDS";
  const wrong = wrongWords(draft, change.words);
  if (wrong !== null) return wrong;
  const last = target.parts.findLast((part) => part.kind === "span");
  if (last === undefined) return "NOT_SAME_FIELD";
  const { node, field } = last;
  const parts = withOneMore<Part>(target.parts, { kind: "words", node, field });
  const opened = addBracket(draft, proposed(proposing, "replace", parts, target.parent));
  const place = placeAfter(draft, last, target.parent);
  for (const part of target.parts) if (part !== last) enterPart(draft, opened);
  putIn(draft, place, addPieces(draft, change.words, { by, node, field, owner: opened }), opened);
  return opened;
}

/** Enters a proposal of several parts everywhere; where its words then go in, it is entered already. */
function enterPart(draft: Draft, index: number): void {
  enter(draft, index, "open");
}

/** Right after the last word of a span, and after what was proposed to take its place before. */
function placeAfter(
  text: NegotiatingText,
  { node, field, to }: Extract<Part, { kind: "span" }>,
  owner: number,
): WordPlace {
  const runs = nodeAt(text, node)[field]?.runs ?? [];
  const last = runs.findIndex(({ piece, from, to: end }) => piece === to.piece && from < to.at && to.at <= end);
  const run = runs[last];
  if (run !== undefined && run.to > to.at) return { node, field, owner, index: last, divide: to.at };
  let index = last + 1;
  for (let next = runs[index]; next !== undefined && isForSamePlace(text, next, to); next = runs[index]) index += 1;
  return { node, field, owner, index, divide: null };
}

/** Whether a run is part of a replacement of words that end at the same point. */
function isForSamePlace(
  text: NegotiatingText,
  { piece }: Run,
  to: { readonly piece: number; readonly at: number },
): boolean {
  for (let around = pieceAt(text, piece).owner; around >= 0; around = bracketAt(text, around).parent) {
    const { kind, parts } = bracketAt(text, around);
    const isSame = parts.some((part) => part.kind === "span" && part.to.piece === to.piece && part.to.at === to.at);
    if (kind === "replace" && isSame) return true;
  }
  return false;
}
