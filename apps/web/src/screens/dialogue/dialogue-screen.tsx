import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useSeat, useView } from "../../bridge/use-view.ts";
import page from "../../design/page.module.css";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { DialogueView } from "../../views/dialogue.ts";
import { Accords } from "./accords.tsx";
import { BracketsLeft } from "./brackets-left.tsx";
import { Differences } from "./differences.tsx";
import styles from "./dialogue.module.css";
import { useLooked } from "./looked.ts";
import { News } from "./news.tsx";
import { RoundsLine } from "./rounds-line.tsx";
import { StepsInShort } from "./steps-in-short.tsx";

/** The dialogue as a whole: what it is for, where it stands, how far apart the sides still are. */
export function DialogueScreen(): ReactNode {
  const intl = useIntl();
  const looked = useLooked(useSeat(), "table");
  const view = useView("dialogue", "table", { since: looked.since });
  useScreen(view?.mandate?.title ?? intl.formatMessage({ id: "screen.dialogue" }), "table");
  return view === null ? <Loading /> : <Shown view={view} look={looked.look} />;
}

function Shown({ view, look }: { readonly view: DialogueView; readonly look: (size: number) => void }): ReactNode {
  return (
    <div className={`${page["page"]} ${styles["dialogue"]}`}>
      <Mandate view={view} />
      <News view={view} onSeen={() => look(view.news.size)} />
      <RoundsLine view={view} />
      <Accords view={view} />
      <Differences view={view} />
      <div className={styles["below"]}>
        <BracketsLeft view={view} />
        <StepsInShort view={view} />
      </div>
    </div>
  );
}

/** What the dialogue is for, and whose decision that was; before it is convened, what is to be done. */
function Mandate({ view }: { readonly view: DialogueView }): ReactNode {
  const { mandate, conclusion } = view;
  const intl = useIntl();
  if (mandate === null) {
    return (
      <div>
        <h1 className={page["title"]}>
          <FormattedMessage id="dialogue.none" />
        </h1>
        <p className={page["sub"]}>
          <FormattedMessage id="dialogue.none.how" />
        </p>
      </div>
    );
  }
  const on =
    mandate.on === null ? "none" : intl.formatDate(`${mandate.on}T12:00Z`, { timeZone: "UTC", dateStyle: "long" });
  return (
    <div>
      <h1 className={page["title"]} dir="auto">
        {mandate.title}
      </h1>
      <blockquote className={styles["mandate"]}>
        <p className={page["words"]} dir="auto">
          {mandate.text}
        </p>
        <p className={page["soft"]}>
          <FormattedMessage
            id="dialogue.mandate.from"
            values={{ who: mandate.who, what: mandate.what, where: mandate.where ?? "none", on }}
          />
        </p>
      </blockquote>
      {conclusion === null ? null : (
        <p className={page["notice"]}>
          <FormattedMessage id="dialogue.concluded" values={{ outcome: conclusion.outcome }} /> {conclusion.text}
        </p>
      )}
      <First view={view} />
    </div>
  );
}

/** After convening, while there is nothing else: what is to be done, and by whom. */
function First({ view }: { readonly view: DialogueView }): ReactNode {
  const host = view.delegations.find(({ id }) => id === view.nextHost);
  if (!view.isConvened || view.conclusion !== null || view.rounds.length > 0) return null;
  return (
    <section className={page["notice"]} aria-labelledby="first-title">
      <h2 id="first-title" className={page["boxTitle"]}>
        <FormattedMessage id="dialogue.first" />
      </h2>
      <ol className={styles["first"]}>
        <li>
          {host === undefined || host.isOurs ? (
            <FormattedMessage id="dialogue.first.round" />
          ) : (
            <FormattedMessage id="dialogue.first.round.other" values={{ delegation: host.name ?? host.short }} />
          )}
        </li>
        {view.differences.length > 0 ? null : (
          <li>
            <FormattedMessage id="dialogue.first.difference" />
          </li>
        )}
        <li>
          <FormattedMessage id="dialogue.first.people" />
        </li>
      </ol>
    </section>
  );
}
