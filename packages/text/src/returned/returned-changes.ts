import type { Act, DelegationId } from "@longtable/protocol";
import type { Change, OwnNode } from "../acts/acts.ts";
import type { NodeGap, OwnItem } from "../acts/shapes.ts";
import { linesInOrder, matchLines } from "../files/compare-texts.ts";
import type { Reading } from "../files/read.ts";
import type { NodeId } from "../id.ts";
import { provisionView } from "../select.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { TabledNode, TabledText } from "../tabled.ts";
import { type FileUnit, fileUnits } from "./file-units.ts";
import { lineOf, spacedEvenly } from "./letters.ts";
import { type ReturnedComment, readReturned, untouchedTree } from "./returned-file.ts";
import type { ReturnedRemark } from "./returned-remark.ts";
import { type TextUnit, textUnits } from "./text-units.ts";
import { unitChanges } from "./unit-changes.ts";

/** An act that a file which came back asks for, with what it would change, for a person to look at first. */
export interface ReturnedAct {
  /** The provision it is about; null for one that is new. */
  readonly node: NodeId | null;
  readonly what: "insert" | "delete" | "replace" | "strike" | "newNode" | "move" | "reserve" | "note";
  readonly was: string;
  readonly becomes: string;
  /** Whom the file names as its author. It gives nobody a right: the act is its signer's. */
  readonly by: string | null;
  readonly act: Act;
}

/** What a file that came back asks for. */
export interface Returned {
  /** The place in the record that the file was written at, if it says so of this text: it is compared with the text as it was then. */
  readonly writtenAt: number | null;
  readonly acts: readonly ReturnedAct[];
  readonly remarks: readonly ReturnedRemark[];
}

interface Comparing {
  readonly text: NegotiatingText;
  readonly ours: readonly TextUnit[];
  readonly theirs: readonly FileUnit[];
  readonly found: TabledText;
  /** Ours by theirs. */
  readonly matches: ReadonlyMap<number, number>;
  readonly order: (theirs: number) => boolean;
  /** The line of ours, and of theirs, that a provision begins with. */
  readonly ourLine: ReadonlyMap<NodeId, number>;
  readonly theirLine: ReadonlyMap<number, number>;
  readonly below: ReadonlyMap<number, readonly number[]>;
  readonly acts: ReturnedAct[];
  readonly remarks: ReturnedRemark[];
  /** Which provision of ours each comment is on. */
  readonly commented: { readonly node: NodeId; readonly words: string; readonly by: string }[];
  readonly fileName: string;
}

/**
 * Turns what a file says otherwise than the text into acts: words put in, taken out or put in the place of others, provisions that are
 * new, gone or elsewhere, brackets typed around words that stand. A Word file that was written from this text is compared with the text as
 * it was when it was written, so that what was done at the table since is not undone; any other file with the text as it is. Deletions
 * and brackets that the text has anyway are nobody's news, nor is what a copy that nobody touched would ask for too, because its format has
 * no sign for it. Comments are told, and with `withComments` put forward as notes at the end of the provisions that they are on. Every act
 * is its signer's own; names in the file are told and give nobody a right.
 */
export async function returnedChanges(
  now: NegotiatingText,
  reading: Reading,
  {
    fileName,
    nameOf,
    withComments = false,
  }: {
    readonly fileName: string;
    readonly nameOf: (delegation: DelegationId) => string;
    readonly withComments?: boolean;
  },
): Promise<Returned> {
  const { text, found, writtenAt, comments } = readReturned(now, reading);
  const { acts, remarks, commented } = askedBy(text, found, fileName);
  const untouched = askedBy(text, await untouchedTree(text, reading, nameOf), fileName);
  const known = new Set([...untouched.acts, ...untouched.remarks].map(keyOf));
  const isNews = (one: ReturnedAct | ReturnedRemark): boolean => !known.has(keyOf(one));
  const told = comments.map((comment) => commentTold(text, comment, commented, withComments));
  return {
    writtenAt,
    acts: [...acts.filter(isNews), ...told.filter((one) => "act" in one)],
    remarks: [...remarks.filter(isNews), ...told.filter((one) => "code" in one)],
  };
}

/** What is asked; a move is the same one whatever else was done to its words. */
function keyOf(one: ReturnedAct | ReturnedRemark): string {
  return JSON.stringify("act" in one && one.what === "move" ? [one.node, one.act["change"]] : one);
}

