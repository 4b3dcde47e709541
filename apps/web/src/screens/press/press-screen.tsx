import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { DraftFace, PressView } from "../../views/press.ts";
import { DraftCard } from "./draft-card.tsx";
import { OutCard } from "./out-card.tsx";
import styles from "./press.module.css";
import { Writing } from "./writing.tsx";

/** The press: drafts in one's own caucus, what they will look like, and what is out. */
export function PressScreen(): ReactNode {
  const intl = useIntl();
  useScreen(intl.formatMessage({ id: "press.title" }), "press");
  const view = useDesk("press");
  return view === null ? <Loading /> : <Shown view={view} />;
}

function Shown({ view }: { readonly view: PressView }): ReactNode {
  const [writing, setWriting] = useState<DraftFace | "new" | null>(null);
  const { drafts, out, us } = view;
  const open = drafts.filter(({ isReleased }) => !isReleased);
  return (
    <div className={styles["press"]}>
      <h1 className={styles["title"]}>
        <FormattedMessage id="press.title" />
      </h1>
      <section className={styles["caucus"]} data-ink={us?.ink} aria-labelledby="drafts-title">
        <h2 id="drafts-title" className={styles["sectionTitle"]}>
          <FormattedMessage id="press.drafts" />
        </h2>
        <p className={styles["soft"]}>
          <FormattedMessage id="press.drafts.where" />
        </p>
        {writing === null ? (
          <div>
            <Button look={open.length === 0 ? "primary" : "usual"} onPress={() => setWriting("new")}>
              <FormattedMessage id="press.write" />
            </Button>
          </div>
        ) : (
          <Writing
            key={writing === "new" ? "new" : writing.id}
            view={view}
            draft={writing === "new" ? null : writing}
            onDone={() => setWriting(null)}
          />
        )}
        {open.length === 0 && writing === null ? (
          <p>
            <FormattedMessage id="press.drafts.none" />
          </p>
        ) : null}
        {open.map((draft) => (
          <DraftCard key={draft.id} view={view} draft={draft} onRevise={() => setWriting(draft)} />
        ))}
      </section>
      <section className={styles["out"]} aria-labelledby="out-of-press">
        <h2 id="out-of-press" className={styles["sectionTitle"]}>
          <FormattedMessage id="press.out" />
        </h2>
        {view.hasPress ? null : <NoPress />}
        {view.hasPress && out.length === 0 ? (
          <p>
            <FormattedMessage id="press.out.none" />
          </p>
        ) : null}
        {out.map((statement) => (
          <OutCard key={statement.id} view={view} out={statement} />
        ))}
      </section>
    </div>
  );
}

/** Where nobody has opened a press room yet, a head does. */
function NoPress(): ReactNode {
  const call = useCall();
  const desk = useDesk("desk");
  const sentenceOf = useRefusal();
  const [why, setWhy] = useState<string | null>(null);
  const found = async (): Promise<void> => {
    const done = await call("foundPress", null);
    setWhy(done.ok ? null : done.code);
  };
  return (
    <>
      <p>
        <FormattedMessage id="press.room.none" />
      </p>
      {desk?.seat.isHead === true ? (
        <div>
          <Button onPress={found}>
            <FormattedMessage id="press.room.found" />
          </Button>
        </div>
      ) : null}
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
    </>
  );
}
