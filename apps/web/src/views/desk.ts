import { currentRound, latestRound } from "@longtable/dialogue";
import { openCounts } from "@longtable/text";
import type { RoomId, RoomKind } from "@longtable/protocol";

import { firstText } from "./text/text.ts";
import type { DeskNow, KeptFace, SeatFace } from "./view.ts";

/** A room as the navigation lists it. */
export interface RoomListed {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly isStopped: boolean;
  readonly waiting: number;
}

/** How this device stands with its node. */
export type Standing =
  | { readonly is: "connecting" | "online" | "closed" | "elsewhere" }
  | { readonly is: "offline"; readonly code: string; readonly retryAt: number | null };

/** What every screen needs of the desk: whose it is, how it stands, which rooms there are. */
export interface DeskFace {
  readonly seat: SeatFace;
  readonly kept: KeptFace;
  readonly standing: Standing;
  readonly rooms: readonly RoomListed[];
  /** Rooms known and not yet read here. */
  readonly unread: number;
  /** The dialogue's title once all parties have accepted it. */
  readonly title: string | null;
  readonly round: { readonly number: number | null; readonly state: "planned" | "open" | "closed" } | null;
  /** The text on the table: what is open in it; null while there is none. */
  readonly text: { readonly points: number; readonly isSigned: boolean } | null;
}

/** The desk as the shell shows it. */
export function deskFace(desk: DeskNow): DeskFace {
  const rooms = [...desk.rooms.values()];
  const table = rooms.find(({ kind }) => kind === "table");
  const round = table === undefined ? null : (currentRound(table.state) ?? latestRound(table.state));
  const text = table === undefined ? null : firstText(table.state.text.texts);
  return {
    seat: desk.seat,
    kept: desk.kept,
    standing: standingOf(desk),
    rooms: rooms.map(({ room, kind, snapshot }) => ({
      id: room,
      kind,
      isStopped: snapshot.alarm !== null,
      waiting: snapshot.waiting.length,
    })),
    unread: desk.known.length - rooms.length,
    title: table?.state.convening.title ?? null,
    text: text === null ? null : { points: openCounts(text).points, isSigned: text.signed !== null },
    round: round === null ? null : { number: round.number, state: round.state },
  };
}

function standingOf({ status }: DeskNow): Standing {
  if (status.state !== "offline") return { is: status.state };
  return { is: "offline", code: status.why.code, retryAt: status.retryAt };
}
