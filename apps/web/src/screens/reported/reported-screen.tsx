import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { facts } from "@longtable/example-geneva/facts";
import page from "../../design/page.module.css";
import { useScreen } from "../../shell/shell.tsx";

/** What the example takes from the report, fact by fact with its source. All else in it is invented. */
export function ReportedScreen(): ReactNode {
  const intl = useIntl();
  useScreen(intl.formatMessage({ id: "reported.title" }), "table");
  return (
    <div className={page["page"]}>
      <div>
        <h1 className={page["title"]}>
          <FormattedMessage id="reported.title" />
        </h1>
        <p className={page["sub"]}>
          <FormattedMessage id="reported.explained" />
        </p>
      </div>
      <ul className={page["rows"]} lang="en">
        {facts.map(({ key, text, asReported, by, precision }) => (
          <li key={key} className={page["row"]}>
            <p className={page["words"]}>
              {text}
              {asReported === null ? null : <q className={page["quoted"]}>{asReported}</q>}
            </p>
            <p className={page["soft"]} lang={intl.locale}>
              <FormattedMessage id="reported.by" values={{ by: <span lang="en">{by}</span> }} />{" "}
              <FormattedMessage id="reported.precision" values={{ precision }} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
