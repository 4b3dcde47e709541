import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import page from "../../design/page.module.css";
import type { DialogueView } from "../../views/dialogue.ts";
import { Course } from "./course.tsx";
import styles from "./dialogue.module.css";

/** Brackets that are left, and how they came and went over the record: a drawing, and the same as a table. */
export function BracketsLeft({ view }: { readonly view: DialogueView }): ReactNode {
  const { texts } = view;
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
          <ul className={styles["texts"]}>
            {texts.map((text) => (
              <li key={text.id}>
                <p className={page["itemTitle"]}>
                  <bdi>{text.title}</bdi>
                </p>
                <p className={page["soft"]}>
                  <FormattedMessage id="brackets.now" values={{ brackets: text.brackets }} />
                  {text.points === 0 ? null : (
                    <>
                      {", "}
                      <FormattedMessage id="brackets.points" values={{ points: text.points }} />
                    </>
                  )}
                  {text.isSigned ? (
                    <>
                      {", "}
                      <FormattedMessage id="brackets.signed" />
                    </>
                  ) : null}
                </p>
                <Course view={view} text={text} />
              </li>
            ))}
          </ul>
          <Figures view={view} />
        </>
      )}
    </section>
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
                <FormattedMessage id="brackets.text" />
              </th>
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
            {view.texts.flatMap(({ id: text, title, course }) =>
              course.map(({ id, seq, brackets, at }) => (
                <tr key={`${text}/${id}`}>
                  <th scope="row">
                    <bdi>{title}</bdi>
                  </th>
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
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
