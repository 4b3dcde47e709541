import { type ReactNode, useMemo } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { FormattedMessage } from "react-intl";

import { allZones } from "../places/zoned.ts";
import styles from "./field.module.css";
import { SearchChoice } from "./field.tsx";

interface TimeFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** `YYYY-MM-DDTHH:MM`, on the clocks of the place; empty while none is given. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field for a day and a time, with the browser's own picker. The place stands beside it: never one without the other. */
export function TimeField({ label, hint, error, value, onChange }: TimeFieldProps): ReactNode {
  return (
    <TextField
      className={styles["field"] ?? ""}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined && error !== null}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <Input type="datetime-local" className={styles["input"] ?? ""} />
      {hint === undefined ? null : (
        <Text slot="description" className={styles["hint"] ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles["error"] ?? ""}>{error}</FieldError>
    </TextField>
  );
}

/** A field for the zone of a place's clocks, found by writing a part of its name. */
export function ZoneField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}): ReactNode {
  const zones = useMemo(() => allZones().map((id) => ({ id, says: id.replaceAll("_", " ") })), []);
  return <SearchChoice label={<FormattedMessage id="form.zone" />} value={value} onChange={onChange} options={zones} />;
}
