import { type RoomState, parties } from "@longtable/dialogue";
import type { Act, ActId, DelegationId } from "@longtable/protocol";
import {
  type BracketId,
  type NegotiatingText,
  type Placed,
  type ProvisionView,
  type TextsState,
  applyTextAct,
  bracketOfAct,
  readTextAct,
  showCalls,
  textOf,
  wouldTake,
} from "@longtable/text";

import { type BracketListed, listedBracket } from "../views/text/bracket.ts";
import { type ProvisionFace, provisionFaces } from "../views/text/provisions.ts";

/** What acts would make of a text: exactly what everybody at the table would then see. */
export type Preview =
  | {
      readonly ok: true;
      /** The provisions that would be drawn otherwise, as they then are. */
      readonly changed: readonly ProvisionFace[];
      /** What agreeing to it would close. */
      readonly takes: readonly BracketListed[];
    }
  | { readonly ok: false; readonly code: string };

/** Who would do it, as the text's fold needs it. */
export interface Doer {
  readonly delegation: DelegationId;
  readonly role: string;
  readonly name: string | null;
}

/** Folds acts onto a room's texts as they are now, without placing them. */
export function previewOf(state: RoomState, doer: Doer, text: string, acts: readonly Act[]): Preview {
  const before = textOf(state.text, text);
  if (before === null) return { ok: false, code: "NOTHING_THERE" };
  let texts: TextsState = state.text;
  const opened: BracketId[] = [];
  for (const [index, act] of acts.entries()) {
    const read = readTextAct(act);
    if (read === null) return { ok: false, code: "BAD_SHAPE" };
    const placed = placedNext(state, doer, index);
    const after = applyTextAct(texts, read, placed, { parties: parties(state) });
    if ("refused" in after) return { ok: false, code: after.refused };
    texts = after;
    opened.push(bracketOfAct(placed.act));
  }
  const after = textOf(texts, text);
  if (after === null) return { ok: false, code: "NOTHING_THERE" };
  return { ok: true, changed: changedFaces(before, after), takes: opened.flatMap((one) => takenBy(after, one)) };
}

/** What a chair's call would come to once every party has seen it and none has objected; earlier calls have taken effect by then. */
export function previewOfCall(state: RoomState, doer: Doer, text: string, act: Act): Preview {
  const read = readTextAct(act);
  if (read === null) return { ok: false, code: "BAD_SHAPE" };
  const [made, seen] = [placedNext(state, doer, 0), placedNext(state, doer, 1)];
  const before = textOf(seenByAll(state.text, state, made), text);
  const called = applyTextAct(state.text, read, made, { parties: parties(state) });
  if ("refused" in called) return { ok: false, code: called.refused };
  const after = textOf(seenByAll(called, state, seen), text);
  if (before === null || after === null) return { ok: false, code: "NOTHING_THERE" };
  return { ok: true, changed: changedFaces(before, after), takes: [] };
}

/** Texts once each party has seen all that was placed before an act. */
function seenByAll(texts: TextsState, state: RoomState, by: Placed): TextsState {
  const all = parties(state);
  return all.reduce((after, party) => showCalls(after, party, by.seq, by, all), texts);
}

/** No act has such an id: it stands for one that is not placed yet. */
function placedNext(state: RoomState, { delegation, role, name }: Doer, index: number): Placed {
  const act = index.toString(16).padStart(64, "0") as ActId;
  return { act, seq: state.size + index, at: 0, delegation, role, name, onBehalfOf: null };
}

function takenBy(text: NegotiatingText, bracket: BracketId): readonly BracketListed[] {
  return wouldTake(text, bracket).flatMap((view) => listedBracket(text, view.id) ?? []);
}

function changedFaces(before: NegotiatingText, after: NegotiatingText): readonly ProvisionFace[] {
  const known = new Map(provisionFaces(before).map((face) => [face.id, face]));
  return provisionFaces(after).filter((face) => {
    const old = known.get(face.id);
    return old === undefined || (old !== face && drawn(old.view) !== drawn(face.view));
  });
}

/** What of a provision is seen: not who its neighbours are. */
function drawn({ label, labelRuns, heading, body, opening, closing, moves }: ProvisionView): string {
  return JSON.stringify([label, labelRuns, heading, body, opening, closing, moves]);
}
