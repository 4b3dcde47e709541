import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Role } from "@longtable/protocol";
import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { OwnDevice } from "../../views/delegation.ts";
import { AnotherDevice } from "./another-device.tsx";
import { DELEGATE_ROLES, Invitations, Invite } from "./invite.tsx";
import styles from "./settings.module.css";

/** One's own delegation: whose devices are in, and, for a head, inviting, changing roles and taking back. */
export function People(): ReactNode {
  const view = useDesk("delegation");
  if (view === null) return null;
  const { devices, invitations, isHead } = view;
  return (
    <section className={styles["group"]} aria-labelledby="people-title">
      <h2 id="people-title" className={styles["label"]}>
        <FormattedMessage id="people.title" />
      </h2>
      <ul className={styles["rows"]}>
        {devices.map((device) => (
          <Delegate key={device.id} device={device} isHead={isHead} />
        ))}
      </ul>
      {isHead ? (
        <>
          <Invitations given={invitations} />
          <Invite />
        </>
      ) : (
        <p className={styles["soft"]}>
          <FormattedMessage id="people.ask" />
        </p>
      )}
    </section>
  );
}

function Delegate({ device, isHead }: { readonly device: OwnDevice; readonly isHead: boolean }): ReactNode {
  const intl = useIntl();
  const [doing, setDoing] = useState<"another" | "role" | "revoke" | null>(null);
  const { name, role, isThis, is, rooms } = device;
  const shown = name !== null && name !== "" ? name : intl.formatMessage({ id: `role.plate.${role}` });
  const mayInvite = isHead && is !== "out";
  const mayChange = mayInvite && !isThis;
  const toggle = (next: "another" | "role" | "revoke"): void => setDoing(doing === next ? null : next);
  return (
    <li className={styles["row"]} data-out={is === "out"}>
      <p>
        {name === null || name === "" ? (
          <FormattedMessage id={isThis ? "people.unnamed.this" : "people.unnamed"} values={{ role: shown }} />
        ) : (
          <FormattedMessage
            id={isThis ? "people.this" : "people.who"}
            values={{ name, role: intl.formatMessage({ id: `role.${role}` }) }}
          />
        )}
        <br />
        <span className={styles["soft"]}>
          <FormattedMessage id={`people.is.${is}`} values={{ rooms: rooms.filter(({ isIn }) => isIn).length }} />
        </span>
      </p>
      {mayInvite ? (
        <span className={styles["acts"]}>
          <Button
            onPress={() => toggle("another")}
            aria-label={intl.formatMessage({ id: "people.another.of" }, { name: shown })}
          >
            <FormattedMessage id="people.another" />
          </Button>
          {mayChange ? (
            <>
              <Button
                onPress={() => toggle("role")}
                aria-label={intl.formatMessage({ id: "people.change.of" }, { name: shown })}
              >
                <FormattedMessage id="people.change" />
              </Button>
              <Button
                onPress={() => toggle("revoke")}
                aria-label={intl.formatMessage({ id: "people.revoke.of" }, { name: shown })}
              >
                <FormattedMessage id="people.revoke" />
              </Button>
            </>
          ) : null}
        </span>
      ) : null}
      {doing === "another" ? <AnotherDevice device={device} called={shown} /> : null}
      {doing === "role" ? <ChangeRole device={device} onDone={() => setDoing(null)} /> : null}
      {doing === "revoke" || (is === "partly" && isHead) ? <Revoke device={device} /> : null}
    </li>
  );
}

function ChangeRole({ device, onDone }: { readonly device: OwnDevice; readonly onDone: () => void }): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const sentenceOf = useRefusal();
  const [role, setRole] = useState<Role>(device.role);
  const [why, setWhy] = useState<string | null>(null);
  const change = async (): Promise<void> => {
    const done = await call("changeRole", { device: device.id, name: device.name ?? "", role });
    setWhy(done.ok ? null : done.code);
    if (done.ok) onDone();
  };
  return (
    <div className={styles["box"]}>
      <Choice
        label={<FormattedMessage id="people.role" />}
        value={role}
        onChange={(chosen) => setRole(DELEGATE_ROLES.find((id) => id === chosen) ?? device.role)}
        options={DELEGATE_ROLES.map((id) => ({ id, says: intl.formatMessage({ id: `role.plate.${id}` }) }))}
      />
      <div>
        <Button look="primary" onPress={change}>
          <FormattedMessage id="people.change.do" />
        </Button>
      </div>
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
    </div>
  );
}

/** Taking a device back, and in which rooms that has reached the record. */
function Revoke({ device }: { readonly device: OwnDevice }): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [why, setWhy] = useState<string | null>(null);
  const revoke = async (): Promise<void> => {
    const done = await call("revokeDevice", { device: device.id });
    setWhy(done.ok ? null : done.code);
  };
  return (
    <div className={styles["box"]}>
      <p>
        <FormattedMessage id="people.revoke.explained" />
      </p>
      <ul>
        {device.rooms.map(({ id, kind, isIn }) => (
          <li key={id}>
            <FormattedMessage
              id={isIn ? "people.room.in" : "people.room.out"}
              values={{ room: <FormattedMessage id={`door.${kind}`} /> }}
            />
          </li>
        ))}
      </ul>
      {device.is === "out" ? null : (
        <div>
          <Button look="primary" onPress={revoke}>
            <FormattedMessage id={device.is === "partly" ? "people.revoke.goOn" : "people.revoke.do"} />
          </Button>
        </div>
      )}
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
    </div>
  );
}
