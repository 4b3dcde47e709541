import type { ReactNode } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import { useDesk } from "../../bridge/use-view.ts";
import { LANGUAGES, isLanguage } from "../../messages/languages.ts";
import { type Preferences, prefer, usePreferences } from "../../shell/preferences.ts";
import { useScreen } from "../../shell/shell.tsx";
import { WaitsForUs } from "../accords/waits-for-us.tsx";
import { Sheets } from "../sheets/sheets.tsx";
import { OtherKeys } from "./other-keys.tsx";
import { People } from "./people.tsx";
import styles from "./settings.module.css";
import { ThisDevice } from "./this-device.tsx";

const APPEARANCES = ["system", "light", "dark"] as const satisfies readonly Preferences["appearance"][];

/** Language and appearance, the delegation’s people, the others’ keys, the sheets, and what this device is. */
export function SettingsScreen(): ReactNode {
  const intl = useIntl();
  useScreen(intl.formatMessage({ id: "settings.title" }), "table");
  const { language, appearance } = usePreferences();
  const desk = useDesk("desk");
  return (
    <div className={styles["settings"] ?? ""}>
      <h1 className={styles["title"] ?? ""}>
        <FormattedMessage id="settings.title" />
      </h1>
      <WaitsForUs />
      <RadioGroup
        className={styles["group"] ?? ""}
        value={language}
        onChange={(tag) => isLanguage(tag) && prefer({ language: tag })}
      >
        <Label className={styles["label"] ?? ""}>
          <FormattedMessage id="settings.language" />
        </Label>
        {Object.entries(LANGUAGES).map(([tag, { name }]) => (
          <RadioField key={tag} value={tag}>
            <RadioButton className={styles["choice"] ?? ""}>
              <span lang={tag}>{name}</span>
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      <RadioGroup
        className={styles["group"] ?? ""}
        value={appearance}
        onChange={(wanted) => {
          const chosen = APPEARANCES.find((one) => one === wanted);
          if (chosen !== undefined) prefer({ appearance: chosen });
        }}
      >
        <Label className={styles["label"] ?? ""}>
          <FormattedMessage id="settings.appearance" />
        </Label>
        {APPEARANCES.map((one) => (
          <RadioField key={one} value={one}>
            <RadioButton className={styles["choice"] ?? ""}>
              <FormattedMessage id={`settings.appearance.${one}`} />
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      <People />
      <OtherKeys />
      {desk?.kept.sheets === null || desk === null ? null : (
        <section className={styles["group"]} aria-labelledby="sheets-title">
          <h2 id="sheets-title" className={styles["label"]}>
            <FormattedMessage id="sheets.title" />
          </h2>
          <Sheets />
        </section>
      )}
      <ThisDevice />
    </div>
  );
}
