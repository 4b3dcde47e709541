import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField } from "react-aria-components";

import styles from "./tick.module.css";

interface TickProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
  /** What it means, in smaller letters. */
  readonly hint?: ReactNode;
}

/** Something that is so or not. */
export function Tick({ isOn, onChange, children, hint }: TickProps): ReactNode {
  return (
    <CheckboxField isSelected={isOn} onChange={onChange}>
      <CheckboxButton className={styles["tick"] ?? ""}>
        <span className={styles["box"]} aria-hidden="true" />
        <span>
          {children}
          {hint === undefined ? null : <small className={styles["hint"]}>{hint}</small>}
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
