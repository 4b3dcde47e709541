import type { ActId } from "@longtable/protocol";
import {
  type CharacterFinding,
  type Hash,
  type NodeId,
  assentsOf,
  invisibleCodePoints,
  oddCharacters,
  provisionHash,
  readiness,
  shownHash,
  textHash,
  textOf,
} from "@longtable/text";

import type { RoomNow } from "../view.ts";
import { type PlacedFace, placedFace } from "./happened.ts";

/** What agreeing to a provision, or initialling it, is about. */
export interface ProvisionStanding {
  readonly isClean: boolean;
  readonly isGreen: boolean;
  /** The words and structure, and how they are displayed: what agreeing and initialling name. */
  readonly hash: Hash;
  readonly shown: Hash;
  /** Invisible code points among the words, which a head acknowledges. */
  readonly invisible: readonly number[];
  /** Characters that a person should look at before signing: invisible, confusable, of mixed scripts. */
  readonly odd: readonly CharacterFinding[];
  readonly assents: readonly (PlacedFace & { readonly id: string; readonly kind: "agree" | "initial" })[];
}

/** How far one provision is, and what agreeing to it names; null when the text has none such. */
export function provision(
  { state, events }: RoomNow,
  { text: id, node }: { readonly text: ActId | string; readonly node: string },
): ProvisionStanding | null {
  const text = textOf(state.text, id);
  if (text === null) return null;
  const named = node as NodeId;
  const [hash, shown, ready] = [provisionHash(text, named), shownHash(text, named), readiness(text, named)];
  if (hash === null || shown === null || ready === null) return null;
  return {
    isClean: ready.isClean,
    isGreen: ready.isGreen,
    hash,
    shown,
    invisible: invisibleCodePoints(text, named),
    odd: oddCharacters(text, named),
    assents: assentsOf(text, named).map((assent, index) => ({
      ...placedFace(assent.placed, events),
      id: String(index),
      kind: assent.kind,
    })),
  };
}

/** What compiling a revision and signing name. */
export interface WholeStanding {
  readonly hash: Hash;
  readonly shown: Hash | null;
}

/** The text as a whole, for whoever compiles or signs it. */
export function wholeText({ state }: RoomNow, { text: id }: { readonly text: ActId | string }): WholeStanding | null {
  const text = textOf(state.text, id);
  return text === null ? null : { hash: textHash(text), shown: shownHash(text, null) };
}
