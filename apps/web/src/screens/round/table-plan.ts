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
  /** The corners of the places within the table's reach at which nobody sits. */
  readonly free: readonly { readonly x: number; readonly y: number }[];
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
const TABLE_DEPTH = 124;
/** Between a plate and the table's edge, and between that edge and a microphone's middle. */
const GAP = 10;
const INSET = 15;
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
  const top = 28;
  const table = { x: 8, y: top + PLATE.height + GAP, width: width - 16, height: TABLE_DEPTH };
  const [near, far] = [table.y + table.height + GAP, top];
  return {
    width,
    height: near + PLATE.height + 28,
    table,
    sides: rows.map(({ id, seats }) => {
      const isOurs = id === ours;
      const direction = isOurs ? 1 : -1;
      const [y, microphone] = isOurs ? [near, table.y + table.height - INSET] : [far, table.y + INSET];
      const middleOf = (place: number): number => width / 2 + direction * place * STEP;
      const cornerOf = (place: number) => ({ x: middleOf(place) - PLATE.width / 2, y });
      return {
        id,
        direction,
        label: { x: 8, y: isOurs ? near + PLATE.height + 20 : 16, textAnchor: "start" },
        plates: seats.map((seat) => ({
          ...seated(id, seat),
          ...cornerOf(seat.place),
          microphone: { x: middleOf(seat.place), y: microphone },
        })),
        free: freePlaces(seats, reach).map(cornerOf),
      };
    }),
  };
}

function standing(rows: Rows, ours: string | undefined, reach: number): TablePlan {
  const height = (2 * reach + 1) * STEP_DOWN + 40;
  const middle = 32 + ((2 * reach + 1) * STEP_DOWN) / 2;
  const left = 0;
  const table = { x: PLATE.width + GAP, y: 28, width: 76, height: height - 40 };
  const right = table.x + table.width + GAP;
  return {
    width: right + PLATE.width,
    height,
    table,
    sides: rows.map(({ id, seats }) => {
      const isOurs = id === ours;
      const direction = isOurs ? -1 : 1;
      const [x, microphone] = isOurs ? [right, table.x + table.width - INSET] : [left, table.x + INSET];
      const middleOf = (place: number): number => middle + direction * place * STEP_DOWN;
      const cornerOf = (place: number) => ({ x, y: middleOf(place) - PLATE.height / 2 });
      return {
        id,
        direction,
        label: isOurs ? { x: x + PLATE.width, y: 16, textAnchor: "end" } : { x, y: 16, textAnchor: "start" },
        plates: seats.map((seat) => ({
          ...seated(id, seat),
          ...cornerOf(seat.place),
          microphone: { x: microphone, y: middleOf(seat.place) },
        })),
        free: freePlaces(seats, reach).map(cornerOf),
      };
    }),
  };
}

type SeatFace = Rows[number]["seats"][number];

function seated(delegation: string, { id, place, isMicrophoneOn }: SeatFace): Omit<Plate, "x" | "y" | "microphone"> {
  return { id, delegation, place, isMicrophoneOn };
}

function freePlaces(seats: readonly SeatFace[], reach: number): readonly number[] {
  const places = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return places.filter((place) => !seats.some((seat) => seat.place === place));
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
