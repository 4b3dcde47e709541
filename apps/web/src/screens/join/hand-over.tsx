import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "../../design/button.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import styles from "./join.module.css";

/** Links to be given to one head each: copied, or scanned from this screen. */
export function HandOver(props: { readonly urls: readonly string[]; readonly names: readonly string[] }): ReactNode {
  const { urls, names } = props;
  return (
    <section className={styles["part"]}>
      <h2 className={styles["partTitle"]}>
        <FormattedMessage id="join.links.title" />
      </h2>
      <p>
        <FormattedMessage id="join.links" />
      </p>
      <ul>
        {urls.map((url, index) => (
          <li key={url} className={styles["link"]}>
            <h3>
              <FormattedMessage id="join.link.for" values={{ name: names[index] ?? String(index + 1) }} />
            </h3>
            <LinkToGive url={url} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LinkToGiveProps {
  readonly url: string;
  /** Whether its code is shown at once. */
  readonly showsCode?: boolean;
}

/** One link, with the ways to hand it over. */
export function LinkToGive({ url, showsCode = false }: LinkToGiveProps): ReactNode {
  const intl = useIntl();
  const [isCopied, setCopied] = useState(false);
  const [isShown, setShown] = useState(showsCode);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <>
      <p className={styles["url"]} dir="ltr">
        {url}
      </p>
      <div className={styles["acts"]}>
        <Button look="primary" onPress={copy}>
          <FormattedMessage id={isCopied ? "join.link.copied" : "join.link.copy"} />
        </Button>
        <Button onPress={() => setShown(!isShown)}>
          <FormattedMessage id="join.link.qr" />
        </Button>
      </div>
      {isShown ? <QrCode text={url} label={intl.formatMessage({ id: "join.link.qr" })} /> : null}
    </>
  );
}
