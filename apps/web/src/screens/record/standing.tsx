import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import page from "../../design/page.module.css";
import { handOver } from "../../design/hand-over.ts";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import type { RecordView } from "../../views/record.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./record.module.css";

interface StandingProps {
  readonly room: RoomRef;
  readonly view: RecordView;
}

/** What this device found out about the record: verified, signed and sealed by whom, and what is wrong, if anything. */
export function Standing({ room, view }: StandingProps): ReactNode {
  const nameOf = useDelegationName();
  const named = (id: string): string => {
    const face = view.delegations.find((one) => one.id === id);
    return face === undefined ? "" : nameOf(face);
  };
  const { checkpoint } = view;
  return (
    <section className={page["section"]} aria-labelledby="standing-title">
      <h2 id="standing-title" className={page["sectionTitle"]}>
        <FormattedMessage id="record.standing" />
      </h2>
      <Wrong room={room} view={view} />
      <ul className={styles["facts"]}>
        <li>
          <FormattedMessage id="record.verified" values={{ size: view.size }} />{" "}
          {view.trusted === 0 ? null : <FormattedMessage id="record.trusted" values={{ count: view.trusted }} />}{" "}
          {view.held === 0 ? null : <FormattedMessage id="door.held" values={{ count: view.held }} />}
        </li>
        {checkpoint === null ? null : (
          <li>
            <FormattedMessage
              id="record.checkpoint"
              values={{ size: checkpoint.size, signers: checkpoint.signers.length }}
            />
            <details className={page["more"]}>
              <summary>
                <FormattedMessage id="record.checkpoint.more" />
              </summary>
              <p className={styles["code"]}>{checkpoint.root.replaceAll(/.{8}/gu, "$& ")}</p>
              {checkpoint.signers.map((signer) => (
                <p key={signer} className={styles["code"]}>
                  {signer}
                </p>
              ))}
            </details>
          </li>
        )}
        {view.seals.length === 0 ? (
          <li>
            <FormattedMessage id="record.seals.none" />
          </li>
        ) : (
          view.seals.map(({ id, by, size, agrees }) => (
            <li key={id}>
              <FormattedMessage
                id={agrees ? "record.seal" : "record.seal.differs"}
                values={{ delegation: named(by), size }}
              />
            </li>
          ))
        )}
      </ul>
      <Silence view={view} named={named} />
    </section>
  );
}

/** The record contradicts itself, or holds what has no effect: said plainly, with the proof where there is one. */
function Wrong({ room, view }: StandingProps): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const take = async (): Promise<void> => {
    const made = await call("exportEvidence", { room });
    if (made !== null) handOver(made);
  };
  return (
    <>
      {view.alarm === null ? null : (
        <p role="alert" className={page["warning"]}>
          {sentenceOf(view.alarm)}
        </p>
      )}
      {view.hasEvidence ? (
        <div className={page["warning"]}>
          <p>
            <FormattedMessage id="record.evidence" />
          </p>
          <Button onPress={take}>
            <FormattedMessage id="record.evidence.take" />
          </Button>
        </div>
      ) : null}
      {view.unread.length === 0 ? null : (
        <details className={page["more"]}>
          <summary>
            <FormattedMessage id="record.unread" values={{ count: view.unread.length }} />
          </summary>
          <ul>
            {view.unread.map(({ id, seq, code }) => (
              <li key={id} className={styles["code"]}>
                {seq}: {code}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Each delegation's sign of life while a meeting is on. Silence is a calm alarm: what it means, no record can tell. */
function Silence({ view, named }: { readonly view: RecordView; readonly named: (id: string) => string }): ReactNode {
  const intl = useIntl();
  if (!view.isMeeting) return null;
  const silent = view.signs.filter(({ sign }) => sign === "silent");
  const heard = view.signs.filter(({ sign }) => sign === "heard").map(({ id }) => named(id));
  return (
    <>
      {silent.map(({ id, heardAt }) => (
        <p key={id} className={page["warning"]}>
          <FormattedMessage
            id="record.silent"
            values={{
              delegation: named(id),
              time: heardAt === null ? "–" : <TimeAt instant={heardAt} places={view.places} show="venue" />,
            }}
          />
        </p>
      ))}
      {heard.length === 0 ? null : (
        <p className={page["soft"]}>
          <FormattedMessage
            id="record.heard"
            values={{ delegations: intl.formatList(heard, { type: "conjunction" }) }}
          />
        </p>
      )}
    </>
  );
}
