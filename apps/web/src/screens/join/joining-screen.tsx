import { useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Nothing } from "../../shell/nothing.tsx";
import { Compare } from "./compare.tsx";
import { HandOver } from "./hand-over.tsx";
import styles from "./join.module.css";
import { Page } from "./page.tsx";
import { Refused } from "./refused.tsx";

type Joining = NonNullable<CallAnswer<"joining">>;

/** A seat being taken: what it waits for, until it is there. It goes on whether this page is open or not. */
export function JoiningScreen(): ReactNode {
  const { id } = useParams({ from: "/joining/$id" });
  const call = useCall();
  const navigate = useNavigate();
  const [joining, setJoining] = useState<Joining | "none" | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      let seen: Joining["now"]["is"] | null = null;
      while (!leaving.signal.aborted) {
        const next: Joining | null = await call("joining", { id, seen });
        if (leaving.signal.aborted) return;
        setJoining(next ?? "none");
        if (next === null) return;
        if (next.now.is === "seated") {
          await navigate({ to: "/seat/$seat/welcome", params: { seat: next.now.seat }, replace: true });
          return;
        }
        seen = next.now.is;
      }
    };
    void follow();
    return () => leaving.abort();
  }, [call, id, navigate]);
  if (joining === "none") return <Nothing />;
  if (joining === null) return null;
  return <Shown joining={joining} />;
}

function Shown({ joining }: { readonly joining: Joining }): ReactNode {
  const intl = useIntl();
  const { id, now } = joining;
  const { formatMessage } = intl;
  switch (now.is) {
    case "refused":
      return <Refused code={now.code} />;
    case "comparing":
      return <Compare id={id} roots={now.roots} />;
    case "waiting":
      return (
        <Page title={formatMessage({ id: now.at === "door" ? "join.waiting.title" : "join.waiting.heads.title" })}>
          <output className={[styles["lead"], styles["patience"]].join(" ")}>
            <FormattedMessage id={sentenceFor(joining, now)} />
          </output>
          {now.urls.length === 0 ? null : <HandOver urls={now.urls} names={joining.others} />}
          <Stop id={id} />
        </Page>
      );
    case "offline":
      return (
        <Page
          title={formatMessage({ id: joining.as === "delegate" ? "join.waiting.title" : "join.waiting.heads.title" })}
        >
          <output className={styles["lead"]}>
            <FormattedMessage id="join.offline" />
          </output>
          <Stop id={id} />
        </Page>
      );
    case "asking":
    case "seated":
      return (
        <Page title={formatMessage({ id: "join.title" })}>
          <output className={styles["soft"]}>
            <FormattedMessage id={now.is === "asking" ? "join.asking" : "join.seated"} />
          </output>
        </Page>
      );
  }
}

function sentenceFor({ as }: Joining, { at }: Extract<Joining["now"], { readonly is: "waiting" }>) {
  if (at === "door") return "join.waiting.door" as const;
  return as === "head" ? ("join.waiting.answered" as const) : ("join.waiting.heads" as const);
}

/** Stops the taking, after having said what that means. */
function Stop({ id }: { readonly id: string }): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const drop = async (): Promise<void> => {
    await call("dropJoining", { id });
    await navigate({ to: "/", replace: true });
  };
  if (!isAsked) {
    return (
      <div className={styles["acts"]}>
        <Button look="plain" onPress={() => setAsked(true)}>
          <FormattedMessage id="join.drop" />
        </Button>
      </div>
    );
  }
  return (
    <section className={styles["part"]}>
      <p className={styles["warning"]}>
        <FormattedMessage id="join.drop.explained" />
      </p>
      <div className={styles["acts"]}>
        <Button onPress={drop}>
          <FormattedMessage id="join.drop.confirm" />
        </Button>
      </div>
    </section>
  );
}
