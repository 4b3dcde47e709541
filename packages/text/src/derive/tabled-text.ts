import type { DelegationId } from "@longtable/protocol";

import type { ChoiceId, NodeId } from "../id.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { TabledBracket, TabledChoice, TabledItem, TabledName, TabledNode, TabledText } from "../tabled.ts";
import type { BracketView, ProvisionView, WordingRun } from "../view.ts";
import { viewOf } from "./provision-view.ts";
import { drawnChildren } from "./standing.ts";
import { joinBrackets } from "./joined-brackets.ts";

/** What is made of a text, while it is made. */
interface Writing {
  readonly nameOf: (delegation: DelegationId) => string;
  readonly nodes: ReadonlyMap<NodeId, number>;
  readonly brackets: TabledBracket[];
  /** By bracket and by what it is drawn around: a replacement is two in a tree. */
  readonly numbers: Map<string, number>;
  readonly choices: TabledChoice[];
  readonly choiceNumbers: Map<ChoiceId, number>;
}

/**
 * A text in negotiation as a tree, for writing it into a file: every provision that stands or is put forward, in order, and every live
 * bracket with the delegations that hold it, by `nameOf`. What only a file said of a bracket that nobody holds stays beside it.
 */
export function tabledText(text: NegotiatingText, nameOf: (delegation: DelegationId) => string): TabledText {
  const drawn = drawnUnder(text, 0, null);
  const views = drawn.map(({ view }) => view);
  const nodes = new Map(views.map(({ id }, at) => [id, at]));
  const writing: Writing = {
    nameOf,
    nodes,
    brackets: [],
    numbers: new Map(),
    choices: [],
    choiceNumbers: new Map(),
  };
  for (const { id, isInferred } of views.flatMap(({ choices }) => choices)) {
    if (writing.choiceNumbers.has(id)) continue;
    writing.choiceNumbers.set(id, writing.choices.length);
    writing.choices.push({ inferred: isInferred });
  }
  const isRevised = text.revisions.length > 0;
  return joinBrackets({
    nodes: drawn.map((one) => nodeFrom(writing, one, isRevised)),
    brackets: writing.brackets,
    choices: writing.choices,
  });
}

/** Each provision's node in `tabledText`. */
export function tabledNodes(text: NegotiatingText): ReadonlyMap<NodeId, number> {
  return new Map(drawnUnder(text, 0, null).map(({ view }, at) => [view.id, at]));
}

/** A provision, and the one under which it is drawn: what an agreed merger took in is drawn under the first of the two. */
interface Drawn {
  readonly view: ProvisionView;
  readonly under: NodeId | null;
}

/** Provisions under a node, parents before children, footnotes after what they hang on. */
function drawnUnder(text: NegotiatingText, index: number, under: NodeId | null): readonly Drawn[] {
  return drawnChildren(text, index).flatMap((child) => {
    const view = viewOf(text, child);
    return [{ view, under }, ...drawnUnder(text, child, view.id)];
  });
}

function nodeFrom(writing: Writing, { view, under }: Drawn, isRevised: boolean): TabledNode {
  const before = wholes(writing, view.opening);
  const after = wholes(writing, view.closing);
  // A revision computes labels; where it left one as it was tabled, what brackets it stays too.
  const isComputed = isRevised && view.label !== plain(view.labelRuns);
  const label = isComputed ? labelled(view.label) : itemsFrom(writing, view.labelRuns);
  const heading = itemsFrom(writing, view.heading);
  const body = itemsFrom(writing, view.body);
  return {
    kind: view.kind,
    parent: under === null ? -1 : (writing.nodes.get(under) ?? -1),
    ...(before.length > 0 ? { before } : {}),
    ...(label.length > 0 ? { label } : {}),
    ...(heading.length > 0 ? { heading } : {}),
    ...(body.length > 0 ? { body } : {}),
    ...(after.length > 0 ? { after } : {}),
  };
}

const labelled = (label: string): readonly TabledItem[] => (label === "" ? [] : [label]);

