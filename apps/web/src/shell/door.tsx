import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk, useView } from "../bridge/use-view.ts";
import { Button } from "../design/button.tsx";
import { useRefusal } from "../messages/use-refusal.ts";
import { useDelegationName } from "../places/names.tsx";
import type { Standing } from "../views/desk.ts";
import type { Door as DoorView, RecordState } from "../views/door.ts";
import type { RoomRef } from "../views/view.ts";
import styles from "./door.module.css";

/**
 * The strip at the head of every screen: which room this is, who is in it, and whether what was done here
 * has reached the record. Double rule: the table. A wash of one's own ink: one's caucus. Black: the public.
 */
export function Door({ room }: { readonly room: RoomRef }): ReactNode {
  const door = useView("door", room);
  const desk = useDesk("desk");
  const intl = useIntl();
  const nameOf = useDelegationName();
  if (door === null || desk === null) {
    return (
      <div className={styles["door"] ?? ""} data-kind={room}>
        {/* While another tab has the desk there is no room to show, and this is all there is to say. */}
        {desk?.standing.is === "elsewhere" ? (
          <output>
            <FormattedMessage id="door.elsewhere" />
          </output>
        ) : null}
      </div>
    );
  }
  const us = door.delegations.find(({ isOurs }) => isOurs);
  return (
    <section
      className={styles["door"] ?? ""}
      data-kind={door.kind}
      data-ink={us?.ink}
      aria-label={intl.formatMessage({ id: "door.label" }, { delegation: us === undefined ? "" : nameOf(us) })}
    >
      <p className={styles["room"] ?? ""}>
        <strong>
          <FormattedMessage id={`door.${door.kind}`} />
        </strong>{" "}
        <Who door={door} />
      </p>
      <RecordLine record={door.record} standing={desk.standing} />
    </section>
  );
}

function Who({ door }: { readonly door: DoorView }): ReactNode {
  const nameOf = useDelegationName();
  const names = door.delegations.map(nameOf);
  const people = door.people.length;
  const others = door.present.filter((device) => device !== door.me?.id).length;
  if (door.kind === "press") return <FormattedMessage id="door.who.press" />;
  if (door.kind === "caucus") {
    return <FormattedMessage id="door.who.caucus" values={{ delegation: names[0] ?? "", people }} />;
  }
  return (
    <>
      <FormattedMessage id="door.who.table" values={{ delegations: names.join(" · "), people }} />
      <span className={styles["here"] ?? ""}>
        <FormattedMessage id="door.here" values={{ count: others }} />
      </span>
    </>
  );
}

/** Whether what was done here has reached the record. Spoken when it changes, without interrupting. */
function RecordLine({ record, standing }: { readonly record: RecordState; readonly standing: Standing }): ReactNode {
  const call = useCall();
  const isAway = standing.is === "offline";
  return (
    <div className={styles["record"] ?? ""} data-is={record.is}>
      <output>
        {isAway ? <FormattedMessage id="door.offline" /> : null}
        {standing.is === "connecting" ? <FormattedMessage id="door.connecting" /> : null}
        {standing.is === "elsewhere" ? <FormattedMessage id="door.elsewhere" /> : null}
        {standing.is === "online" ? null : " · "}
        <RecordSentence record={record} />
      </output>
      {isAway ? (
        <Button look="plain" onPress={() => call("connectNow", null)}>
          <FormattedMessage id="door.reconnect" />
        </Button>
      ) : null}
    </div>
  );
}

function RecordSentence({ record }: { readonly record: RecordState }): ReactNode {
  const sentenceOf = useRefusal();
  switch (record.is) {
    case "stopped":
      return <FormattedMessage id="door.stopped" values={{ sentence: sentenceOf(record.code) }} />;
    case "held":
      return <FormattedMessage id="door.held" values={{ count: record.held }} />;
    case "waiting":
      return (
        <FormattedMessage
          id={record.isOnline ? "door.waiting" : "door.waiting.offline"}
          values={{ count: record.waiting }}
        />
      );
    case "in-record":
      return <FormattedMessage id={record.isOnline ? "door.inRecord" : "door.inRecord.offline"} />;
  }
}
