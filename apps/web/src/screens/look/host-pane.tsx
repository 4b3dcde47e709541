import { type ReactNode, use, useEffect, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { LinkContext, useCall, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import type { Altered } from "./altered.ts";
import styles from "./look.module.css";

/** So many rows are shown. */
const ROWS = 8;

/** What the node has of the table: rows of sealed bytes, and a button on each that alters it. */
export function HostPane({
  seats,
  onAltered,
}: {
  readonly seats: readonly string[];
  readonly onAltered: (altered: Altered) => void;
}): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const link = use(LinkContext);
  const record = useView("door", "table")?.record;
  const size = record?.is === "in-record" ? record.size : null;
  const [rows, setRows] = useState<CallAnswer<"hostRows">>([]);
  useEffect(() => {
    if (size !== null) void call("hostRows", { room: "table", most: ROWS }).then(setRows);
  }, [call, size]);
  const tamper = async (seq: number): Promise<void> => {
    const answers = seats.map(
      async (seat) => [seat, await link?.call(seat, "readAltered", { room: "table", seq })] as const,
    );
    const found = Object.fromEntries((await Promise.all(answers)).map(([seat, code]) => [seat, code ?? null]));
    onAltered({ seq, found });
  };
  return (
    <section className={styles["host"]} aria-label={intl.formatMessage({ id: "look.host" })}>
      <h2 className={styles["paneTitle"]}>
        <FormattedMessage id="look.host" />
      </h2>
      <p className={styles["soft"]}>
        <FormattedMessage id="look.host.sub" />
      </p>
      <ol className={styles["rows"]}>
        {rows.map(({ seq, form, size, device, begins }) => (
          <li key={seq} className={styles["row"]}>
            <p>
              <FormattedMessage id="look.row" values={{ seq, form, size }} />
              {device === null ? null : (
                <small className={styles["soft"]}>
                  {" "}
                  <FormattedMessage id="look.row.device" values={{ device: device.slice(0, 8) }} />
                </small>
              )}
            </p>
            <code>{begins}…</code>
            <Button
              look="plain"
              aria-label={intl.formatMessage({ id: "look.tamper.label" }, { seq })}
              onPress={() => tamper(seq)}
            >
              <FormattedMessage id="look.tamper" />
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
