import { isLive } from "../derive/standing.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import type { TextRefusal } from "../refusal.ts";
import { addBracket, addChoice, bring, type Draft, setBracket, setChoice, touchBracket } from "../state/draft.ts";
import { bracketAt, choiceAt, nodeAt, numberOf } from "../state/lookup.ts";
import type { NegotiatingText, Part } from "../state/records.ts";
import { accept } from "../state/settle.ts";
import type { TextActOf } from "./acts.ts";
import { isTooDeepInside } from "./depth.ts";
import type { TextEffect } from "./effect.ts";
import { wrongFullness } from "./fullness.ts";
import { proposeMerger, proposeMove, proposeSplit } from "./propose-arrangement.ts";
import { proposeProvisions, proposeStrike } from "./propose-provisions.ts";
import { proposeInsertion, proposeRemoval } from "./propose-words.ts";
import { type ChangeOf, type Opened, type Proposing, proposed } from "./proposing.ts";

/** Opens a proposal: its author sponsors it and, with that, accepts it as it is. */
export const propose: TextEffect<"text.propose"> = (draft, act, placed) => {
  const rival = act.rivalOf === undefined ? -1 : numberOf(draft, "bracket", act.rivalOf);
  if (act.rivalOf !== undefined) {
    // A way back changes much beside what it would be an option to.
    if (act.change.kind === "revert") return "BAD_SHAPE";
    const wrong = wrongRival(draft, rival);
    if (wrong !== null) return wrong;
  }
  const proposing: Proposing = {
    draft,
    placed,
    by: bring(draft, placed),
    note: act.note ?? null,
    hasRival: rival >= 0,
  };
  const opened = open(proposing, act.change);
  if (typeof opened === "string") return opened;
  if (isTooDeepInside(draft, opened)) return "TOO_DEEP";
  const full = wrongFullness(draft, opened);
  if (full !== null) return full;
  const refused = makeRivals(draft, opened, rival < 0 ? sameTarget(draft, opened) : rival);
  if (refused !== null) return refused;
  return accept(
    draft,
    opened,
    { by: placed.delegation, subject: subjectOf(draft, opened), aside: null },
    placed,
    "opened",
  );
};

function wrongRival(text: NegotiatingText, rival: number): TextRefusal | null {
  if (rival < 0) return "NOTHING_THERE";
  const { kind } = bracketAt(text, rival);
  const isOption = kind !== "basis" && kind !== "package" && kind !== "revert" && isAcceptable(text, rival);
  return isOption ? null : "WRONG_STATE";
}

function open(proposing: Proposing, change: TextActOf["text.propose"]["change"]): Opened {
  switch (change.kind) {
    case "insert":
      return proposeInsertion(proposing, change);
    case "delete":
    case "replace":
      return proposeRemoval(proposing, change);
    case "newNode":
      return proposeProvisions(proposing, change);
    case "strike":
      return proposeStrike(proposing, change);
    case "move":
      return proposeMove(proposing, change);
    case "split":
      return proposeSplit(proposing, change);
    case "merge":
      return proposeMerger(proposing, change);
    case "revert":
      return revert(proposing, change);
  }
}

function revert(proposing: Proposing, { to }: ChangeOf<"revert">): Opened {
  const { draft } = proposing;
  const revision = draft.revisions.find(({ placed }) => placed.act === to);
  const seq = to === draft.id ? draft.tabled.seq : revision?.placed.seq;
  if (seq === undefined) return "NOTHING_THERE";
  const opened = addBracket(draft, { ...proposed(proposing, "revert", [], 0), under: seq });
  return opened;
}

/** A live proposal to take exactly the same away: the two are rivals without being called so. */
function sameTarget(text: NegotiatingText, opened: number): number {
  const { kind, parts } = bracketAt(text, opened);
  if (kind !== "delete" && kind !== "replace" && kind !== "strike") return -1;
  const [part] = parts;
  if (part === undefined) return -1;
  const beside =
    part.kind === "nodes" ? nodeAt(text, part.parent).open : (nodeAt(text, part.node)[part.field]?.open ?? []);
  const wanted = targetKey(parts);
  return (
    beside.find((other) => {
      if (other === opened) return false;
      const rival = bracketAt(text, other);
      const isRemoval = rival.kind === "delete" || rival.kind === "replace" || rival.kind === "strike";
      return isRemoval && isLive(text, other) && targetKey(rival.parts) === wanted;
    }) ?? -1
  );
}

function targetKey(parts: readonly Part[]): string {
  return JSON.stringify(parts.filter(({ kind }) => kind !== "words"));
}

/** Makes a proposal an option beside another one, inside the same insertion as that. */
function makeRivals(draft: Draft, opened: number, rival: number): TextRefusal | null {
  if (rival < 0) return null;
  const { choice: known, parent: around } = bracketAt(draft, rival);
  const { by, parent } = bracketAt(draft, opened);
  // Whoever settles one option settles the others.
  if (parent !== around) return "CROSSES_BRACKETS";
  const choice = known >= 0 ? known : addChoice(draft, { by, options: [rival], inferred: false });
  const record = choiceAt(draft, choice);
  setChoice(draft, choice, { ...record, options: [...record.options, opened] });
  for (const option of [rival, opened]) setBracket(draft, option, { ...bracketAt(draft, option), choice });
  touchBracket(draft, opened);
  return null;
}
