import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useView } from "../../bridge/use-view.ts";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { TextListed, TextView } from "../../views/text/text.ts";
import { NoText } from "./no-text.tsx";
import { OneText } from "./one-text.tsx";
import styles from "./text.module.css";

/** The texts on the table: the one named in the address, else the one that is being negotiated. */
export function TextScreen(): ReactNode {
  const { text } = useParams({ strict: false });
  const texts = useView("texts", "table");
  const isThere = texts === null || texts.some(({ id }) => id === text);
  // Both are asked for at once: which one is being negotiated is known where the texts are.
  const view = useView("text", "table", { text: isThere ? (text ?? null) : null });
  const intl = useIntl();
  const copyOf = ({ text: { isSigned, revisions } }: TextView): string =>
    intl.formatMessage({ id: isSigned ? "text.copy.signed" : "text.copy" }, { revision: revisions.length });
  useScreen(
    view?.text.title ?? intl.formatMessage({ id: "screen.text" }),
    "table",
    view === null ? null : copyOf(view),
  );
  if (texts?.length === 0) return <NoText room="table" />;
  if (view === null) return <Loading />;
  return (
    <OneText key={view.text.id} room="table" view={view}>
      {texts === null ? null : <OtherTexts texts={texts} shown={view.text.id} />}
    </OneText>
  );
}

/** The room's other texts. */
function OtherTexts({ texts, shown }: { readonly texts: readonly TextListed[]; readonly shown: string }): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  if (texts.length < 2) return null;
  return (
    <nav className={styles["others"]} aria-labelledby="other-texts">
      <h2 id="other-texts">
        <FormattedMessage id="text.others" />
      </h2>
      <ul>
        {texts
          .filter(({ id }) => id !== shown)
          .map(({ id, title, points, isSigned }) => (
            <li key={id}>
              <Link to="/seat/$seat/text/$text" params={{ seat, text: id }}>
                {title}
              </Link>{" "}
              <small>
                <FormattedMessage id={isSigned ? "text.signed" : "text.points"} values={{ count: points }} />
              </small>
            </li>
          ))}
      </ul>
    </nav>
  );
}
