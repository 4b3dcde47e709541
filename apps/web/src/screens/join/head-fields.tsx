import { type ReactNode, useMemo } from "react";
import { FormattedMessage } from "react-intl";

import { SearchChoice, TextInput } from "../../design/field.tsx";
import { allZones } from "../../places/zoned.ts";
import { type HeadForm, isShort } from "./head-form.ts";
import styles from "./join.module.css";

interface HeadFieldsProps {
  readonly form: HeadForm;
  readonly onChange: (form: HeadForm) => void;
  /** True once somebody has tried to go on: what is missing is then said. */
  readonly isTried: boolean;
}

/** A head's name, the delegation's name, its short name, and where it reports to. */
export function HeadFields({ form, onChange, isTried }: HeadFieldsProps): ReactNode {
  const set = (change: Partial<HeadForm>): void => onChange({ ...form, ...change });
  const zones = useMemo(() => allZones().map((id) => ({ id, says: id.replaceAll("_", " ") })), []);
  const needed = (value: string): ReactNode =>
    isTried && value.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined;
  return (
    <>
      <TextInput
        label={<FormattedMessage id="join.name" />}
        hint={<FormattedMessage id="join.name.hint" />}
        value={form.name}
        onChange={(name) => set({ name })}
        error={needed(form.name)}
        autoComplete="name"
        isRequired
      />
      <div className={styles["pair"]}>
        <TextInput
          label={<FormattedMessage id="join.delegation" />}
          value={form.delegation}
          onChange={(delegation) => set({ delegation })}
          error={needed(form.delegation)}
          isRequired
        />
        <TextInput
          label={<FormattedMessage id="join.short" />}
          hint={<FormattedMessage id="join.short.hint" />}
          value={form.short}
          maxLength={6}
          onChange={(short) => set({ short: short.toUpperCase() })}
          error={isTried && !isShort(form.short) ? <FormattedMessage id="join.short.bad" /> : undefined}
          isRequired
        />
        <TextInput
          label={<FormattedMessage id="join.capital" />}
          value={form.city}
          onChange={(city) => set({ city })}
        />
        <SearchChoice
          label={<FormattedMessage id="join.zone" />}
          value={form.zone}
          onChange={(zone) => set({ zone })}
          options={zones}
        />
      </div>
    </>
  );
}
