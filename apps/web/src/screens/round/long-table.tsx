import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useState,
  useSyncExternalStore,
} from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useAct, useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName, usePersonName } from "../../places/names.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { RoundView, SideFace } from "../../views/round.ts";
import styles from "./long-table.module.css";
import {
  PLATE,
  type PlannedSide,
  type Plate,
  type TablePlan,
  freePlace,
  nextFreePlace,
  placeAfterDrag,
  planTable,
} from "./table-plan.ts";

/**
 * The long table, drawn: two sides facing, heads where they sit, a plate for each name, a ring for each
 * microphone. One's own side's plates are moved by dragging, with the arrow keys, or by buttons.
 */
export function LongTable({ view }: { readonly view: RoundView }): ReactNode {
  const isUpright = useIsNarrow();
  const plan = planTable(view, isUpright);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const sentenceOf = useRefusal();
  const doAct = useAct("table");
  const move = useCallback(
    async (plate: Plate, place: number): Promise<void> => {
      if (place === plate.place) return;
      const done = await doAct({ type: "seat.take", place, ...forWhom(view, plate.id) });
      setRefused(done.ok ? null : done.code);
    },
    [doAct, view],
  );
  const seated = plan.sides.flatMap(({ plates }) => plates);
  const plate = seated.find(({ id }) => id === chosen) ?? null;
  return (
    <section aria-labelledby="table-title">
      <h2 id="table-title" className={styles["hidden"]}>
        <FormattedMessage id="table.title" />
      </h2>
      <Drawing view={view} plan={plan} isUpright={isUpright} chosen={chosen} onChoose={setChosen} onMove={move} />
      <p className={styles["legend"]}>
        <FormattedMessage id="table.legend" />{" "}
        {seated.some(({ delegation }) => delegation === view.us) ? <FormattedMessage id="table.arrange" /> : null}
      </p>
      {refused === null ? null : <output className={styles["refused"]}>{sentenceOf(refused)}</output>}
      {plate === null ? null : <ChosenSeat view={view} plate={plate} />}
      <OwnMicrophone view={view} />
      <NotSeated view={view} />
    </section>
  );
}

/** An act on a seat names its participant, unless that is whoever does it. */
function forWhom({ me }: RoundView, participant: string): { readonly participant?: string } {
  return participant === me ? {} : { participant };
}

interface DrawingProps {
  readonly view: RoundView;
  readonly plan: TablePlan;
  readonly isUpright: boolean;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onMove: (plate: Plate, place: number) => Promise<void>;
}

