import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import page from "../../design/page.module.css";
import type { DialogueView, OpenBrackets } from "../../views/dialogue.ts";
import styles from "./dialogue.module.css";

/** Brackets that are left, and how they came and went over the record: a drawing, and the same as a table. */
export function BracketsLeft({ view }: { readonly view: DialogueView }): ReactNode {
  const { texts, convergence } = view;
  return (
    <section className={page["section"]} aria-labelledby="brackets-title">
      <h2 id="brackets-title" className={page["sectionTitle"]}>
        <FormattedMessage id="brackets.title" />
      </h2>
      {texts.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="brackets.none" />
        </p>
      ) : (
        <>
          <ul>
            {texts.map(({ id, title, brackets, isSigned }) => (
              <li key={id}>
                <FormattedMessage id="brackets.now" values={{ title, brackets }} />
                {isSigned ? (
                  <>
                    {", "}
                    <FormattedMessage id="brackets.signed" />
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          <Course course={convergence} />
          <Figures view={view} />
        </>
      )}
    </section>
  );
}

const WIDTH = 320;
const HEIGHT = 96;
const EDGE = 4;

/** Steps down and up: each stands until the next act that changed the count. */
function Course({ course }: { readonly course: readonly OpenBrackets[] }): ReactNode {
  const [first] = course;
  const last = course.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...course.map(({ brackets }) => brackets));
  const span = Math.max(1, last.seq - first.seq);
  const x = ({ seq }: OpenBrackets): number => EDGE + ((seq - first.seq) / span) * (WIDTH - 2 * EDGE);
  const y = ({ brackets }: OpenBrackets): number => HEIGHT - EDGE - (brackets / most) * (HEIGHT - 2 * EDGE);
  const line = course.map((one, index) => (index === 0 ? `M${x(one)} ${y(one)}` : `H${x(one)}V${y(one)}`)).join("");
  return (
    <figure>
      <svg className={styles["course"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className={styles["ground"]} d={`M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}`} />
        <path className={styles["curve"]} d={line} />
        <circle className={styles["point"]} cx={x(last)} cy={y(last)} r={3} />
      </svg>
      <figcaption className={page["soft"]}>
        <FormattedMessage id="brackets.chart" values={{ most, now: last.brackets }} />
      </figcaption>
    </figure>
  );
}

function Figures({ view }: { readonly view: DialogueView }): ReactNode {
  const intl = useIntl();
  const [venue] = view.places;
  const zone = venue?.zone ?? "UTC";
  return (
    <details className={page["more"]}>
      <summary>
        <FormattedMessage id="brackets.table" />
      </summary>
      <div className={styles["figures"]}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <FormattedMessage id="brackets.place" />
              </th>
              <th scope="col">
                <FormattedMessage id="brackets.count" />
              </th>
              <th scope="col">
                <FormattedMessage id="brackets.when" />
              </th>
            </tr>
          </thead>
          <tbody>
            {view.convergence.map(({ id, seq, brackets, at }) => (
              <tr key={id}>
                <td>{intl.formatNumber(seq)}</td>
                <td>{intl.formatNumber(brackets)}</td>
                <td>
                  <FormattedMessage
                    id="time.at"
                    values={{
                      time: intl.formatDate(at, { timeZone: zone, dateStyle: "medium", timeStyle: "short" }),
                      city: venue?.city ?? "UTC",
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