/** A comment as a note that is put forward, where that is asked and it is on a provision that the text has; else as a remark. */
function commentTold(
  text: NegotiatingText,
  { words, by, on }: ReturnedComment,
  commented: Comparing["commented"],
  isPutForward: boolean,
): ReturnedAct | ReturnedRemark {
  const node = commented.find((one) => one.words === words && one.by === (by ?? ""))?.node ?? null;
  const view = node === null ? null : provisionView(text, node);
  if (!isPutForward || node === null || view === null || words === "") return { code: "COMMENT", node, words, by };
  const place = on === "" ? "" : ` on "${on.length > 60 ? `${on.slice(0, 59)}…` : on}"`;
  const note = `${by ?? "A comment"}${place}: ${words}`.slice(0, LONGEST_NOTE);
  const field = view.body.length === 0 && view.heading.length > 0 ? ("heading" as const) : ("body" as const);
  const change: Change = { kind: "insert", at: { endOf: { node, field } }, words: [{ note }] };
  return { node, what: "note", was: "", becomes: note, by, act: { type: "text.propose", text: text.id, change } };
}

/** What is put forward in one item. */
const LONGEST_NOTE = 20_000;

/** All that a tree says otherwise than the text. */
function askedBy(
  text: NegotiatingText,
  found: TabledText,
  fileName: string,
): Pick<Comparing, "acts" | "remarks" | "commented"> {
  const ours = textUnits(text).filter(({ letters }) => spacedEvenly(letters).length > 0);
  const theirs = fileUnits(found).filter(({ letters }) => spacedEvenly(letters).length > 0);
  const { matches, order } = matched(ours, theirs);
  const comparing: Comparing = {
    text,
    ours,
    theirs,
    found,
    matches,
    order,
    ourLine: new Map(ours.map(({ node }, at) => [node, at] as const).toReversed()),
    theirLine: new Map(theirs.map(({ node }, at) => [node, at] as const).toReversed()),
    below: Map.groupBy(found.nodes.keys(), (at) => found.nodes[at]?.parent ?? -1),
    acts: [],
    remarks: [],
    commented: [],
    fileName,
  };
  const matchedOurs = new Set(matches.values());
  const emptied = new Set<NodeId>();
  theirs.forEach((unit, at) => {
    const own = ours[matches.get(at) ?? -1];
    if (own === undefined) return;
    for (const comment of unit.comments) comparing.commented.push({ node: own.node, ...comment });
    if (compareUnit(comparing, own, unit)) emptied.add(own.node);
  });
  ours.forEach((unit, at) => {
    if (!matchedOurs.has(at)) emptied.add(unit.node);
  });
  strikeEmptied(comparing, emptied, matchedOurs);
  moveOthers(comparing);
  bringNew(comparing);
  return comparing;
}

/** Lines of the text and footnotes are matched among themselves. */
function matched(ours: readonly TextUnit[], theirs: readonly FileUnit[]): Pick<Comparing, "matches" | "order"> {
  const matches = new Map<number, number>();
  const inOrder = new Set<number>();
  for (const isFootnote of [false, true]) {
    const one = [...ours.keys()].filter((at) => ours[at]?.isFootnote === isFootnote);
    const other = [...theirs.keys()].filter((at) => theirs[at]?.isFootnote === isFootnote);
    const lines = (units: readonly (TextUnit | FileUnit | undefined)[]): readonly string[] =>
      units.map((unit) => lineOf(spacedEvenly(unit?.letters ?? [])));
    const found = matchLines(lines(one.map((at) => ours[at])), lines(other.map((at) => theirs[at])));
    const kept = linesInOrder(found);
    for (const [after, before] of found) {
      const [key, value] = [other[after], one[before]];
      if (key === undefined || value === undefined) continue;
      matches.set(key, value);
      if (isFootnote || kept.has(after)) inOrder.add(key);
    }
  }
  return { matches, order: (at) => inOrder.has(at) };
}

/** Whether a line's words all go. */
function compareUnit(comparing: Comparing, own: TextUnit, unit: FileUnit): boolean {
  const { text, acts, remarks, fileName } = comparing;
  const changes = unitChanges(own, unit.letters);
  const { node } = own;
  if (changes.hasOtherLabel)
    remarks.push({ code: "OTHER_LABEL", node, words: lineOf(spacedEvenly(unit.letters)).slice(0, 80), by: null });
  for (const words of changes.settledElsewhere) remarks.push({ code: "SETTLED_IN_FILE", node, words, by: null });
  if (changes.isEmptied) return true;
  for (const { change, was, becomes, by } of changes.proposals) {
    const act = { type: "text.propose", text: text.id, change, ...noteOf(by, fileName) } as const;
    acts.push({ node, what: kindOf(change), was, becomes, by, act });
  }
  for (const { target, words } of changes.reserved) {
    acts.push({
      node,
      what: "reserve",
      was: words,
      becomes: words,
      by: null,
      act: { type: "text.reserve", text: text.id, target: [...target] },
    });
  }
  return false;
}

