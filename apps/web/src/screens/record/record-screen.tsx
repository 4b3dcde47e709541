import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { DelegationId } from "@longtable/protocol";
import { useDesk, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { useDelegationName } from "../../places/names.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { RecordAsked, RecordView } from "../../views/record.ts";
import type { RoomRef } from "../../views/view.ts";
import { OtherKeys } from "../settings/other-keys.tsx";
import { Export } from "./export.tsx";
import { Line } from "./line.tsx";
import { Standing } from "./standing.tsx";

const ALL = "all";
/** So many acts are shown at once: a long record is read window by window. */
const WINDOW = 50;

/** Every act of a room in words, what has become of it, and what this device found out about the record. */
export function RecordScreen(): ReactNode {
  const intl = useIntl();
  const [room, setRoom] = useState<RoomRef>("table");
  useScreen(intl.formatMessage({ id: "screen.record" }), room);
  const [asked, setAsked] = useState<RecordAsked>({ skip: 0, most: WINDOW, by: null, family: null, effect: "all" });
  const view = useView("record", room, asked);
  const ask = (change: Partial<RecordAsked>): void => setAsked({ ...asked, skip: 0, ...change });
  return (
    <div className={page["page"]}>
      <div>
        <h1 className={page["title"]}>
          <FormattedMessage id="screen.record" />
        </h1>
        <p className={page["sub"]}>
          <FormattedMessage id="record.explained" />
        </p>
      </div>
      {view === null ? (
        <Loading />
      ) : (
        <>
          <Standing room={room} view={view} />
          <section className={page["section"]} aria-labelledby="acts-title">
            <h2 id="acts-title" className={page["sectionTitle"]}>
              <FormattedMessage id="record.acts" />
            </h2>
            <Filters
              room={room}
              view={view}
              asked={asked}
              onAsk={ask}
              onRoom={(next) => {
                setRoom(next);
                ask({ by: null, family: null });
              }}
            />
            <output className={page["soft"]}>
              <FormattedMessage
                id="record.window"
                values={{
                  from: Math.min(view.matching, asked.skip + 1),
                  to: Math.min(view.matching, asked.skip + view.lines.length),
                  all: view.matching,
                }}
              />
            </output>
            {view.lines.length === 0 ? (
              <p>
                <FormattedMessage id="record.none" />
              </p>
            ) : (
              <ol className={page["rows"]}>
                {view.lines.map((line) => (
                  <Line key={line.id} view={view} line={line} />
                ))}
              </ol>
            )}
            <div className={page["acts"]}>
              <Button isDisabled={asked.skip === 0} onPress={() => ask({ skip: Math.max(0, asked.skip - WINDOW) })}>
                <FormattedMessage id="record.newer" />
              </Button>
              <Button
                isDisabled={asked.skip + WINDOW >= view.matching}
                onPress={() => ask({ skip: asked.skip + WINDOW })}
              >
                <FormattedMessage id="record.older" />
              </Button>
            </div>
          </section>
          <Export room={room} />
          <OtherKeys />
        </>
      )}
    </div>
  );
}

interface FiltersProps {
  readonly room: RoomRef;
  readonly view: RecordView;
  readonly asked: RecordAsked;
  readonly onAsk: (change: Partial<RecordAsked>) => void;
  readonly onRoom: (room: RoomRef) => void;
}

const FAMILIES = [
  "accord",
  "agenda",
  "call",
  "control",
  "delegation",
  "dialogue",
  "difference",
  "file",
  "floor",
  "group",
  "heartbeat",
  "house",
  "press",
  "programme",
  "round",
  "seat",
  "session",
  "statement",
  "step",
  "text",
  "verdict",
  "words",
] as const;
const EFFECTS = ["all", "effect", "refused"] as const;

function Filters({ room, view, asked, onAsk, onRoom }: FiltersProps): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const desk = useDesk("desk");
  const all = { id: ALL, says: intl.formatMessage({ id: "steps.all" }) };
  const rooms = desk?.rooms ?? [];
  const chosen = rooms.find(({ id, kind }) => id === room || kind === room)?.id ?? "";
  return (
    <div className={page["bar"]}>
      <Choice
        label={<FormattedMessage id="record.filter.room" />}
        value={chosen}
        onChange={(id) => onRoom(rooms.find((one) => one.id === id)?.id ?? room)}
        options={rooms.map(({ id, kind }) => ({ id, says: intl.formatMessage({ id: `door.${kind}` }) }))}
      />
      <Choice
        label={<FormattedMessage id="record.filter.by" />}
        value={asked.by ?? ALL}
        onChange={(id) => onAsk({ by: id === ALL ? null : (id as DelegationId) })}
        options={[all, ...view.delegations.map((one) => ({ id: one.id, says: nameOf(one) }))]}
      />
      <Choice
        label={<FormattedMessage id="record.filter.family" />}
        value={asked.family ?? ALL}
        onChange={(id) => onAsk({ family: id === ALL ? null : id })}
        options={[
          all,
          ...FAMILIES.filter((family) => view.families.includes(family)).map((id) => ({
            id,
            says: intl.formatMessage({ id: `record.family.${id}` }),
          })),
        ]}
      />
      <Choice
        label={<FormattedMessage id="record.filter.effect" />}
        value={asked.effect}
        onChange={(id) => onAsk({ effect: EFFECTS.find((one) => one === id) ?? "all" })}
        options={EFFECTS.map((id) => ({ id, says: intl.formatMessage({ id: `record.effect.${id}` }) }))}
      />
    </div>
  );
}
