import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { Scanner } from "../../design/scanner.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import type { DelegationView } from "../../views/delegation.ts";
import type { CallAnswer } from "../../bridge/message.ts";
import styles from "./settings.module.css";

/** Comparing keys by a camera: one's own badge's code to be scanned, and scanning the other side's. */
export function Badges({ view }: { readonly view: DelegationView }): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const [open, setOpen] = useState<"own" | "scan" | null>(null);
  const [scanned, setScanned] = useState<CallAnswer<"scanBadge"> | null>(null);
  const show = (next: "own" | "scan"): void => {
    setScanned(null);
    setOpen(open === next ? null : next);
  };
  const held = async (text: string): Promise<void> => {
    const found = await call("scanBadge", { text });
    setScanned(found);
    if (found.ok) setOpen(null);
  };
  if (view.badge === null) return null;
  return (
    <>
      <span className={styles["acts"]}>
        <Button onPress={() => show("scan")}>
          <FormattedMessage id="badge.scan" />
        </Button>
        <Button onPress={() => show("own")}>
          <FormattedMessage id={open === "own" ? "sheets.hide" : "badge.show"} />
        </Button>
      </span>
      {open === "own" ? (
        <div className={styles["box"]}>
          <p>
            <FormattedMessage id="badge.own" />
          </p>
          <QrCode text={view.badge} label={intl.formatMessage({ id: "badge.code" })} />
        </div>
      ) : null}
      {open === "scan" ? (
        <div className={styles["box"]}>
          <p>
            <FormattedMessage id="badge.scan.how" />
          </p>
          <Scanner onRead={(text) => void held(text)} />
        </div>
      ) : null}
      <output>{scanned === null ? null : <Outcome view={view} scanned={scanned} />}</output>
    </>
  );
}

/** What came of a scan: whose key is now believed, or why none is. */
function Outcome({
  view,
  scanned,
}: {
  readonly view: DelegationView;
  readonly scanned: CallAnswer<"scanBadge">;
}): ReactNode {
  const nameOf = useDelegationName();
  const sentenceOf = useRefusal();
  if (!scanned.ok) return <span className={styles["warning"]}>{sentenceOf(scanned.code)}</span>;
  const found = view.keys.find(({ id }) => id === scanned.delegation);
  return <FormattedMessage id="badge.scanned" values={{ name: found === undefined ? "" : nameOf(found.delegation) }} />;
}
