import { type ReactNode, useState } from "react";
import { FormattedDate, FormattedMessage, useIntl } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { OutFace, PressView } from "../../views/press.ts";
import { AsPublished } from "./as-published.tsx";
import styles from "./press.module.css";

/** A statement that is out; one's own may be corrected or withdrawn, for all to see. */
export function OutCard({ view, out }: { readonly view: PressView; readonly out: OutFace }): ReactNode {
  const nameOf = useDelegationName();
  const [doing, setDoing] = useState<"correct" | "withdraw" | null>(null);
  const { statement, corrections, withdrawn, isInvented, isOurs, by, at } = out;
  const mayChange = isOurs && view.mayPublish && withdrawn === null;
  return (
    <section className={styles["card"]} data-withdrawn={withdrawn !== null} aria-label={statement.title}>
      <AsPublished statement={statement} out={view.out}>
        {isInvented ? (
          <p className={styles["mark"]}>
            <FormattedMessage id="press.invented" />
          </p>
        ) : null}
        {withdrawn === null ? null : (
          <p className={styles["mark"]}>
            <FormattedMessage id="press.withdrawn" values={{ why: withdrawn }} />
          </p>
        )}
        {corrections.map((why) => (
          <p key={why} className={styles["mark"]}>
            <FormattedMessage id="press.corrected" values={{ why }} />
          </p>
        ))}
      </AsPublished>
      <p className={styles["by"]} data-ink={by?.ink}>
        <FormattedMessage
          id="press.by"
          values={{
            by: by === null ? "" : nameOf(by),
            day: <FormattedDate value={at} dateStyle="long" timeZone="UTC" />,
          }}
        />
      </p>
      <Joint view={view} out={out} />
      {mayChange ? (
        <div className={styles["acts"]}>
          <Button onPress={() => setDoing(doing === "correct" ? null : "correct")}>
            <FormattedMessage id="press.correct" />
          </Button>
          <Button look="plain" onPress={() => setDoing(doing === "withdraw" ? null : "withdraw")}>
            <FormattedMessage id="press.withdraw" />
          </Button>
        </div>
      ) : null}
      {mayChange && doing !== null ? <Change out={out} doing={doing} onDone={() => setDoing(null)} /> : null}
    </section>
  );
}

interface JointProps {
  readonly view: PressView;
  readonly out: OutFace;
}

/** Of a statement made jointly: who has endorsed this wording and who has not yet, and one's own endorsing it. */
function Joint({ view, out: { id, joint, withdrawn } }: JointProps): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const act = { type: "press.endorse", published: id, subject: joint?.subject ?? "" } as const;
  const may = useMay("press", { act });
  const [isAsked, setAsked] = useState(false);
  if (joint === null || withdrawn !== null) return null;
  const waits = joint.sides.filter((side) => !joint.endorsed.includes(side.id));
  const named = (sides: typeof joint.sides): string => intl.formatList(sides.map(nameOf), { type: "conjunction" });
  return (
    <div className={styles["ask"]}>
      <p>
        {waits.length === 0 ? (
          <FormattedMessage id="press.joint.is" values={{ delegations: named(joint.sides) }} />
        ) : (
          <FormattedMessage id="press.joint.waits" values={{ delegations: named(waits) }} />
        )}
      </p>
      {!view.mayPublish || may?.act.ok !== true ? null : isAsked ? (
        <div className={styles["acts"]}>
          <p>
            <FormattedMessage id="press.endorse.ask" />
          </p>
          <ActButton room="press" act={act} may={may.act} look="primary">
            <FormattedMessage id="press.endorse.do" />
          </ActButton>
          <Button look="plain" onPress={() => setAsked(false)}>
            <FormattedMessage id="round.cancel" />
          </Button>
        </div>
      ) : (
        <div className={styles["acts"]}>
          <Button look="primary" onPress={() => setAsked(true)}>
            <FormattedMessage id="press.endorse" />
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChangeProps {
  readonly out: OutFace;
  readonly doing: "correct" | "withdraw";
  readonly onDone: () => void;
}

function Change({ out, doing, onDone }: ChangeProps): ReactNode {
  const [title, setTitle] = useState(out.statement.title);
  const [body, setBody] = useState(out.statement.body);
  const [why, setWhy] = useState("");
  const isCorrecting = doing === "correct";
  const reason = why.trim() === "" ? "…" : why.trim();
  const act = isCorrecting
    ? ({
        type: "press.correct",
        published: out.id,
        statement: { ...out.statement, title: title.trim(), body: body.trim() },
        why: reason,
      } as const)
    : ({ type: "press.withdraw", published: out.id, why: reason } as const);
  const may = useMay("press", { act });
  return (
    <div className={styles["ask"]}>
      {isCorrecting ? (
        <>
          <TextInput label={<FormattedMessage id="press.field.title" />} value={title} onChange={setTitle} />
          <TextInput
            label={<FormattedMessage id="press.field.body" />}
            value={body}
            onChange={setBody}
            lines={6}
            maxLength={20_000}
          />
        </>
      ) : null}
      <TextInput
        label={<FormattedMessage id="press.why" />}
        hint={<FormattedMessage id="press.why.hint" />}
        value={why}
        onChange={setWhy}
      />
      {why.trim() === "" ? null : (
        <ActButton room="press" act={act} may={may?.act} look="primary" saysWhyNot onDone={onDone}>
          <FormattedMessage id={isCorrecting ? "press.correct.do" : "press.withdraw.do"} />
        </ActButton>
      )}
    </div>
  );
}