/** Words alone, as a label is compared. */
function plain(runs: readonly WordingRun[]): string {
  return runs
    .map((run) =>
      run.kind === "words" || run.kind === "literal" ? run.text : run.kind === "bracket" ? plain(run.runs) : "",
    )
    .join("");
}

/** Brackets around whole provisions; a move, a split or a merger has no bracket that a file could show. */
function wholes(writing: Writing, views: readonly BracketView[]): readonly number[] {
  return views.flatMap((view) => {
    const change = changeOf(view);
    return change === null ? [] : [numberOf(writing, view, change)];
  });
}

function changeOf({ kind }: BracketView): TabledBracket["change"] | null {
  switch (kind) {
    case "reserve":
      return "reserve";
    case "delete":
    case "strike":
      return "delete";
    case "insert":
    case "newNode":
    case "replace":
      return "insert";
    case "basis":
    case "move":
    case "split":
    case "merge":
    case "revert":
    case "package":
    case "mark":
      return null;
  }
}

const CHANGES = { inserted: "insert", struck: "delete", reserved: "reserve" } as const;

function itemsFrom(writing: Writing, runs: readonly WordingRun[]): readonly TabledItem[] {
  return runs.flatMap((run): readonly TabledItem[] => {
    switch (run.kind) {
      case "words":
        return [run.text];
      case "literal":
        return [{ literal: run.text }];
      case "placeholder":
        return [{ placeholder: run.text }];
      case "note":
        return [run.by === null ? { note: run.text } : { note: run.text, by: run.by }];
      case "mark":
        return [{ mark: run.sign }];
      case "trivia":
        return [{ trivia: run.text }];
      case "ref": {
        const ref = writing.nodes.get(run.node);
        return [ref === undefined ? run.text : { ref, form: run.text }];
      }
      case "anchor": {
        const anchor = writing.nodes.get(run.footnote);
        return anchor === undefined ? [] : [{ anchor }];
      }
      case "bracket": {
        // Of an open split too: what was put in where it would divide is put forward with it.
        const number = numberOf(writing, run.bracket, CHANGES[run.as]);
        return [{ open: number }, ...itemsFrom(writing, run.runs), { close: number }];
      }
    }
  });
}

/** A bracket's number in the tree; a replacement's words are put forward in the place of those it strikes. */
function numberOf(writing: Writing, view: BracketView, change: TabledBracket["change"]): number {
  const key = `${view.id} ${change}`;
  const known = writing.numbers.get(key);
  if (known !== undefined) return known;
  const number = writing.brackets.length;
  writing.numbers.set(key, number);
  const struck = writing.numbers.get(`${view.id} delete`);
  const choice = view.choice === null ? undefined : writing.choiceNumbers.get(view.choice);
  const names = namesOf(writing, view);
  writing.brackets.push({
    change,
    shown: view.shown,
    ...(names.length > 0 ? { names } : {}),
    ...(choice === undefined ? {} : { choice }),
    ...(view.option === null ? {} : { option: view.option }),
    ...(change === "insert" && struck !== undefined ? { replaces: struck } : {}),
    ...(view.footnote === null ? {} : { footnote: view.footnote }),
    // A file dates its own; of those made at the table the record knows when, by their author's clock.
    ...(view.shown === "made" ? { date: secondOf(view.opened.at) } : {}),
  });
  return number;
}

/** The last millisecond of the last year that has four digits: an author's clock may say anything. */
const LAST = 253_402_300_799_999;

/** A moment to the second, as Word dates changes. */
export function secondOf(at: number): string {
  return new Date(Math.min(at, LAST)).toISOString().replace(/\.\d{3}Z$/u, "Z");
}

export function namesOf(
  { nameOf }: Pick<Writing, "nameOf">,
  { holders, against, alleged, isUnclaimed }: BracketView,
): readonly TabledName[] {
  if (isUnclaimed) return alleged;
  return [
    ...holders.map((holder): TabledName => ({ name: nameOf(holder), side: "for" })),
    ...against.map((holder): TabledName => ({ name: nameOf(holder), side: "against" })),
  ];
}
