import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import styles from "./invented.module.css";

/** The mark of what was made up for an example: it stands where the invented thing does. */
export function Invented({
  is,
  says = "short",
}: {
  readonly is: boolean;
  readonly says?: "short" | "whole";
}): ReactNode {
  if (!is) return null;
  return (
    <>
      {/* A space, not a margin: where the mark wraps it begins the line. */}{" "}
      <small className={styles["invented"] ?? ""}>
        <FormattedMessage id={says === "short" ? "people.invented.short" : "people.invented"} />
      </small>
    </>
  );
}
