import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { TextView } from "../../views/text/text.ts";
import styles from "./convergence.module.css";

const WIDTH = 240;
const HEIGHT = 56;

/** How many points were open at each revision, and now: a line that falls, and its figures for whoever does not see it. */
export function Convergence({ view }: { readonly view: TextView }): ReactNode {
  const intl = useIntl();
  const { revisions } = view.text;
  if (revisions.length === 0) return null;
  const stages = [
    ...revisions.map(({ id, counts }) => ({ id, points: counts.points })),
    { id: "now", points: view.counts.points },
  ];
  const points = stages.map((stage) => stage.points);
  const most = Math.max(1, ...points);
  const at = (value: number, index: number): string =>
    `${(index * WIDTH) / Math.max(1, points.length - 1)},${HEIGHT - (value * HEIGHT) / most}`;
  return (
    <figure
      className={styles["chart"]}
      aria-label={intl.formatMessage(
        { id: "text.convergence.label" },
        { counts: intl.formatList(points.map((count) => intl.formatNumber(count))) },
      )}
    >
      <svg viewBox={`-3 -4 ${WIDTH + 6} ${HEIGHT + 8}`} aria-hidden="true">
        <path className={styles["base"]} d={`M0 ${HEIGHT}H${WIDTH}`} />
        <polyline className={styles["line"]} points={points.map(at).join(" ")} />
        {stages.map((stage, index) => {
          const [x, y] = at(stage.points, index).split(",");
          return <circle key={stage.id} className={styles["point"]} cx={x} cy={y} r="2.5" />;
        })}
      </svg>
      <figcaption>
        <FormattedMessage
          id="text.convergence"
          values={{ from: points[0] ?? 0, to: points.at(-1) ?? 0, revisions: revisions.length }}
        />
      </figcaption>
    </figure>
  );
}
