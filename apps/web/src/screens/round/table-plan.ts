import type { RoundView } from "../../views/round.ts";

/** A name plate on the drawing, in its units: the corner of the plate and the middle of its microphone. */
export interface Plate {
  readonly id: string;
  readonly delegation: string;
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly microphone: { readonly x: number; readonly y: number };
  readonly isMicrophoneOn: boolean;
}

/** A side of the table on the drawing. `direction` is 1 where a higher place is further right or down. */
export interface PlannedSide {
  readonly id: string;
  readonly label: { readonly x: number; readonly y: number; readonly textAnchor: "start" | "end" };
  readonly direction: 1 | -1;
  readonly plates: readonly Plate[];
}

/** The long table as a drawing: seen from above, one's own side nearest. */
export interface TablePlan {
  readonly width: number;
  readonly height: number;
  readonly table: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly sides: readonly PlannedSide[];
}

/** The size of a name plate. */
export const PLATE = { width: 110, height: 40 };
/** From the middle of one place to the middle of the next, along and across. */
const STEP = 122;
const STEP_DOWN = 58;
const TABLE_DEPTH = 96;
/** The table has at least so many places on either side of its centre. */
const LEAST = 2;

/**
 * Where everything lies. Places count from the centre, left to right as those who sit there see it, so the
 * side opposite runs the other way. `upright` stands the table on end, for narrow screens.
 */
export function planTable(view: RoundView, upright: boolean): TablePlan {
  const ours = view.sides.find(({ id }) => id === view.us) ?? view.sides[0];
  const others = view.sides.filter((side) => side !== ours);
  const reach = Math.max(LEAST, ...view.sides.flatMap(({ seats }) => seats.map(({ place }) => Math.abs(place))));
  const rows = ours === undefined ? others : [...others, ours];
  return upright ? standing(rows, ours?.id, reach) : lying(rows, ours?.id, reach);
}

type Rows = RoundView["sides"];

function lying(rows: Rows, ours: string | undefined, reach: number): TablePlan {
  const width = (2 * reach + 1) * STEP + 24;
  const middle = width / 2;
  const top = 28;
  const table = { x: 8, y: top + PLATE.height + 34, width: width - 16, height: TABLE_DEPTH };
  const bottom = table.y + table.height + 34;
  return {
    width,
    height: bottom + PLATE.height + 28,
    table,
    sides: rows.map(({ id, seats }) => {
      const isOurs = id === ours;
      const direction = isOurs ? 1 : -1;
      const y = isOurs ? bottom : top;
      return {
        id,
        direction,
        label: { x: 8, y: isOurs ? bottom + PLATE.height + 20 : 16, textAnchor: "start" },
        plates: seats.map(({ id: participant, place, isMicrophoneOn }) => {
          const x = middle + direction * place * STEP;
          return {
            id: participant,
            delegation: id,
            place,
            x: x - PLATE.width / 2,
            y,
            microphone: { x, y: isOurs ? y - 16 : y + PLATE.height + 16 },
            isMicrophoneOn,
          };
        }),
      };
    }),
  };
}

function standing(rows: Rows, ours: string | undefined, reach: number): TablePlan {
  const height = (2 * reach + 1) * STEP_DOWN + 40;
  const middle = 32 + ((2 * reach + 1) * STEP_DOWN) / 2;
  const left = 0;
  const table = { x: PLATE.width + 26, y: 28, width: 44, height: height - 40 };
  const right = table.x + table.width + 26;
  return {
    width: right + PLATE.width,
    height,
    table,
    sides: rows.map(({ id, seats }) => {
      const isOurs = id === ours;
      const direction = isOurs ? -1 : 1;
      const x = isOurs ? right : left;
      return {
        id,
        direction,
        label: isOurs ? { x: x + PLATE.width, y: 16, textAnchor: "end" } : { x, y: 16, textAnchor: "start" },
        plates: seats.map(({ id: participant, place, isMicrophoneOn }) => {
          const y = middle + direction * place * STEP_DOWN;
          return {
            id: participant,
            delegation: id,
            place,
            x,
            y: y - PLATE.height / 2,
            microphone: { x: isOurs ? x - 12 : x + PLATE.width + 12, y },
            isMicrophoneOn,
          };
        }),
      };
    }),
  };
}

/** The place at which a plate that was dragged so far would lie. */
export function placeAfterDrag(
  place: number,
  direction: 1 | -1,
  by: { readonly x: number; readonly y: number },
  upright: boolean,
): number {
  const steps = upright ? by.y / STEP_DOWN : by.x / STEP;
  return place + direction * Math.round(steps);
}

/** The next place in a direction that nobody of this side has. */
export function nextFreePlace(plates: readonly { readonly place: number }[], from: number, direction: 1 | -1): number {
  const taken = new Set(plates.map(({ place }) => place));
  let place = from + direction;
  while (taken.has(place)) place += direction;
  return place;
}

/** The nearest place to the centre that nobody of this side has. */
export function freePlace(seats: Rows[number]["seats"]): number {
  const taken = new Set(seats.map(({ place }) => place));
  for (let distance = 0; distance <= 50; distance++) {
    if (!taken.has(distance)) return distance;
    if (!taken.has(-distance)) return -distance;
  }
  return 0;
}