function kindOf({ kind }: Change): ReturnedAct["what"] {
  return kind === "insert" || kind === "delete" || kind === "replace" || kind === "newNode" || kind === "move"
    ? kind
    : "strike";
}

/** A name in a file is said beside the act; the longest note that an act may have is a line. */
function noteOf(by: string | null, fileName: string): { readonly note?: string } {
  return by === null ? {} : { note: `${fileName} says: by ${by}`.slice(0, 200) };
}

/** Provisions of which nothing is left are struck, each with all under it; one with something left under it loses its words. */
function strikeEmptied(comparing: Comparing, emptied: ReadonlySet<NodeId>, matchedOurs: ReadonlySet<number>): void {
  const { text, ours, acts, remarks, theirs, matches, ourLine } = comparing;
  const isAllGone = (node: NodeId): boolean => {
    const view = provisionView(text, node);
    return (!ourLine.has(node) || emptied.has(node)) && (view?.children ?? []).every(isAllGone);
  };
  const struck = new Set<NodeId>();
  const byOurs = new Map([...matches].map(([after, before]) => [before, after]));
  ours.forEach((unit, at) => {
    const { node, view } = unit;
    if (!emptied.has(node) || struck.has(node)) return;
    if (unit.isStruck) {
      remarks.push({ code: "SETTLED_IN_FILE", node, words: lineOf(spacedEvenly(unit.letters)).slice(0, 80), by: null });
      return;
    }
    if (view.parent !== null && struck.has(view.parent)) {
      struck.add(node);
      return;
    }
    const was = lineOf(spacedEvenly(unit.letters));
    const letters = matchedOurs.has(at) ? theirs[byOurs.get(at) ?? -1]?.letters : undefined;
    const by = letters?.find((letter) => letter.by !== null)?.by ?? null;
    if (isAllGone(node)) {
      struck.add(node);
      const act = {
        type: "text.propose",
        text: text.id,
        change: { kind: "strike", node },
        ...noteOf(by, comparing.fileName),
      } as const;
      acts.push({ node, what: "strike", was, becomes: "", by, act });
      return;
    }
    for (const { change, ...words } of unitChanges(unit, []).proposals) {
      const act = { type: "text.propose", text: text.id, change, ...noteOf(by, comparing.fileName) } as const;
      acts.push({ node, what: "delete", was: words.was, becomes: "", by, act });
    }
  });
}

/** The gap before the next provision that kept its place under the same parent, or at the end under it. */
function gapAt({ theirs, ours, matches, order, found, text }: Comparing, at: number, parent: NodeId | null): NodeGap {
  const own = found.nodes[theirs[at]?.node ?? -1]?.parent;
  for (let next = at + 1; next < theirs.length; next += 1) {
    const unit = theirs[next];
    const match = ours[matches.get(next) ?? -1];
    if (unit === undefined || match === undefined || !order(next)) continue;
    if (found.nodes[unit.node]?.parent !== own && match.view.parent !== parent) continue;
    if (match.view.parent !== parent) break;
    const around = match.view.opening.find(({ kind }) => kind === "newNode" || kind === "insert");
    return around === undefined ? { beforeNode: match.node } : { beforeBracket: around.id };
  }
  return { lastUnder: parent !== null && provisionView(text, parent) === null ? null : parent };
}

/** The provision of ours that a line of theirs stands under. */
function parentOf({ theirs, ours, matches, found, theirLine }: Comparing, at: number): NodeId | null {
  for (
    let node = found.nodes[theirs[at]?.node ?? -1]?.parent ?? -1;
    node >= 0;
    node = found.nodes[node]?.parent ?? -1
  ) {
    const match = ours[matches.get(theirLine.get(node) ?? -1) ?? -1];
    if (match !== undefined) return match.node;
  }
  return null;
}

