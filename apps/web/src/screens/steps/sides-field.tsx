import type { ReactNode } from "react";
import { CheckboxGroup, FieldError, Label } from "react-aria-components";
import { FormattedMessage } from "react-intl";

import type { DelegationId } from "@longtable/protocol";
import field from "../../design/field.module.css";
import { Tick } from "../../design/tick.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { DelegationFace } from "../../views/people.ts";
import styles from "./sides-field.module.css";

interface SidesFieldProps {
  readonly label: ReactNode;
  readonly delegations: readonly DelegationFace[];
  readonly value: readonly DelegationId[];
  readonly onChange: (value: readonly DelegationId[]) => void;
  readonly isTried: boolean;
}

/** A field for some of the delegations, one at least. */
export function SidesField({ label, delegations, value, onChange, isTried }: SidesFieldProps): ReactNode {
  const nameOf = useDelegationName();
  const isMissing = isTried && value.length === 0;
  return (
    <CheckboxGroup className={field["field"] ?? ""} value={[...value]} isInvalid={isMissing}>
      <Label className={field["label"] ?? ""}>{label}</Label>
      <div className={styles["sides"]}>
        {delegations.map((face) => (
          <Tick
            key={face.id}
            isOn={value.includes(face.id)}
            onChange={(is) =>
              onChange(delegations.flatMap(({ id }) => ((id === face.id ? is : value.includes(id)) ? [id] : [])))
            }
          >
            {nameOf(face)}
          </Tick>
        ))}
      </div>
      <FieldError className={field["error"] ?? ""}>
        <FormattedMessage id="steps.sides.needed" />
      </FieldError>
    </CheckboxGroup>
  );
}
