import { coversSpan } from "../derive/region.ts";
import { isLive } from "../derive/standing.ts";
import type { TextRefusal } from "../refusal.ts";
import { newBracket } from "../state/bracket.ts";
import { type Draft, addBracket, bring, enter, setChoice, touchBracket } from "../state/draft.ts";
import { bracketAt, choiceAt, nodeAt, numberOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Placed, Spot } from "../state/records.ts";
import { close } from "../state/settle.ts";
import type { TextActOf } from "./acts.ts";
import type { TextEffect } from "./effect.ts";

type How = TextActOf["text.repair"]["how"];

/** Says what a mark was meant as, or that a choice is one. It is done when all parties have said the same. */
export const repair: TextEffect<"text.repair"> = (draft, act, placed) => {
  const wrong = wrongRepair(draft, act.how);
  if (wrong !== null) return wrong;
  const how = JSON.stringify(act.how);
  const before = draft.repairs.find((one) => one.how === how)?.by ?? [];
  const isAgain = before.includes(placed.delegation);
  const by = isAgain ? before : [...before, placed.delegation];
  const isDone = draft.parties.every((party) => by.includes(party));
  if (isAgain && !isDone) return "ALREADY_DONE";
  const others = draft.repairs.flatMap((one) => {
    if (one.how === how) return [];
    if (!isAboutSame(one.how, act.how)) return [one];
    // Of a mark, a delegation's last word counts, and once it is repaired nobody's.
    const left = isDone ? [] : one.by.filter((party) => party !== placed.delegation);
    return left.length === 0 ? [] : [{ ...one, by: left }];
  });
  draft.repairs = isDone ? others : [...others, { how, by }];
  return isDone ? carryOut(draft, act.how, placed) : null;
};

/** Whether what was said before is about a bracket that is named now. Ids hold nothing that JSON writes otherwise. */
function isAboutSame(before: string, how: How): boolean {
  return bracketsOf(how).some((id) => before.includes(JSON.stringify(id)));
}

function bracketsOf(how: How): readonly string[] {
  return how.kind === "pair" ? [how.open, how.close] : how.kind === "confirm" ? [how.option] : [how.mark];
}

function wrongRepair(text: NegotiatingText, how: How): TextRefusal | null {
  const numbers = bracketsOf(how).map((id) => numberOf(text, "bracket", id));
  if (numbers.includes(-1)) return "NOTHING_THERE";
  if (!numbers.every((number) => isLive(text, number))) return "WRONG_STATE";
  if (how.kind === "confirm") {
    const { choice } = bracketAt(text, numbers[0] ?? -1);
    return choice >= 0 && choiceAt(text, choice).inferred ? null : "WRONG_STATE";
  }
  if (!numbers.every((number) => bracketAt(text, number).kind === "mark")) return "WRONG_STATE";
  // Of a mark that becomes a character, all that is about it stays.
  if (how.kind === "literal") return null;
  if (numbers.some((number) => isAllOfABracket(text, number))) return "WRONG_STATE";
  return how.kind === "pair" ? wrongPair(text, numbers[0] ?? -1, numbers[1] ?? -1) : null;
}

/** Whether a live bracket is about this mark and nothing else that is left: taking the mark out would close it without its holder. */
function isAllOfABracket(text: NegotiatingText, mark: number): boolean {
  const spot = spotOf(text, mark);
  if (spot === null) return false;
  const { node, field } = pieceAt(text, spot.piece);
  const region = {
    words: new Map([[spot.piece, [[0, 1] as const]]]),
    nodes: new Set<number>(),
    owners: new Set<number>(),
  };
  return (nodeAt(text, node)[field]?.open ?? []).some((bracket) => {
    const about = bracketAt(text, bracket).parts.filter(({ kind }) => kind !== "words");
    return (
      about.length > 0 &&
      isLive(text, bracket) &&
      about.every((part) => part.kind === "span" && coversSpan(text, region, part))
    );
  });
}

/** Why two marks cannot be a pair; null where they can. */
export function wrongPair(text: NegotiatingText, open: number, shut: number): TextRefusal | null {
  const [first, last] = [spotOf(text, open), spotOf(text, shut)];
  if (first === null || last === null) return "NOTHING_THERE";
  const [one, other] = [pieceAt(text, first.piece), pieceAt(text, last.piece)];
  if (one.text !== "[" || other.text !== "]") return "WRONG_STATE";
  if (one.node !== other.node || one.field !== other.field) return "NOT_SAME_FIELD";
  if (one.owner !== other.owner) return "CROSSES_BRACKETS";
  const runs = nodeAt(text, one.node)[one.field]?.runs ?? [];
  const place = (spot: Spot): number => runs.findIndex(({ piece }) => piece === spot.piece);
  return place(first) < place(last) ? null : "NOT_SAME_FIELD";
}

/** Where a mark stands; null once it is gone. */
export function spotOf(text: NegotiatingText, mark: number): Spot | null {
  const [part] = bracketAt(text, mark).parts;
  if (part?.kind !== "words") return null;
  const runs = nodeAt(text, part.node)[part.field]?.runs ?? [];
  const run = runs.find(({ piece }) => pieceAt(text, piece).refersTo === mark && pieceAt(text, piece).kind === "mark");
  return run === undefined ? null : { piece: run.piece, at: 0 };
}

function carryOut(draft: Draft, how: How, placed: Placed): TextRefusal | null {
  switch (how.kind) {
    case "confirm": {
      const { choice } = bracketAt(draft, numberOf(draft, "bracket", how.option));
      const record = choiceAt(draft, choice);
      setChoice(draft, choice, { ...record, inferred: false });
      touchBracket(draft, numberOf(draft, "bracket", how.option));
      return null;
    }
    case "remove":
    case "literal":
      close(draft, numberOf(draft, "bracket", how.mark), "closed", placed, -1, how.kind);
      return null;
    case "pair":
      return pair(draft, numberOf(draft, "bracket", how.open), numberOf(draft, "bracket", how.close), placed);
  }
}

/** Pieces never change what they are part of, so a pair found late is a reservation that nobody holds, on the words between. */
function pair(draft: Draft, open: number, shut: number, placed: Placed): TextRefusal | null {
  const [from, to] = [spotOf(draft, open), spotOf(draft, shut)];
  if (from === null || to === null) return "NOTHING_THERE";
  const { node, field, owner } = pieceAt(draft, from.piece);
  for (const mark of [open, shut]) close(draft, mark, "closed", placed, -1, "pair");
  const by = bring(draft, placed);
  const end: Spot = { piece: to.piece, at: 1 };
  const made = addBracket(
    draft,
    newBracket({
      by,
      kind: "reserve",
      parts: [{ kind: "span", node, field, from, to: end }],
      parent: owner,
      holders: [],
      placed,
      shown: "typed",
    }),
  );
  enter(draft, made, "open");
  return null;
}
