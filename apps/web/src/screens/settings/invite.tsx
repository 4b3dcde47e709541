import { type ReactNode, useState } from "react";
import { FormattedDate, FormattedMessage, useIntl } from "react-intl";

import type { Role } from "@longtable/protocol";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { GivenInvitation } from "../../views/view.ts";
import { LinkToGive } from "../join/hand-over.tsx";
import styles from "./settings.module.css";

/** Roles that a delegate is invited in. */
export const DELEGATE_ROLES = [
  "deputy",
  "secretary",
  "adviser",
  "interpreter",
  "note-taker",
] as const satisfies readonly Role[];
const DAYS = [1, 3, 7, 14] as const;
const DAY = 86_400_000;

/** A head invites somebody: name, role, how long, and then a link to hand over. */
export function Invite(): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const sentenceOf = useRefusal();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("adviser");
  const [days, setDays] = useState("3");
  const [given, setGiven] = useState<{ readonly name: string; readonly url: string } | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const invite = async (): Promise<void> => {
    setTried(true);
    const invited = name.trim();
    if (invited === "") return;
    const until = Date.now() + Number(days) * DAY;
    const made = await call("invite", { name: invited, role, until });
    setWhy(made.ok ? null : made.code);
    if (!made.ok) return;
    setGiven({ name: invited, url: made.url });
    setName("");
    setTried(false);
  };
  const roles = DELEGATE_ROLES.map((id) => ({ id, says: intl.formatMessage({ id: `role.plate.${id}` }) }));
  return (
    <section className={styles["box"]} aria-labelledby="invite-title">
      <h3 id="invite-title" className={styles["boxTitle"]}>
        <FormattedMessage id="people.invite" />
      </h3>
      <TextInput
        label={<FormattedMessage id="people.name" />}
        value={name}
        onChange={setName}
        error={isTried && name.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined}
      />
      <div className={styles["pair"]}>
        <Choice
          label={<FormattedMessage id="people.role" />}
          value={role}
          onChange={(chosen) => setRole(roles.find(({ id }) => id === chosen)?.id ?? "adviser")}
          options={roles}
        />
        <Choice
          label={<FormattedMessage id="people.valid" />}
          value={days}
          onChange={setDays}
          options={DAYS.map((count) => ({
            id: String(count),
            says: intl.formatMessage({ id: "convene.days.option" }, { days: count }),
          }))}
        />
      </div>
      <div>
        <Button look="primary" onPress={invite}>
          <FormattedMessage id="people.invite.do" />
        </Button>
      </div>
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
      {given === null ? null : (
        <div className={styles["given"]}>
          <p>
            <FormattedMessage id="people.given" values={{ name: given.name }} />
          </p>
          <LinkToGive url={given.url} />
        </div>
      )}
    </section>
  );
}

/** Invitations given from this device: who has come by which, and taking back those that nobody has. */
export function Invitations({ given }: { readonly given: readonly GivenInvitation[] }): ReactNode {
  if (given.length === 0) return null;
  return (
    <section aria-labelledby="invitations-title">
      <h3 id="invitations-title" className={styles["boxTitle"]}>
        <FormattedMessage id="people.invitations" />
      </h3>
      <p className={styles["soft"]}>
        <FormattedMessage id="people.invitations.explained" />
      </p>
      <ul className={styles["rows"]}>
        {given.map((one) => (
          <Invitation key={one.id} given={one} />
        ))}
      </ul>
    </section>
  );
}

function Invitation({ given }: { readonly given: GivenInvitation }): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const sentenceOf = useRefusal();
  const [why, setWhy] = useState<string | null>(null);
  const { id, name, role, until, device } = given;
  const withdraw = async (): Promise<void> => {
    const done = await call("withdrawInvitation", { id });
    setWhy(done.ok ? null : done.code);
  };
  return (
    <li className={styles["row"]}>
      <p>
        <FormattedMessage id="people.who" values={{ name, role: intl.formatMessage({ id: `role.${role}` }) }} />
        <br />
        <span className={styles["soft"]}>
          {device === null ? (
            <FormattedMessage
              id="people.invitation.until"
              values={{ until: <FormattedDate value={until} dateStyle="medium" timeStyle="short" /> }}
            />
          ) : (
            <FormattedMessage id="people.invitation.used" />
          )}
        </span>
      </p>
      {device === null ? (
        <Button onPress={withdraw} aria-label={intl.formatMessage({ id: "people.withdraw.of" }, { name })}>
          <FormattedMessage id="people.withdraw" />
        </Button>
      ) : (
        <Button
          look="plain"
          onPress={() => call("forgetInvitation", { id })}
          aria-label={intl.formatMessage({ id: "people.clear.of" }, { name })}
        >
          <FormattedMessage id="people.clear" />
        </Button>
      )}
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
    </li>
  );
}
