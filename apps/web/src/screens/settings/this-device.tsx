import { useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import styles from "./settings.module.css";

/** What this device is, where the dialogue's rooms lie, and forgetting it. */
export function ThisDevice(): ReactNode {
  const desk = useDesk("desk");
  const view = useDesk("delegation");
  if (desk === null) return null;
  return (
    <>
      <section className={styles["group"]} aria-labelledby="rooms-title">
        <h2 id="rooms-title" className={styles["label"]}>
          <FormattedMessage id="settings.rooms" />
        </h2>
        <p>
          <FormattedMessage id="settings.device.node" values={{ origin: desk.seat.origin }} />
        </p>
        {view === null ? null : (
          <>
            <p>
              <FormattedMessage id="settings.node.key" />
              <br />
              <span className={styles["digits"]}>{view.node.replaceAll(/.{8}/gu, "$& ")}</span>
            </p>
            <ul className={styles["rows"]}>
              {view.rooms.map(({ id, kind, size }) => (
                <li key={id} className={styles["row"]}>
                  <span>
                    <FormattedMessage id={`door.${kind}`} />
                  </span>
                  <span className={styles["soft"]}>
                    <FormattedMessage id="settings.room" values={{ size }} />
                  </span>
                </li>
              ))}
            </ul>
            <p className={styles["soft"]}>
              <FormattedMessage id="settings.caucus" />
            </p>
          </>
        )}
      </section>
      <section className={styles["group"]} aria-labelledby="device-title">
        <h2 id="device-title" className={styles["label"]}>
          <FormattedMessage id="settings.device" />
        </h2>
        <p className={styles["key"]}>
          <FormattedMessage id="settings.device.key" values={{ key: desk.seat.device.replaceAll(/.{8}/gu, "$& ") }} />
        </p>
        <p className={styles["soft"]}>
          <FormattedMessage id="settings.device.where" />
        </p>
        <Forget isHead={desk.seat.isHead} />
      </section>
    </>
  );
}

function Forget({ isHead }: { readonly isHead: boolean }): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  const call = useCall();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const forget = async (): Promise<void> => {
    await navigate({ to: "/", replace: true });
    await call("forgetSeat", { seat });
  };
  if (!isAsked) {
    return (
      <Button onPress={() => setAsked(true)}>
        <FormattedMessage id="settings.forget" />
      </Button>
    );
  }
  return (
    <div className={styles["box"]}>
      <p className={styles["warning"]}>
        <FormattedMessage id={isHead ? "settings.forget.head" : "settings.forget.explained"} />
      </p>
      <span className={styles["acts"]}>
        <Button look="primary" onPress={forget}>
          <FormattedMessage id="settings.forget.do" />
        </Button>
        <Button look="plain" onPress={() => setAsked(false)}>
          <FormattedMessage id="round.cancel" />
        </Button>
      </span>
    </div>
  );
}
