import { type ReactNode, useCallback, useState, useSyncExternalStore } from "react";
import { FormattedMessage } from "react-intl";

import { useAct, useMay } from "../../bridge/use-view.ts";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { RoundView } from "../../views/round.ts";
import { ChosenSeat } from "./chosen-seat.tsx";
import { forWhom } from "./for-whom.ts";
import styles from "./long-table.module.css";
import { NamePlate, type PlateHandling } from "./name-plate.tsx";
import { NotSeated } from "./not-seated.tsx";
import { PLATE, type Plate, type TablePlan, planTable } from "./table-plan.ts";

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

interface DrawingProps extends PlateHandling {
  readonly view: RoundView;
  readonly plan: TablePlan;
}

function Drawing({ view, plan, ...rest }: DrawingProps): ReactNode {
  const nameOf = useDelegationName();
  const { table } = plan;
  return (
    <svg className={styles["drawing"]} viewBox={`0 0 ${plan.width} ${plan.height}`} data-upright={rest.isUpright}>
      <rect {...table} rx={8} className={styles["tableTop"]} />
      {rest.isUpright ? null : <OnTheTable view={view} table={table} />}
      {plan.sides.map((side) => {
        const face = view.delegations.find(({ id }) => id === side.id);
        const name = face === undefined ? "" : nameOf(face);
        return (
          <g key={side.id} data-ink={face?.ink}>
            <text {...side.label} className={styles["side"]}>
              {view.round?.host === side.id ? <FormattedMessage id="table.host" values={{ delegation: name }} /> : name}
            </text>
            {side.free.map(({ x, y }) => (
              <rect key={`${x} ${y}`} {...PLATE} x={x} y={y} rx={4} className={styles["free"]} />
            ))}
            {side.plates.map((plate) => (
              <NamePlate key={plate.id} view={view} side={side} plate={plate} {...rest} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

/** The most letters of a topic that are written on the table. */
const LONGEST_TOPIC = 48;

/** What is on the table: the topic that was taken up, between the two sides. */
function OnTheTable({ view, table }: { readonly view: RoundView; readonly table: TablePlan["table"] }): ReactNode {
  const topic = view.topics.find(({ isNow }) => isNow);
  if (topic === undefined) return null;
  const { title } = topic;
  const shown = title.length > LONGEST_TOPIC ? `${title.slice(0, LONGEST_TOPIC - 1)}…` : title;
  const x = table.x + table.width / 2;
  const y = table.y + table.height / 2;
  return (
    <>
      <text x={x} y={y - 8} className={styles["onTable"]}>
        <FormattedMessage id="table.topic" />
      </text>
      <text x={x} y={y + 15} className={styles["topic"]}>
        {shown}
      </text>
    </>
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
