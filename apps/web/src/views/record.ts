import type { Sign } from "@longtable/client";
import type { RoomEvent } from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import { type ActLine, actLine, whyRefused } from "./act-line.ts";
import { type DelegationFace, delegationFaces } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import { type DeskNow, type RoomNow, roomMeant } from "./view.ts";

/** Which part of a record is shown. */
export interface RecordAsked {
  /** How many of the newest matching ones are left out: the window's beginning. */
  readonly skip: number;
  readonly most: number;
  readonly by: DelegationId | null;
  /** The first part of an act's type: `text`, `step`; `control` for what the room itself tells. */
  readonly family: string | null;
  readonly effect: "all" | "effect" | "refused";
}

/** A room's record, act by act, and what this device has found out about it. */
export interface RecordView {
  readonly delegations: readonly DelegationFace[];
  readonly places: readonly Place[];
  /** Entries verified here. */
  readonly size: number;
  /** So many entries' signatures rest on another device's verdict. */
  readonly trusted: number;
  readonly held: number;
  /** Why the room has stopped; null while it goes on. */
  readonly alarm: string | null;
  /** Whether there is proof that the node signed two records. */
  readonly hasEvidence: boolean;
  readonly checkpoint: CheckpointFace | null;
  readonly seals: readonly SealFace[];
  /** Entries without effect before any fold: damaged, of nobody admitted, forked. */
  readonly unread: readonly { readonly id: string; readonly seq: number; readonly code: string }[];
  readonly families: readonly string[];
  /** How many match what was asked. */
  readonly matching: number;
  /** The window, newest first. */
  readonly lines: readonly ActLine[];
  readonly isMeeting: boolean;
  readonly signs: readonly {
    readonly id: DelegationId;
    readonly sign: Sign["sign"];
    readonly heardAt: number | null;
  }[];
}

/** The newest checkpoint verified here, and whose signatures stand under it. */
export interface CheckpointFace {
  readonly size: number;
  /** In hex. */
  readonly root: string;
  readonly signers: readonly string[];
}

/** A head's seal beside what this device computes for the same entries. */
export interface SealFace {
  readonly id: string;
  readonly seq: number;
  readonly by: DelegationId;
  readonly size: number;
  readonly agrees: boolean;
}

/** So many unreadable entries are listed. */
const UNREAD_SHOWN = 50;

/** What the record's screen shows. */
export function record(now: RoomNow, asked: RecordAsked, desk: DeskNow): RecordView {
  const { state, snapshot, events, author, standing } = now;
  const why = whyRefused(state);
  const families = new Set<string>();
  const window: RoomEvent[] = [];
  let matching = 0;
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event === undefined) continue;
    families.add(familyOf(event));
    if (!isAsked(event, asked, why)) continue;
    matching += 1;
    if (matching > asked.skip && window.length < asked.most) window.push(event);
  }
  // Delegations introduce themselves at the table; other rooms take the names from there.
  const named = roomMeant(desk, "table")?.state ?? state;
  return {
    delegations: delegationFaces(named, author?.delegation ?? null),
    places: placesOf(named),
    size: snapshot.size,
    trusted: snapshot.trusted,
    held: snapshot.held,
    alarm: snapshot.alarm?.code ?? null,
    hasEvidence: standing.hasEvidence,
    checkpoint: standing.checkpoint,
    seals: snapshot.seals
      .map(({ seq, delegation, size, agrees }) => ({ id: String(seq), seq, by: delegation, size, agrees }))
      .toReversed(),
    unread: snapshot.refused
      .slice(-UNREAD_SHOWN)
      .map(({ seq, code }) => ({ id: String(seq), seq, code }))
      .toReversed(),
    families: [...families].toSorted(),
    matching,
    lines: window.map((event) => actLine(event, state)),
    isMeeting: standing.isMeeting,
    signs: standing.signs.map(({ delegation, sign, heardAt }) => ({ id: delegation, sign, heardAt })),
  };
}

function familyOf(event: RoomEvent): string {
  return event.kind === "act" ? (event.act.type.split(".")[0] ?? "") : "control";
}

function isAsked(event: RoomEvent, { by, family, effect }: RecordAsked, why: ReadonlyMap<string, unknown>): boolean {
  if (family !== null && familyOf(event) !== family) return false;
  if (by !== null && !("delegation" in event && event.delegation === by)) return false;
  if (effect === "all") return true;
  return (event.kind === "act" && why.has(event.id)) === (effect === "refused");
}
