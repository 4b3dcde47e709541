import type { Act } from "@longtable/protocol";
import {
  type Change,
  type NodeGap,
  type NodeId,
  bracketOfAct,
  provisionView,
  rewordings,
  spanOf,
} from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { outcomeOf, placeAct } from "./place-act.ts";
import { type Named, type RoomText, findProvision, findText, shortName } from "./room-texts.ts";
import type { Refused, TextAnswer } from "./text-answer.ts";
import { provisionTitle } from "./wording-line.ts";

type Rooms = Parameters<typeof findProvision>[0];

/** Where a provision goes: before another, or as the last under one; with neither, at the end of the text. */
export interface Whither {
  readonly before?: string;
  readonly under?: string;
}

/** What is proposed about a provision from a terminal. */
export type ProvisionDeed =
  | { readonly do: "reword"; readonly words: string; readonly field: "heading" | "body" }
  | { readonly do: "strike" }
  | ({ readonly do: "move" } & Whither)
  /** The words with which the second provision begins. */
  | { readonly do: "split"; readonly before: string }
  /** The provision after it, by its name. */
  | { readonly do: "merge"; readonly next: string }
  | { readonly do: "reserve"; readonly words?: string; readonly footnote?: string };

/**
 * Proposes a change of a provision, or reserves on it, for this device's delegation. New wording becomes proposals on exactly the words
 * that differ, each by itself: `[` and `]` in it are characters. Stops at the first act that is refused.
 */
export async function actOnProvision(folder: string, name: string, deed: ProvisionDeed): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = findProvision(rooms, name);
    const acts = actsOf(rooms, named, deed);
    if ("ok" in acts) return acts;
    return await placeAll(named.at, acts);
  });
}

/** Proposes a new provision of these words. */
export async function addProvision(
  folder: string,
  words: string,
  { which, label, ...whither }: Whither & { readonly which?: string; readonly label?: string },
): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const beside = whither.before ?? whither.under;
    const at = beside === undefined ? findText(rooms, which) : findProvision(rooms, beside, which).at;
    const nodes = [
      { kind: "paragraph", parent: -1, ...(label === undefined ? {} : { label: [label] }), body: [words] },
    ];
    const change = { kind: "newNode", at: gapOf(rooms, at, whither), nodes };
    return await placeAll(at, [{ type: "text.propose", text: at.text.id, change }]);
  });
}

async function placeAll(at: RoomText, acts: readonly Act[]): Promise<TextAnswer> {
  const lines: string[] = [];
  let last: TextAnswer = { ok: true, sentence: "" };
  for (const act of acts) {
    const placed = await placeAct(at, act);
    if (!placed.ok) return { ...placed, sentence: [...lines, placed.sentence].join("\n") };
    const bracket = bracketOfAct(placed.id);
    lines.push(`Tabled as ${shortName(bracket)}. ${outcomeOf(at, bracket)}`);
    last = { ok: true, sentence: lines.join("\n"), text: at.text.id, act: placed.id, bracket };
  }
  return last;
}

function actsOf(rooms: Rooms, named: Named<NodeId>, deed: ProvisionDeed): readonly Act[] | Refused {
  const { at, id: node } = named;
  const { text } = at;
  const propose = (change: Change): Act => ({ type: "text.propose", text: text.id, change });
  switch (deed.do) {
    case "reword": {
      const acts = rewordings(text, node, deed.field, deed.words).map(propose);
      if (acts.length > 0) return acts;
      return { ok: false, code: "NO_WORDS", sentence: `${provisionTitle(text, node)} says that already.` };
    }
    case "strike":
      return [propose({ kind: "strike", node })];
    case "move":
      return [propose({ kind: "move", node, to: gapOf(rooms, at, deed) })];
    case "split": {
      const [second] = spanOf(text, node, deed.before) ?? [];
      if (second === undefined || !("from" in second)) return noSuchWords(named, deed.before);
      return [propose({ kind: "split", before: second.from })];
    }
    case "merge":
      return [propose({ kind: "merge", first: node, second: findProvision(rooms, deed.next, text.id).id })];
    case "reserve": {
      const { words, footnote } = deed;
      const target = words === undefined ? [{ node }] : spanOf(text, node, words);
      if (target === null) return noSuchWords(named, words ?? "");
      return [{ type: "text.reserve", text: text.id, target, ...(footnote === undefined ? {} : { footnote }) }];
    }
  }
}

function noSuchWords({ at: { text }, id }: Named<NodeId>, words: string): Refused {
  const sentence = `${provisionTitle(text, id)} has no words "${words}" in its body: give them as they stand, without brackets.`;
  return { ok: false, code: "NOTHING_THERE", sentence };
}

function gapOf(rooms: Rooms, { text }: RoomText, { before, under }: Whither): NodeGap {
  if (before !== undefined) {
    const { id } = findProvision(rooms, before, text.id);
    const around = provisionView(text, id)?.opening.find(({ kind }) => kind === "newNode");
    return around === undefined ? { beforeNode: id } : { beforeBracket: around.id };
  }
  return { lastUnder: under === undefined ? null : findProvision(rooms, under, text.id).id };
}
