import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { SeatContext, useDesk, useView } from "../../bridge/use-view.ts";
import { Loading } from "../../shell/loading.tsx";
import { Boundary } from "../../shell/mishap.tsx";
import type { PublishedFace } from "../../views/published.ts";
import styles from "./press-page.module.css";

/** What the public reads: no seat, no account, and every signature checked by the reader's own browser. */
export function PressPage(): ReactNode {
  const { room } = useParams({ from: "/press/$room" });
  return (
    <SeatContext value={`visiting-${room}`}>
      <Boundary>
        <Statements />
      </Boundary>
    </SeatContext>
  );
}

function Statements(): ReactNode {
  const intl = useIntl();
  const published = useView("published", "press");
  const isAway = useDesk("desk")?.standing.is === "offline";
  useEffect(() => {
    document.title = `${intl.formatMessage({ id: "pressPage.title" })} · Longtable`;
  }, [intl]);
  return (
    <>
      <header className={styles["mast"]}>Longtable</header>
      <main className={styles["page"]}>
        <h1 className={styles["title"]}>
          <FormattedMessage id="pressPage.title" />
        </h1>
        <p className={styles["soft"]}>
          <FormattedMessage id="pressPage.sub" />
        </p>
        {isAway ? (
          <p role="alert">
            <FormattedMessage id="pressPage.away" />
          </p>
        ) : null}
        {published === null && !isAway ? <Loading /> : null}
        {published?.length === 0 ? (
          <p>
            <FormattedMessage id="pressPage.none" />
          </p>
        ) : null}
        {published?.map((statement) => (
          <Statement key={statement.id} statement={statement} />
        ))}
      </main>
    </>
  );
}

function Statement({ statement }: { readonly statement: PublishedFace }): ReactNode {
  const intl = useIntl();
  const { title, body, language, by, at, photographs, corrections, withdrawn } = statement;
  // Whoever reads is anywhere: the day is told at one place that is the same for all, and named.
  const day = `${intl.formatDate(at, { dateStyle: "long", timeZone: "UTC" })}, UTC`;
  return (
    <article className={styles["statement"]} data-withdrawn={withdrawn !== null}>
      <h2 lang={language} dir="auto">
        {title}
      </h2>
      {body.split(/\n{2,}/u).map((paragraph, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of signed words never change places
        <p key={index} lang={language} dir="auto" className={styles["body"]}>
          {paragraph}
        </p>
      ))}
      <ul className={styles["soft"]}>
        {photographs.map(({ id, alt, credit }) => (
          <li key={id}>
            <FormattedMessage
              id={alt === "" ? "pressPage.photograph.theirs" : "pressPage.photograph"}
              values={{ alt, credit }}
            />
          </li>
        ))}
      </ul>
      {withdrawn === null ? null : (
        <p className={styles["mark"]}>
          <FormattedMessage id="pressPage.withdrawn" values={{ why: withdrawn }} />
        </p>
      )}
      {corrections.map((why) => (
        <p key={why} className={styles["mark"]}>
          <FormattedMessage id="pressPage.corrected" values={{ why }} />
        </p>
      ))}
      {statement.isJoint ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="pressPage.joint" />
        </p>
      ) : null}
      <p className={styles["soft"]}>
        <FormattedMessage id="pressPage.by" values={{ by, at: day }} />
      </p>
    </article>
  );
}
