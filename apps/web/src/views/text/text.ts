import { currentSession } from "@longtable/dialogue";
import type { ActId, DelegationId } from "@longtable/protocol";
import {
  type BracketId,
  type NegotiatingText,
  bracketOf,
  bracketOfAct,
  openCounts,
  openPackages,
  readiness,
  textOf,
} from "@longtable/text";

import { type DelegationFace, delegationFaces } from "../people.ts";
import { type Place, placesOf } from "../places.ts";
import type { RoomNow } from "../view.ts";
import { type PlacedFace, placedFace } from "./happened.ts";
import { inventedActs } from "./invented.ts";
import { type PointCounts, openPoints } from "./open-points.ts";
import { type OpenBracket, type ProvisionFace, provisionFaces } from "./provisions.ts";
import { type TextTopic, topicsOf } from "./topics.ts";

/** A text as a list names it. */
export interface TextListed {
  readonly id: ActId;
  readonly title: string;
  readonly points: number;
  readonly isSigned: boolean;
  readonly isInvented: boolean;
}

/** The room's texts, those still open before those signed, the newest first. */
export function texts({ state, events }: RoomNow): readonly TextListed[] {
  return openFirst(state.text.texts).map((text) => ({
    id: text.id,
    title: text.title,
    points: openCounts(text).points,
    isSigned: text.signed !== null,
    isInvented: inventedActs(events).has(text.id),
  }));
}

function openFirst(all: readonly NegotiatingText[]): readonly NegotiatingText[] {
  return all.toReversed().toSorted((a, b) => Number(a.signed !== null) - Number(b.signed !== null));
}

/** The text that a screen opens with: the newest that is not signed, else the newest. */
export function firstText(all: readonly NegotiatingText[]): NegotiatingText | null {
  return openFirst(all)[0] ?? null;
}

/** A revision that was compiled. */
export interface RevisionFace extends PlacedFace {
  readonly id: string;
  readonly title: string | null;
  readonly counts: { readonly brackets: number; readonly points: number };
}

/** What is said of a text as a whole. */
export interface TextFace {
  readonly id: ActId;
  readonly title: string;
  readonly language: string | null;
  readonly file: string | null;
  readonly tabled: PlacedFace;
  /** The proposal that the text itself is: to take it as the basis. */
  readonly basis: { readonly id: BracketId; readonly isAgreed: boolean };
  readonly revisions: readonly RevisionFace[];
  readonly signatures: readonly PlacedFace[];
  readonly isSigned: boolean;
  /** All of it clean and green: it can be signed. */
  readonly isReady: boolean;
  /** Packages and ways back, which bracket no words. */
  readonly packages: readonly BracketId[];
}

/** One text, as the page draws it: its provisions are sent as those that changed. */
export interface TextView {
  readonly us: DelegationId | null;
  readonly delegations: readonly DelegationFace[];
  readonly places: readonly Place[];
  readonly session: string | null;
  readonly text: TextFace;
  readonly counts: PointCounts;
  readonly brackets: readonly OpenBracket[];
  /** What its provisions are about; empty where nobody has linked any to a difference. */
  readonly topics: readonly TextTopic[];
  readonly provisions: readonly ProvisionFace[];
}

/** A text by its id, or with null the one that a screen opens with; null when the room has none such. */
export function text(room: RoomNow, { text: id }: { readonly text: ActId | string | null }): TextView | null {
  const found = id === null ? firstText(room.state.text.texts) : textOf(room.state.text, id);
  if (found === null) return null;
  const us = room.author?.delegation ?? null;
  const { counts, brackets } = openPoints(found, us);
  return {
    us,
    delegations: delegationFaces(room.state, us),
    places: placesOf(room.state),
    session: currentSession(room.state)?.id ?? null,
    text: textFace(found, room),
    counts,
    brackets,
    topics: topicsOf(room.state, found.id),
    provisions: provisionFaces(found),
  };
}

const faces = new WeakMap<NegotiatingText, TextFace>();

function textFace(found: NegotiatingText, { events }: RoomNow): TextFace {
  const before = faces.get(found);
  if (before !== undefined) return before;
  const basis = bracketOfAct(found.id);
  const face: TextFace = {
    id: found.id,
    title: found.title,
    language: found.language,
    file: found.file?.name ?? null,
    tabled: placedFace(found.tabled, events),
    basis: { id: basis, isAgreed: bracketOf(found, basis)?.state === "agreed" },
    revisions: found.revisions.map(({ placed, title, counts }) => ({
      ...placedFace(placed, events),
      id: placed.act,
      title,
      counts,
    })),
    signatures: found.signatures.map(({ placed }) => placedFace(placed, events)),
    isSigned: found.signed !== null,
    isReady: readiness(found, null)?.isGreen ?? false,
    packages: openPackages(found),
  };
  faces.set(found, face);
  return face;
}
