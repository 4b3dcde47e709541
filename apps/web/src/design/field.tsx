import type { ReactNode } from "react";
import {
  Button as AriaButton,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from "react-aria-components";

import styles from "./field.module.css";

/** What every field has. */
interface FieldProps {
  readonly label: ReactNode;
  /** Said below the field, always. */
  readonly hint?: ReactNode;
  /** Said below the field while what is in it does not do. */
  readonly error?: ReactNode;
  readonly isRequired?: boolean;
}

/** One line to write, or several. */
export interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines?: number;
  readonly maxLength?: number;
  /** `off` where the browser must not remember what is typed. */
  readonly autoComplete?: string;
  readonly isCode?: boolean;
  readonly lang?: string;
}

/** A field to write in. */
export function TextInput(props: TextProps): ReactNode {
  const { label, hint, error, value, onChange, lines = 1, maxLength = 200, autoComplete = "off", isCode } = props;
  const className = [styles["input"], isCode === true ? styles["code"] : ""].join(" ");
  const isInvalid = error !== undefined && error !== null;
  return (
    <TextField
      className={styles["field"] ?? ""}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
      isInvalid={isInvalid}
      isRequired={props.isRequired ?? false}
      autoComplete={autoComplete}
      {...(isCode === true ? { spellCheck: "false" } : {})}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {lines > 1 ? (
        <TextArea className={className} rows={lines} dir="auto" lang={props.lang} />
      ) : (
        <Input className={className} dir="auto" lang={props.lang} />
      )}
      <Below hint={hint} error={error} />
    </TextField>
  );
}

/** One of a few, or of many. */
export interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly says: string }[];
}

/** A field to choose one of a few in. */
export function Choice({ label, hint, error, value, onChange, options }: ChoiceProps): ReactNode {
  return (
    <Select
      className={styles["field"] ?? ""}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(String(chosen))}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <AriaButton className={styles["choice"] ?? ""}>
        <SelectValue className={styles["chosen"] ?? ""} />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      <Below hint={hint} error={error} />
      <Options options={options} />
    </Select>
  );
}

/** A field to find one of many in, by writing a part of it. */
export function SearchChoice({ label, hint, error, value, onChange, options }: ChoiceProps): ReactNode {
  return (
    <ComboBox
      className={styles["field"] ?? ""}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(String(chosen))}
      menuTrigger="focus"
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <Input className={styles["input"] ?? ""} />
      <Below hint={hint} error={error} />
      <Options options={options} />
    </ComboBox>
  );
}

function Options({ options }: Pick<ChoiceProps, "options">): ReactNode {
  return (
    <Popover className={styles["popover"] ?? ""}>
      <ListBox className={styles["options"] ?? ""}>
        {options.map(({ id, says }) => (
          <ListBoxItem key={id} id={id} textValue={says} className={styles["option"] ?? ""}>
            {says}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  );
}

function Below({ hint, error }: Pick<FieldProps, "hint" | "error">): ReactNode {
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className={styles["hint"] ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles["error"] ?? ""}>{error}</FieldError>
    </>
  );
}
