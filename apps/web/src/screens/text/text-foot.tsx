import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "../../design/button.tsx";
import type { TextView } from "../../views/text/text.ts";
import styles from "./text.module.css";

interface TextFootProps {
  readonly view: TextView;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly children: ReactNode;
}

/** The foot counts: what is open, whose it is, the next one; and one thing most likely meant here. */
export function TextFoot({ view, onNext, onPrevious, children }: TextFootProps): ReactNode {
  const { points, ours, theirs, both, unclaimed } = view.counts;
  // A text that nobody has taken as the basis is open as a whole, however few its brackets.
  const isProposal = !view.text.basis.isAgreed && !view.text.isSigned;
  const intl = useIntl();
  const us = view.delegations.find(({ isOurs }) => isOurs);
  const others = view.delegations.filter(({ isOurs, isParty }) => !isOurs && isParty);
  const b = (chunks: ReactNode): ReactNode => <b>{chunks}</b>;
  return (
    <section className={styles["foot"]} aria-label={intl.formatMessage({ id: "text.foot" })}>
      <p className={styles["counts"]}>
        <span>
          <FormattedMessage
            id={points === 0 && isProposal ? "text.count.proposal" : "text.count.points"}
            values={{ count: points, b }}
          />
        </span>
        {points === 0 ? null : (
          <>
            <span data-ink={us?.ink}>
              <FormattedMessage id="text.count.ours" values={{ count: ours, b }} />
            </span>
            <span data-ink={others.length === 1 ? others[0]?.ink : undefined}>
              <FormattedMessage id="text.count.theirs" values={{ count: theirs, b }} />
            </span>
            <span>
              <FormattedMessage id="text.count.both" values={{ count: both, b }} />
            </span>
            <span>
              <FormattedMessage id="text.count.unclaimed" values={{ count: unclaimed, b }} />
            </span>
          </>
        )}
      </p>
      <div className={styles["goOn"]}>
        {points === 0 ? null : (
          <>
            <Button onPress={onPrevious} shortcut="P">
              <FormattedMessage id="text.previous" />
            </Button>
            <Button onPress={onNext} shortcut="N">
              <FormattedMessage id="text.next" />
            </Button>
          </>
        )}
        {children}
      </div>
    </section>
  );
}
