import { Component, type ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { WorkerFailure } from "../bridge/worker-link.ts";
import { useRefusal } from "../messages/use-refusal.ts";
import { Button } from "../design/button.tsx";
import styles from "./shell.module.css";

/** A screen that has stopped: a sentence, a code, a way on. Also the router's error component. */
export function Mishap({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactNode {
  const sentenceOf = useRefusal();
  const code = error instanceof WorkerFailure ? error.code : "BROKEN";
  const isKnown = code !== "BROKEN";
  return (
    <section className={styles["state"] ?? ""} role="alert">
      <h1 className={styles["stateTitle"] ?? ""}>
        <FormattedMessage id="mishap.title" />
      </h1>
      <p>{isKnown ? sentenceOf(code) : <FormattedMessage id="mishap.sentence" />}</p>
      <p className={styles["soft"] ?? ""}>
        <FormattedMessage id="mishap.code" values={{ code }} />
        {isKnown || !(error instanceof Error) ? null : <span dir="auto"> · {error.message}</span>}
      </p>
      <p>
        <Button look="primary" onPress={reset}>
          <FormattedMessage id="mishap.again" />
        </Button>
      </p>
    </section>
  );
}

interface BoundaryState {
  readonly error: unknown;
  readonly hasFailed: boolean;
}

/** Keeps the mishap of what it holds to itself: the rest of the page goes on. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override readonly state: BoundaryState = { error: null, hasFailed: false };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    const { error, hasFailed } = this.state;
    if (!hasFailed) return this.props.children;
    return <Mishap error={error} reset={() => this.setState({ error: null, hasFailed: false })} />;
  }
}
