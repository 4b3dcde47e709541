import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { useView } from "../../bridge/use-view.ts";
import page from "../../design/page.module.css";
import { BeforeAll } from "./before-all.tsx";

/** What waits for one's own side's answer, on whatever screen one is; nothing where nothing does. */
export function WaitsForUs(): ReactNode {
  const view = useView("accords", "table");
  const waiting = view?.accords.filter(({ waitsFor }) => view.us !== null && waitsFor.includes(view.us)) ?? [];
  if (view === null || waiting.length === 0) return null;
  return (
    <section className={page["notice"]} aria-labelledby="waits-title">
      <h2 id="waits-title" className={page["boxTitle"]}>
        <FormattedMessage id="accords.waitsForUs" />
      </h2>
      <ul className={page["rows"]}>
        {waiting.map((accord) => (
          <BeforeAll key={accord.id} view={view} accord={accord} />
        ))}
      </ul>
    </section>
  );
}
