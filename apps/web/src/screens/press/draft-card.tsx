import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useCall, useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { DraftFace, PressView } from "../../views/press.ts";
import { AsPublished } from "./as-published.tsx";
import styles from "./press.module.css";

interface DraftCardProps {
  readonly view: PressView;
  readonly draft: DraftFace;
  readonly onRevise: () => void;
}

/** A draft as the public would read it, and the way it still has to go. */
export function DraftCard({ view, draft, onRevise }: DraftCardProps): ReactNode {
  const { id, statement, subject, wordings, isApproved } = draft;
  const acts = {
    approve: { type: "statement.approve", draft: id, session: view.session, subject },
    recall: { type: "statement.recall", draft: id },
  } as const;
  const may = useMay("caucus", acts);
  return (
    <section className={styles["card"]} aria-label={statement.title}>
      <p className={styles["state"]}>
        <FormattedMessage id={isApproved ? "press.is.approved" : "press.is.draft"} values={{ wordings }} />
      </p>
      <AsPublished statement={statement} out={view.out} />
      <div className={styles["acts"]}>
        {isApproved ? null : (
          <ActButton room="caucus" act={acts.approve} may={may?.approve} look="primary" saysWhyNot>
            <FormattedMessage id="press.approve" />
          </ActButton>
        )}
        {isApproved ? <Publish view={view} draft={draft} /> : null}
        <Button onPress={onRevise}>
          <FormattedMessage id="press.revise" />
        </Button>
        {isApproved ? (
          <ActButton room="caucus" act={acts.recall} may={may?.recall} look="plain">
            <FormattedMessage id="press.recall" />
          </ActButton>
        ) : null}
      </div>
    </section>
  );
}

/** Publishing, after having said that it cannot be unsaid. */
function Publish({ view, draft }: Omit<DraftCardProps, "onRevise">): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [isAsked, setAsked] = useState(false);
  const [isOnTheWay, setOnTheWay] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const publish = async (): Promise<void> => {
    setOnTheWay(true);
    const done = await call("publish", { draft: draft.id });
    setOnTheWay(false);
    setWhy(done.ok ? null : done.code);
  };
  if (!view.mayPublish) {
    return (
      <p className={styles["soft"]}>
        <FormattedMessage id="press.publish.head" />
      </p>
    );
  }
  return (
    <>
      {isAsked ? (
        <div className={styles["ask"]}>
          <p>
            <FormattedMessage id="press.publish.ask" />
          </p>
          <Button look="primary" onPress={publish} isDisabled={isOnTheWay}>
            <FormattedMessage id={isOnTheWay ? "press.publish.onTheWay" : "press.publish.do"} />
          </Button>
        </div>
      ) : (
        <Button look="primary" onPress={() => setAsked(true)}>
          <FormattedMessage id="press.publish" />
        </Button>
      )}
      {why === null ? null : <p role="alert">{sentenceOf(why)}</p>}
    </>
  );
}
