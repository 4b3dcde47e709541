import { type Weight, items } from "@longtable/dialogue";

import { type PersonFace, personFace } from "../people.ts";
import type { RoomNow } from "../view.ts";

/** What one's own side noted on a provision, behind its own door. */
export interface PinnedNote {
  readonly id: string;
  readonly node: string;
  readonly text: string;
  /** Null for a mere note. */
  readonly weight: Weight | null;
  readonly person: PersonFace;
  /** Milliseconds since 1970 by its author's clock. */
  readonly at: number;
  readonly isInvented: boolean;
}

/** So many of a caucus's newest words are looked through. */
const LOOKED_THROUGH = 2000;
const RANK = { "red-line": 0, instruction: 1 } as const;

/** A caucus's notes on the provisions of a text: red lines first, then instructions, each the oldest first. */
export function pinned({ state }: RoomNow, { text }: { readonly text: string }): readonly PinnedNote[] {
  const { words } = state.spoken;
  const notes = [...items(words, Math.max(0, words.length - LOOKED_THROUGH))].flatMap((one): readonly PinnedNote[] =>
    one.about?.text === text
      ? [
          {
            id: one.id,
            node: one.about.node,
            text: one.text,
            weight: one.weight ?? null,
            person: personFace({ id: one.stamp.device, ...one.stamp }),
            at: one.stamp.at,
            isInvented: one.stamp.invented,
          },
        ]
      : [],
  );
  return notes.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const rankOf = ({ weight }: PinnedNote): number => (weight === null ? 2 : RANK[weight]);
