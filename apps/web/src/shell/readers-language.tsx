import { type ReactNode, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { IntlProvider, RawIntlProvider, useIntl } from "react-intl";

import { isolating } from "../messages/isolated.ts";
import { LANGUAGES, type LanguageTag, regionalTag } from "../messages/languages.ts";
import type { Messages } from "../messages/message.ts";
import { usePreferences } from "./preferences.ts";

interface Loaded {
  readonly tag: LanguageTag;
  readonly messages: Messages;
}

/** Everything inside speaks the reader's language. While another is fetched, the one before stays. */
export function ReadersLanguage({ children }: { readonly children: ReactNode }): ReactNode {
  const { language, appearance } = usePreferences();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isWanted = true;
    const fetchMessages = async (): Promise<void> => {
      const messages = await LANGUAGES[language].load();
      if (isWanted) setLoaded({ tag: language, messages });
    };
    void fetchMessages();
    return () => void (isWanted = false);
  }, [language]);
  useEffect(() => {
    if (appearance === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = appearance;
  }, [appearance]);
  const tag = loaded?.tag;
  useEffect(() => {
    if (tag === undefined) return;
    document.documentElement.lang = tag;
    document.documentElement.dir = LANGUAGES[tag].direction;
  }, [tag]);
  if (loaded === null) return null;
  const locale = regionalTag(loaded.tag, navigator.languages);
  return (
    <I18nProvider locale={locale}>
      <IntlProvider locale={locale} messages={loaded.messages}>
        <Isolating direction={LANGUAGES[loaded.tag].direction}>{children}</Isolating>
      </IntlProvider>
    </I18nProvider>
  );
}

interface IsolatingProps {
  readonly direction: "ltr" | "rtl";
  readonly children: ReactNode;
}

/** What people wrote stands in a sentence without turning it. */
function Isolating({ direction, children }: IsolatingProps): ReactNode {
  const intl = useIntl();
  const apart = useMemo(() => isolating(intl, direction), [intl, direction]);
  return <RawIntlProvider value={apart}>{children}</RawIntlProvider>;
}