/** Provisions that stand elsewhere in the file: in another order, or under another one. */
function moveOthers(comparing: Comparing): void {
  const { text, theirs, ours, matches, order, acts, remarks } = comparing;
  const moved = new Set<NodeId>();
  theirs.forEach((unit, at) => {
    const match = matches.get(at) ?? -1;
    const own = ours[match];
    if (own === undefined || moved.has(own.node)) return;
    const level = levelOf(comparing, at, match);
    if (order(at) && level.is === "same") return;
    moved.add(own.node);
    if (own.view.parent !== null && moved.has(own.view.parent) && level.is === "same") return;
    const words = lineOf(spacedEvenly(unit.letters));
    if (level.is === "under a new one") {
      remarks.push({ code: "OTHER_LEVEL", node: own.node, words: words.slice(0, 80), by: null });
      if (order(at)) return;
    }
    const to = gapAt(comparing, at, level.is === "under another" ? level.parent : own.view.parent);
    const by = unit.movedBy;
    const change: Change = { kind: "move", node: own.node, to };
    const act = { type: "text.propose", text: text.id, change, ...noteOf(by, comparing.fileName) } as const;
    acts.push({ node: own.node, what: "move", was: words, becomes: words, by, act });
  });
}

type Level =
  | { readonly is: "same" | "under a new one" }
  | { readonly is: "under another"; readonly parent: NodeId | null };

/** Whether a file has a provision under another one than the text has. Tables' rows, and words below a heading, are where their format puts them. */
function levelOf(comparing: Comparing, at: number, match: number): Level {
  const { ours, theirs, found, matches, ourLine, theirLine } = comparing;
  const own = ours[match];
  const unit = theirs[at];
  if (own === undefined || unit === undefined || own.isFootnote || own.view.kind === "cell") return { is: "same" };
  if (ourLine.get(own.node) !== match || theirLine.get(unit.node) !== at) return { is: "same" };
  const parent = parentOf(comparing, at);
  const above = theirLine.get(found.nodes[unit.node]?.parent ?? -1);
  if (above !== undefined && !matches.has(above)) return { is: "under a new one" };
  if (parent === linedAbove(comparing, own.view.parent)) return { is: "same" };
  return { is: "under another", parent };
}

/** The nearest provision above that has a line of its own. */
function linedAbove({ text, ourLine }: Comparing, parent: NodeId | null): NodeId | null {
  for (let node = parent; node !== null; node = provisionView(text, node)?.parent ?? null)
    if (ourLine.has(node)) return node;
  return null;
}

/** Lines that the text has nothing like, each with those under it that are new too. */
function bringNew(comparing: Comparing): void {
  const { text, theirs, matches, found, acts, fileName, theirLine, below } = comparing;
  const brought = new Set<number>();
  theirs.forEach((unit, at) => {
    if (matches.has(at) || unit.isFootnote || brought.has(unit.node)) return;
    const letters = unit.letters.filter(({ isStruck }) => !isStruck);
    if (spacedEvenly(letters).length === 0) return;
    const list: OwnNode[] = [];
    const places = new Map<number, number>();
    const add = (node: number): void => {
      const tabled = found.nodes[node];
      if (tabled === undefined || tabled.kind === "footnote") return;
      brought.add(node);
      places.set(node, list.length);
      list.push(ownNode(tabled, list.length === 0 ? -1 : (places.get(tabled.parent) ?? 0)));
      for (const child of below.get(node) ?? []) {
        const line = theirLine.get(child);
        if (line !== undefined && !matches.has(line)) add(child);
      }
    };
    add(unit.node);
    const by = unit.letters.find((letter) => letter.by !== null)?.by ?? null;
    const change: Change = { kind: "newNode", at: gapAt(comparing, at, parentOf(comparing, at)), nodes: list };
    const act = { type: "text.propose", text: text.id, change, ...noteOf(by, fileName) } as const;
    acts.push({ node: null, what: "newNode", was: "", becomes: lineOf(spacedEvenly(letters)), by, act });
  });
}

/** A new provision as it is put forward: brackets typed in it are characters, since what is not on the table yet has no holder but its author. */
function ownNode({ kind, label, heading, body }: TabledNode, parent: number): OwnNode {
  const field = (name: "label" | "heading" | "body", items: TabledNode["body"]): Partial<OwnNode> => {
    const own = (items ?? []).flatMap(ownItem);
    return own.length === 0 ? {} : { [name]: own };
  };
  return {
    kind: kind === "title" ? "text" : kind,
    parent,
    ...field("label", label),
    ...field("heading", heading),
    ...field("body", body),
  };
}

function ownItem(item: NonNullable<TabledNode["body"]>[number]): readonly OwnItem[] {
  if (typeof item === "string") return [item];
  if ("literal" in item || "placeholder" in item) return [item];
  if ("note" in item) return [{ note: item.note }];
  if ("open" in item) return [{ literal: "[" }];
  if ("close" in item) return [{ literal: "]" }];
  if ("mark" in item) return [{ literal: item.mark }];
  if ("ref" in item) return [item.form];
  return [];
}
