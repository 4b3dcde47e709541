import type { DelegationId } from "@longtable/protocol";

import type { TextAct, TextActOf, TextActType } from "./acts/acts.ts";
import type { Surroundings, TextEffect } from "./acts/effect.ts";
import { textEffects } from "./acts/effects.ts";
import { hasAgreedRival, settleRivals, withRivals } from "./acts/rivals.ts";
import { bringPart, gatherTree } from "./acts/part.ts";
import { tableAct } from "./acts/table.ts";
import type { TextRefusal } from "./refusal.ts";
import type { Draft } from "./state/draft.ts";
import { bracketAt } from "./state/lookup.ts";
import type { NegotiatingText, Placed, TextsState } from "./state/records.ts";

/** A room's texts before any was tabled. */
export const emptyTexts: TextsState = { texts: [], parts: [] };

/** Texts that one room may hold. */
const MOST_TEXTS = 64;

/** A text by the act that tabled it, or null. */
export function textOf(state: TextsState, id: string): NegotiatingText | null {
  return state.texts.find((text) => text.id === id) ?? null;
}

/**
 * The room's texts after one more act, whose shape was read (`readTextAct`), or the code of why it has no effect. Pure; the texts before stay as they were. Who may do what is
 * the caller's to have checked (the dialogue's table): here it is only checked that the author is of a party.
 */
export function applyTextAct(
  state: TextsState,
  act: TextAct,
  placed: Placed,
  surroundings: Surroundings,
): TextsState | { readonly refused: TextRefusal } {
  if (!surroundings.parties.includes(placed.delegation) && act.type !== "text.call" && act.type !== "text.compile") {
    return { refused: "NOT_A_PARTY" };
  }
  const after =
    act.type === "text.table"
      ? tabled(state, act, placed, surroundings)
      : act.type === "text.part"
        ? bringPart(state, act, placed)
        : acted(state, act, placed, surroundings);
  return typeof after === "string" ? { refused: after } : after;
}

/**
 * The room's texts once other delegations decide: whom a proposal waits for and whose a bracket is, is told from there on. Nothing is
 * agreed or undone by it; what is signed stays with those that signed.
 */
export function tellParties(state: TextsState, parties: readonly DelegationId[]): TextsState {
  const isTold = state.texts.every((text) => text.signed !== null || sameAs(text.parties, parties));
  if (isTold) return state;
  return { ...state, texts: state.texts.map((text) => (text.signed === null ? { ...text, parties } : text)) };
}

function tabled(
  state: TextsState,
  act: TextActOf["text.table"],
  placed: Placed,
  surroundings: Surroundings,
): TextsState | TextRefusal {
  if (state.texts.length >= MOST_TEXTS) return "TOO_MANY";
  if (act.rivalOf !== undefined) {
    const rival = textOf(state, act.rivalOf);
    if (rival === null) return "NOTHING_THERE";
    if (bracketAt(rival, 0).state === "agreed" || hasAgreedRival(state, rival)) return "WRONG_STATE";
  }
  const gathered = gatherTree(state, act, placed);
  if (typeof gathered === "string") return gathered;
  const text = tableAct(act, gathered.tree, placed, surroundings);
  return typeof text === "string" ? text : { texts: withRivals(state.texts, text), parts: gathered.parts };
}

function acted(
  state: TextsState,
  act: Exclude<TextAct, TextActOf["text.table" | "text.part"]>,
  placed: Placed,
  { parties }: Surroundings,
): TextsState | TextRefusal {
  const place = state.texts.findIndex(({ id }) => id === act.text);
  const text = state.texts[place];
  if (text === undefined) return "NOTHING_THERE";
  if (text.signed !== null) return "SIGNED";
  const draft: Draft = { ...text, parties: sameAs(text.parties, parties) ? text.parties : parties };
  const refused = effectOf(act.type)(draft, act, placed);
  if (refused !== null) return refused;
  const [was, is] = [bracketAt(text, 0).state, bracketAt(draft, 0).state];
  if (was === "withdrawn" && is !== was && hasAgreedRival(state, text)) return "WRONG_STATE";
  return { ...state, texts: settleRivals(state.texts.with(place, draft), text, draft, placed) };
}

/** One entry of the table, for an act of its type. */
function effectOf<T extends Exclude<TextActType, "text.table" | "text.part">>(type: T): TextEffect<TextActType> {
  return textEffects[type] as TextEffect<TextActType>;
}

function sameAs(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((party, at) => party === other[at]));
}