function Drawing({ view, plan, ...rest }: DrawingProps): ReactNode {
  const nameOf = useDelegationName();
  const { table } = plan;
  const seam = rest.isUpright
    ? { x1: table.x + table.width / 2, y1: table.y, x2: table.x + table.width / 2, y2: table.y + table.height }
    : { x1: table.x, y1: table.y + table.height / 2, x2: table.x + table.width, y2: table.y + table.height / 2 };
  return (
    <svg className={styles["drawing"]} viewBox={`0 0 ${plan.width} ${plan.height}`} data-upright={rest.isUpright}>
      <rect {...table} rx={8} className={styles["tableTop"]} />
      <line {...seam} className={styles["seam"]} />
      {plan.sides.map((side) => {
        const face = view.delegations.find(({ id }) => id === side.id);
        const name = face === undefined ? "" : nameOf(face);
        return (
          <g key={side.id} data-ink={face?.ink}>
            <text {...side.label} className={styles["side"]}>
              {view.round?.host === side.id ? <FormattedMessage id="table.host" values={{ delegation: name }} /> : name}
            </text>
            {side.plates.map((plate) => (
              <NamePlate key={plate.id} view={view} side={side} plate={plate} {...rest} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

interface NamePlateProps extends Omit<DrawingProps, "plan"> {
  readonly side: PlannedSide;
  readonly plate: Plate;
}

function NamePlate({ view, side, plate, isUpright, chosen, onChoose, onMove }: NamePlateProps): ReactNode {
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

/** What may be done with the seat that was chosen: what the drawing does by dragging, by buttons. */
function ChosenSeat({ view, plate }: { readonly view: RoundView; readonly plate: Plate }): ReactNode {
  const nameOf = usePersonName();
  const whom = forWhom(view, plate.id);
  const seats = view.sides.find(({ id }) => id === plate.delegation)?.seats ?? [];
  const acts = {
    on: { type: "floor.microphone", on: true, ...whom },
    off: { type: "floor.microphone", on: false, ...whom },
    leave: { type: "seat.leave", ...whom },
    down: { type: "seat.take", place: nextFreePlace(seats, plate.place, -1), ...whom },
    up: { type: "seat.take", place: nextFreePlace(seats, plate.place, 1), ...whom },
  } as const;
  const may = useMay("table", acts);
  const person = view.people.find(({ id }) => id === plate.id);
  const face = view.delegations.find(({ id }) => id === plate.delegation);
  if (person === undefined) return null;
  return (
    <div className={styles["chosen"]} data-ink={face?.ink}>
      <strong>{nameOf(person)}</strong>
      <ActButton room="table" act={acts.on} may={may?.on}>
        <FormattedMessage id="table.mic.on" />
      </ActButton>
      <ActButton room="table" act={acts.off} may={may?.off}>
        <FormattedMessage id="table.mic.off" />
      </ActButton>
      <ActButton room="table" act={acts.down} may={may?.down}>
        <FormattedMessage id="table.moveLeft" />
      </ActButton>
      <ActButton room="table" act={acts.up} may={may?.up}>
        <FormattedMessage id="table.moveRight" />
      </ActButton>
      <ActButton room="table" act={acts.leave} may={may?.leave} look="plain">
        <FormattedMessage id="table.leave" />
      </ActButton>
    </div>
  );
}

/** The key M switches one's own microphone. */
function OwnMicrophone({ view }: { readonly view: RoundView }): ReactNode {
  const doAct = useAct("table");
  const mine = view.sides.flatMap(({ seats }) => seats).find(({ id }) => id === view.me);
  const isOn = mine?.isMicrophoneOn === true;
  const may = useMay("table", { toggle: { type: "floor.microphone", on: !isOn } });
  const toggle = useCallback(() => void doAct({ type: "floor.microphone", on: !isOn }), [doAct, isOn]);
  const says = <FormattedMessage id={isOn ? "table.mic.off" : "table.mic.on"} />;
  useKey("M", says, may?.toggle.ok === true && mine !== undefined ? toggle : null);
  return null;
}

/** Who has no seat yet, side by side; whoever may, seats them. */
function NotSeated({ view }: { readonly view: RoundView }): ReactNode {
  const sides = view.sides.filter(({ standing }) => standing.length > 0);
  if (sides.length === 0) return null;
  return (
    <div className={styles["standing"]}>
      <h3>
        <FormattedMessage id="table.standing" />
      </h3>
      <ul>
        {sides.flatMap((side) => side.standing.map((id) => <NotSeatedOne key={id} view={view} side={side} id={id} />))}
      </ul>
    </div>
  );
}

function NotSeatedOne({
  view,
  side,
  id,
}: {
  readonly view: RoundView;
  readonly side: SideFace;
  readonly id: string;
}): ReactNode {
  const nameOf = usePersonName();
  const act = { type: "seat.take", place: freePlace(side.seats), ...forWhom(view, id) };
  const may = useMay("table", { seat: act });
  const person = view.people.find((one) => one.id === id);
  const face = view.delegations.find((one) => one.id === side.id);
  if (person === undefined) return null;
  return (
    <li data-ink={face?.ink}>
      <span className={styles["who"]}>
        {nameOf(person)}, {face?.short}
      </span>
      <ActButton room="table" act={act} may={may?.seat}>
        <FormattedMessage id={id === view.me ? "table.take" : "table.seatThem"} />
      </ActButton>
    </li>
  );
}

const narrow = globalThis.matchMedia("(max-width: 40rem)");

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener("change", listener);
      return () => narrow.removeEventListener("change", listener);
    },
    () => narrow.matches,
  );
}
