import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedDate, FormattedMessage, useIntl } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { emptyHeadForm, firstWordsOf, isWhole } from "./head-form.ts";
import { HeadFields } from "./head-fields.tsx";
import styles from "./join.module.css";
import { Page } from "./page.tsx";
import { Refused } from "./refused.tsx";

type Face = CallAnswer<"lookAtInvitation">;
type Open = Extract<Face, { readonly is: "open" }>;

interface JoinScreenProps {
  readonly url: string;
  /** Looks once more, where the node could not be reached. */
  readonly again: () => void;
}

/** An invitation's link, opened: who invites whom to what, before anything is asked for. */
export function JoinScreen({ url, again }: JoinScreenProps): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const intl = useIntl();
  const [face, setFace] = useState<Face | null>(null);
  useEffect(() => {
    const show = (seen: Face): unknown => {
      if (seen.is === "joining") return navigate({ to: "/joining/$id", params: { id: seen.id }, replace: true });
      if (seen.is === "seated") return navigate({ to: "/seat/$seat", params: { seat: seen.seat }, replace: true });
      return setFace(seen);
    };
    void call("lookAtInvitation", { url }).then(show);
  }, [call, navigate, url]);
  if (face?.is === "refused") return <Refused code={face.code} />;
  if (face?.is === "failed") return <Refused code={face.code} again={again} />;
  if (face?.is !== "open") {
    return (
      <Page title={intl.formatMessage({ id: "join.title" })}>
        <output className={styles["soft"]}>
          <FormattedMessage id="join.looking" />
        </output>
      </Page>
    );
  }
  return <Offer url={url} face={face} />;
}

function Offer({ url, face }: { readonly url: string; readonly face: Open }): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const intl = useIntl();
  const [form, setForm] = useState(() => emptyHeadForm(face.about?.to ?? ""));
  const [isTried, setTried] = useState(false);
  const isHead = face.kind === "head";
  const join = async (): Promise<void> => {
    setTried(true);
    if (isHead && !isWhole(form)) return;
    const name = isHead ? form.name.trim() : (face.name ?? "");
    const firstWords = isHead ? firstWordsOf(form, null) : null;
    const id = await call("join", { url, name, firstWords });
    await navigate({ to: "/joining/$id", params: { id }, replace: true });
  };
  return (
    <Page title={intl.formatMessage({ id: isHead ? "join.title.head" : "join.title" })}>
      <div className={styles["lead"]}>
        <p>
          {face.about === null || face.about.from === "" ? (
            <FormattedMessage id="join.who.untitled" />
          ) : (
            <FormattedMessage id="join.who" values={{ from: face.about.from, title: face.about.title }} />
          )}
        </p>
        <p>
          <As face={face} />
        </p>
      </div>
      {face.about === null || face.about.mandate === "" ? null : (
        <section className={styles["part"]}>
          <h2 className={styles["partTitle"]}>
            <FormattedMessage id="join.mandate" />
          </h2>
          <p dir="auto">{face.about.mandate}</p>
        </section>
      )}
      <dl className={[styles["part"], styles["facts"]].join(" ")}>
        <div>
          <dt>
            <FormattedMessage id="join.until" />
          </dt>
          <dd>
            <FormattedDate value={face.until} dateStyle="long" timeStyle="short" />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="join.node" />
          </dt>
          <dd>{face.origin}</dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="join.inviter" />
          </dt>
          <dd className={styles["digits"]}>{face.inviter}</dd>
          <dd className={styles["soft"]}>
            <FormattedMessage id="join.inviter.hint" />
          </dd>
        </div>
      </dl>
      {isHead ? (
        <section className={styles["part"]}>
          <HeadFields form={form} onChange={setForm} isTried={isTried} />
        </section>
      ) : null}
      <section className={styles["part"]}>
        <h2 className={styles["partTitle"]}>
          <FormattedMessage id="join.keys.title" />
        </h2>
        <p>
          <FormattedMessage id={isHead ? "join.keys.head" : "join.keys"} />
        </p>
        <div className={styles["acts"]}>
          <Button look="primary" onPress={join}>
            <FormattedMessage id={isHead ? "join.do.head" : "join.do"} />
          </Button>
          <Link to="/">
            <FormattedMessage id="join.notUsed" />
          </Link>
        </div>
      </section>
    </Page>
  );
}

/** As what one would come in: as the head's signature has it, or as the head of a delegation. */
function As({ face }: { readonly face: Open }): ReactNode {
  const intl = useIntl();
  if (face.role !== null) {
    const role = intl.formatMessage({ id: `role.${face.role}` });
    return <FormattedMessage id="join.asDelegate" values={{ name: face.name ?? "", role }} />;
  }
  const to = face.about?.to ?? "";
  return to === "" ? (
    <FormattedMessage id="join.asHead.unnamed" />
  ) : (
    <FormattedMessage id="join.asHead" values={{ to }} />
  );
}
