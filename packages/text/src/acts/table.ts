import { vectorOf } from "../persistent/vector.ts";
import type { TextRefusal } from "../refusal.ts";
import type { Bringing, NegotiatingText, Placed } from "../state/records.ts";
import { NO_PAST } from "../state/past.ts";
import { takeIn } from "../state/take-in.ts";
import type { TabledText } from "../tabled.ts";
import { unpackTabled } from "../tabled-tree.ts";
import type { TextActOf } from "./acts.ts";
import { isTreeTooDeep } from "./depth.ts";
import { isTreeTooFull } from "./fullness.ts";
import type { Surroundings } from "./effect.ts";

/** What is told of a text as it is tabled. */
type Tabling = Pick<TextActOf["text.table"], "title" | "language" | "file" | "rivalOf">;

/** A text as it is right after it was tabled: an open proposal of whoever tabled it, with all that its file brackets inside. */
export function tableText(
  tabled: TabledText,
  placed: Placed,
  { parties }: Surroundings,
  told: Tabling,
): NegotiatingText {
  const bringing: Bringing = { act: placed.act, piece: 0, node: 0, bracket: 0, choice: 0 };
  return {
    id: placed.act,
    title: told.title,
    language: told.language ?? null,
    file: told.file ?? null,
    tabled: placed,
    rivalOf: told.rivalOf ?? null,
    parties,
    bringings: vectorOf([bringing]),
    ...takeIn(tabled, placed),
    past: NO_PAST,
    revisions: [],
    calls: [],
    repairs: [],
    signatures: [],
    signed: null,
    rivals: [],
    packages: [],
  };
}

/** Why a packed tree cannot be tabled, whoever tables it; null where it can. */
export function wrongTree(tree: Uint8Array): TextRefusal | null {
  const tabled = unpackTabled(tree);
  if (tabled === null) return "BAD_TREE";
  return wrongMeasure(tabled);
}

/** Tables what an act and the parts it names carry, `tree`, or says why it cannot be. */
export function tableAct(
  act: TextActOf["text.table"],
  tree: Uint8Array,
  placed: Placed,
  surroundings: Surroundings,
): NegotiatingText | TextRefusal {
  const tabled = unpackTabled(tree);
  if (tabled === null) return "BAD_TREE";
  return wrongMeasure(tabled) ?? tableText(tabled, placed, surroundings, act);
}

function wrongMeasure(tabled: TabledText): TextRefusal | null {
  if (isTreeTooFull(tabled)) return "TOO_FULL";
  return isTreeTooDeep(tabled) ? "TOO_DEEP" : null;
}
