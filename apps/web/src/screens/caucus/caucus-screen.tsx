import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useDesk, useView } from "../../bridge/use-view.ts";
import page from "../../design/page.module.css";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import { Files } from "../talk/files.tsx";
import { Notes } from "./notes.tsx";
import { Talk } from "../talk/talk.tsx";

/** One side's own room: notes and red lines, talk, files. Nothing leaves it unless somebody tables it. */
export function CaucusScreen(): ReactNode {
  const intl = useIntl();
  useScreen(intl.formatMessage({ id: "screen.caucus" }), "caucus");
  const view = useView("talk", "caucus");
  const desk = useDesk("desk");
  return (
    <div className={page["page"]}>
      <div>
        <h1 className={page["title"]}>
          <FormattedMessage id="screen.caucus" />
        </h1>
        <p className={page["sub"]}>
          <FormattedMessage id="caucus.explained" />
        </p>
      </div>
      {desk === null ? null : (
        <p className={page["notice"]}>
          <FormattedMessage
            id={desk.seat.isExample ? "caucus.node.example" : "caucus.node"}
            values={{ origin: desk.seat.origin }}
          />
        </p>
      )}
      {view === null ? (
        <Loading />
      ) : (
        <>
          <Notes view={view} />
          <Talk room="caucus" view={view} />
          <Files room="caucus" view={view} />
        </>
      )}
    </div>
  );
}
