import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Assessment } from "@longtable/dialogue";
import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { useDelegationName } from "../../places/names.tsx";
import type { DialogueView, DifferenceChangeFace, DifferenceFace, LinkFace } from "../../views/dialogue.ts";
import { Assess, LinkDifference, OpenDifference, StatePosition } from "./difference-forms.tsx";
import styles from "./dialogue.module.css";

/** Where the sides differ: each one's position and its own assessment, side by side and never averaged. */
export function Differences({ view }: { readonly view: DialogueView }): ReactNode {
  return (
    <section className={page["section"]} aria-labelledby="differences-title">
      <h2 id="differences-title" className={page["sectionTitle"]}>
        <FormattedMessage id="differences.title" />
      </h2>
      {view.differences.length === 0 ? (
        <>
          <p>
            <FormattedMessage id="differences.none" />
          </p>
          <p className={page["soft"]}>
            <FormattedMessage id="differences.none.how" />
          </p>
        </>
      ) : (
        <>
          <p className={page["soft"]}>
            <FormattedMessage id="differences.levels" />
          </p>
          <ul className={page["rows"]}>
            {view.differences.map((one) => (
              <Difference key={one.id} view={view} one={one} />
            ))}
          </ul>
        </>
      )}
      <div className={page["acts"]}>
        <OpenDifference view={view} />
      </div>
    </section>
  );
}

interface DifferenceProps {
  readonly view: DialogueView;
  readonly one: DifferenceFace;
}

function Difference({ view, one }: DifferenceProps): ReactNode {
  const nameOf = useDelegationName();
  return (
    <li className={page["row"]}>
      <div>
        <h3 className={page["itemTitle"]} dir="auto">
          {one.title}
          <Invented is={one.isInvented} />
        </h3>
        {one.topic === null ? null : <p className={page["soft"]}>{one.topic}</p>}
      </div>
      <div className={page["pair"]}>
        {one.sides.map((side) => {
          const face = view.delegations.find(({ id }) => id === side.id);
          return (
            <div key={side.id} className={page["side"]} data-ink={face?.ink}>
              <p className={page["sideName"]}>{face === undefined ? "" : nameOf(face)}</p>
              <p className={styles["level"]}>
                <Level assessment={side.assessment} />
                <FormattedMessage id="differences.assessed" values={{ assessment: side.assessment }} />
              </p>
              {side.position === null ? (
                <p className={page["soft"]}>
                  <FormattedMessage id="differences.position.none" />
                </p>
              ) : (
                <p className={page["words"]} dir="auto">
                  {side.position}
                  <Invented is={side.isInvented} />
                </p>
              )}
            </div>
          );
        })}
      </div>
      {one.isSettled ? (
        <p className={styles["settled"]}>
          <FormattedMessage id="differences.settled" />
        </p>
      ) : null}
      {one.links.length === 0 ? null : (
        <ul className={styles["links"]}>
          {one.links.map((link) => (
            <Link key={link.id} difference={one.id} link={link} />
          ))}
        </ul>
      )}
      <div className={page["acts"]}>
        <StatePosition view={view} one={one} />
        <Assess view={view} one={one} />
        <LinkDifference view={view} one={one} />
      </div>
      <details className={page["more"]}>
        <summary>
          <FormattedMessage id="differences.history" values={{ count: one.history.length }} />
        </summary>
        <ol className={styles["history"]}>
          {one.history.map((change) => (
            <Change key={change.id} view={view} change={change} />
          ))}
        </ol>
      </details>
    </li>
  );
}

/** How far somebody finds a point settled, as the marks of a text's provisions: empty, a quarter, half, full. */
function Level({ assessment }: { readonly assessment: Assessment }): ReactNode {
  return <span className={styles["mark"]} data-assessment={assessment} aria-hidden="true" />;
}

function Link({ difference, link }: { readonly difference: string; readonly link: LinkFace }): ReactNode {
  const { text, node, name } = link;
  const act = { type: "difference.unlink", difference, provision: { text, node } };
  const may = useMay("table", { unlink: act });
  return (
    <li className={styles["link"]}>
      <span dir="auto">{name}</span>{" "}
      <span className={page["soft"]}>
        <FormattedMessage id="differences.brackets" values={{ count: link.brackets }} />
      </span>{" "}
      <ActButton room="table" act={act} may={may?.unlink} look="plain">
        <FormattedMessage id="differences.unlink" values={{ name }} />
      </ActButton>
    </li>
  );
}

function Change({ view, change }: { readonly view: DialogueView; readonly change: DifferenceChangeFace }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const face = view.delegations.find(({ id }) => id === change.by);
  const [venue] = view.places;
  const city = venue?.city ?? "UTC";
  const time = intl.formatDate(change.at, { timeZone: venue?.zone ?? "UTC", dateStyle: "medium", timeStyle: "short" });
  return (
    <li data-ink={face?.ink} className={page["side"]}>
      <p>
        <FormattedMessage
          id={`differences.change.${change.kind}`}
          values={{ delegation: face === undefined ? "" : nameOf(face), says: change.says }}
        />
      </p>
      <p className={page["soft"]}>
        <FormattedMessage id="time.at" values={{ time, city }} />
      </p>
    </li>
  );
}
