import { type Published, isJoint, publications, publishedNow } from "@longtable/dialogue";

import type { RoomNow } from "./view.ts";

/** A statement as the public reads it. */
export interface PublishedFace {
  readonly id: string;
  /** The delegation that signed it, by the beginning of its fingerprint: names are said behind closed doors. */
  readonly by: string;
  readonly title: string;
  readonly body: string;
  readonly language: string;
  /** Milliseconds since 1970 by the clock of whoever published it. */
  readonly at: number;
  readonly isJoint: boolean;
  /** Why the wording was corrected, the newest correction first. */
  readonly corrections: readonly string[];
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
  readonly photographs: readonly { readonly id: string; readonly alt: string; readonly credit: string }[];
}

/** All that was published in a press room, newest first; what was withdrawn too, marked so. */
export function published({ state }: RoomNow): readonly PublishedFace[] {
  return publications(state.press).map(publishedFace);
}

function publishedFace(one: Published): PublishedFace {
  const { statement } = publishedNow(one);
  const { title, body, language } = statement;
  return {
    id: one.id,
    by: one.delegation.slice(0, 16),
    title,
    body,
    language,
    at: one.versions[0].stamp.at,
    isJoint: isJoint(one),
    corrections: one.versions.flatMap(({ why }) => why ?? []).toReversed(),
    withdrawn: one.withdrawn?.why ?? null,
    photographs: [
      ...(statement.photographs ?? []).map(({ hash, alt, credit }) => ({ id: hash, alt, credit })),
      ...(statement.reproduces ?? []).map(({ photograph, credit }) => ({ id: photograph, alt: "", credit })),
    ],
  };
}
