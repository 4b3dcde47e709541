import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { nodeOrigin } from "../../bridge/node-origin.ts";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { Scanner } from "../../design/scanner.tsx";
import styles from "./home.module.css";
import { pasteLink } from "./pasted-link.ts";

/** The dialogues that this device has a seat in. */
export function HomeScreen(): ReactNode {
  const call = useCall();
  const [seats, setSeats] = useState<CallAnswer<"seats"> | null>(null);
  const [joinings, setJoinings] = useState<CallAnswer<"joinings">>([]);
  useEffect(() => {
    void call("seats", null).then(setSeats);
    void call("joinings", null).then(setJoinings);
  }, [call]);
  if (seats === null) return null;
  return (
    <main className={styles["home"] ?? ""}>
      <p className={styles["mark"] ?? ""}>Longtable</p>
      <h1 className={styles["title"] ?? ""}>
        <FormattedMessage id="home.title" />
      </h1>
      {seats.length === 0 ? (
        <>
          <p>
            <FormattedMessage id="home.none" />
          </p>
          <p className={styles["soft"] ?? ""}>
            <FormattedMessage id="home.none.how" />
          </p>
        </>
      ) : (
        <ul className={styles["seats"] ?? ""}>
          {seats.map(({ id, label, origin, isExample }) => (
            <li key={id}>
              <Link to="/seat/$seat/dialogue" params={{ seat: id }} className={styles["seat"] ?? ""}>
                <strong>{label}</strong>
                <span className={styles["soft"] ?? ""}>
                  <FormattedMessage id="home.at" values={{ origin: new URL(origin).host }} />
                  {isExample ? (
                    <>
                      {" · "}
                      <FormattedMessage id="shell.example" />
                    </>
                  ) : null}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {joinings.length === 0 ? null : <NotYetIn joinings={joinings} />}
      <OpenLink />
      <p>
        <Link to="/convene">
          <FormattedMessage id="home.convene" />
        </Link>
        {" · "}
        <Link to="/restore">
          <FormattedMessage id="home.restore" />
        </Link>
      </p>
    </main>
  );
}

/** Seats that are being taken: one comes back to them here. */
function NotYetIn({ joinings }: { readonly joinings: CallAnswer<"joinings"> }): ReactNode {
  return (
    <section aria-labelledby="joining-title">
      <h2 id="joining-title" className={styles["section"] ?? ""}>
        <FormattedMessage id="home.joining" />
      </h2>
      <ul className={styles["seats"] ?? ""}>
        {joinings.map(({ id, as, name, title, origin }) => (
          <li key={id}>
            <Link to="/joining/$id" params={{ id }} className={styles["seat"] ?? ""}>
              <strong>
                <FormattedMessage id={`home.joining.${as}`} values={{ name, title }} />
              </strong>
              <span className={styles["soft"] ?? ""}>
                <FormattedMessage id="home.at" values={{ origin: new URL(origin).host }} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For a link that came on paper, on another screen or by another program: pasted or scanned here instead of opened. */
function OpenLink(): ReactNode {
  const navigate = useNavigate();
  const [url, setUrl] = useState("");
  const [error, setError] = useState<ReactNode>(null);
  const [isScanning, setScanning] = useState(false);
  const open = async (written: string): Promise<void> => {
    const link = URL.parse(written.trim());
    if (link === null || link.pathname !== "/join" || link.hash === "") {
      return setError(<FormattedMessage id="home.link.bad" />);
    }
    // This app may speak to its own node alone: the page's policy holds it to that.
    if (link.origin !== nodeOrigin) {
      return setError(<FormattedMessage id="home.link.elsewhere" values={{ origin: link.origin }} />);
    }
    pasteLink(written.trim());
    await navigate({ to: "/join" });
  };
  return (
    <section className={styles["open"] ?? ""} aria-labelledby="open-title">
      <h2 id="open-title" className={styles["section"] ?? ""}>
        <FormattedMessage id="home.link" />
      </h2>
      <TextInput
        label={<FormattedMessage id="home.link.field" />}
        value={url}
        onChange={(written) => {
          setUrl(written);
          setError(null);
        }}
        maxLength={2000}
        error={error}
        isCode
      />
      <div className={styles["acts"] ?? ""}>
        <Button onPress={() => open(url)}>
          <FormattedMessage id="home.link.do" />
        </Button>
        <Button look="plain" onPress={() => setScanning(!isScanning)}>
          <FormattedMessage id="home.link.scan" />
        </Button>
      </div>
      {isScanning ? (
        <Scanner
          onRead={(text) => {
            setUrl(text);
            void open(text);
          }}
        />
      ) : null}
    </section>
  );
}
