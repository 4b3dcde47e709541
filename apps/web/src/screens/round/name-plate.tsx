import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useIntl } from "react-intl";

import { useDelegationName, usePersonName } from "../../places/names.tsx";
import type { RoundView } from "../../views/round.ts";
import styles from "./long-table.module.css";
import { PLATE, type PlannedSide, type Plate, nextFreePlace, placeAfterDrag } from "./table-plan.ts";

/** How the plates of a drawing are handled. */
export interface PlateHandling {
  /** Whether the table stands on end, for narrow screens. */
  readonly isUpright: boolean;
  /** Whose plate is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onMove: (plate: Plate, place: number) => Promise<void>;
}

interface NamePlateProps extends PlateHandling {
  readonly view: RoundView;
  readonly side: PlannedSide;
  readonly plate: Plate;
}

/** One participant's plate and microphone: chosen by pressing, moved by dragging or with the arrow keys. */
export function NamePlate({ view, side, plate, isUpright, chosen, onChoose, onMove }: NamePlateProps): ReactNode {
  const intl = useIntl();
  const nameOf = usePersonName();
  const delegationName = useDelegationName();
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const [by, setBy] = useState({ x: 0, y: 0 });
  const person = view.people.find(({ id }) => id === plate.id);
  if (person === undefined) return null;
  const face = view.delegations.find(({ id }) => id === plate.delegation);
  const isOurs = plate.delegation === view.us;
  const press = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, isUpright);
    if (event.key === "Enter" || event.key === " ") onChoose(plate.id);
    else if (step === 0 || !isOurs) return;
    else void onMove(plate, nextFreePlace(side.plates, plate.place, step === side.direction ? 1 : -1));
    event.preventDefault();
  };
  const begin = (event: PointerEvent<SVGGElement>): void => {
    onChoose(plate.id);
    if (!isOurs || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, y: event.clientY });
  };
  const drag = (event: PointerEvent<SVGGElement>): void => {
    if (from === null) return;
    const scale = event.currentTarget.getScreenCTM()?.a ?? 1;
    const along = { x: (event.clientX - from.x) / scale, y: (event.clientY - from.y) / scale };
    setBy(isUpright ? { x: 0, y: along.y } : { x: along.x, y: 0 });
  };
  const drop = (): void => {
    if (from !== null) void onMove(plate, placeAfterDrag(plate.place, side.direction, by, isUpright));
    setFrom(null);
    setBy({ x: 0, y: 0 });
  };
  const role = person.name === null || person.name === "" ? [] : [intl.formatMessage({ id: `role.${person.role}` })];
  const you = plate.id === view.me ? [intl.formatMessage({ id: "table.you" })] : [];
  const lines = [nameOf(person), [...role, ...you].join(", ")].filter((line) => line !== "");
  const says = intl.formatMessage(
    { id: "table.seat" },
    {
      // What is written on the plate, in the same words.
      who: lines.join(" "),
      place: plate.place,
      delegation: face === undefined ? "" : delegationName(face),
      mic: plate.isMicrophoneOn ? "on" : "off",
    },
  );
  return (
    <>
      <circle
        cx={plate.microphone.x}
        cy={plate.microphone.y}
        r={5.5}
        className={styles["microphone"]}
        data-on={plate.isMicrophoneOn}
      />
      {/* A plate is pressed and moved; SVG has no button of its own. */}
      <g
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there is no button element in SVG
        role="button"
        tabIndex={0}
        aria-label={says}
        aria-pressed={chosen === plate.id}
        className={styles["plate"]}
        data-role={person.role}
        data-ours={isOurs}
        data-dragged={from !== null}
        data-speaks={view.floor.turn?.speaker === plate.id}
        transform={`translate(${plate.x + by.x} ${plate.y + by.y})`}
        onKeyDown={press}
        onPointerDown={begin}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <rect width={PLATE.width} height={PLATE.height} rx={4} />
        <PlateText lines={lines} />
        {view.present.includes(plate.id) ? <circle cx={9} cy={9} r={2.5} className={styles["present"]} /> : null}
      </g>
    </>
  );
}

/** The longest name that a plate holds, in letters. */
const LONGEST = 15;

function PlateText({ lines: [name = "", below] }: { readonly lines: readonly string[] }): ReactNode {
  const middle = PLATE.width / 2;
  const shown = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  return (
    <>
      <text x={middle} y={below === undefined ? 24 : 17} className={styles["name"]}>
        {shown}
      </text>
      {below === undefined ? null : (
        <text x={middle} y={31} className={styles["role"]}>
          {` ${below}`}
        </text>
      )}
    </>
  );
}

/** Along the table: 1 is right, or down where it stands on end. */
function stepOf(key: string, isUpright: boolean): -1 | 0 | 1 {
  if (key === (isUpright ? "ArrowDown" : "ArrowRight")) return 1;
  return key === (isUpright ? "ArrowUp" : "ArrowLeft") ? -1 : 0;
}
