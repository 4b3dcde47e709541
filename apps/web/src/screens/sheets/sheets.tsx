import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { CheckSheet } from "./check-sheet.tsx";
import { SheetPaper } from "./sheet-paper.tsx";
import styles from "./sheets.module.css";

type Paper = NonNullable<CallAnswer<"sheetForPaper">>;
const KINDS = ["reading", "authority"] as const;

/** A delegation's two sheets, while this device holds them: shown one at a time, printed, typed back, erased. */
export function Sheets(): ReactNode {
  const desk = useDesk("desk");
  const sheets = desk?.kept.sheets ?? null;
  if (sheets === null) return null;
  return (
    <div className={styles["sheets"]}>
      <p>
        <FormattedMessage id="sheets.why" />
      </p>
      {KINDS.map((kind) => (
        <OneSheet key={kind} kind={kind} isHere={sheets[kind]} />
      ))}
    </div>
  );
}

function OneSheet({ kind, isHere }: { readonly kind: (typeof KINDS)[number]; readonly isHere: boolean }): ReactNode {
  const call = useCall();
  const [paper, setPaper] = useState<Paper | null>(null);
  const [isChecking, setChecking] = useState(false);
  const show = async (): Promise<void> => setPaper(await call("sheetForPaper", { kind }));
  return (
    <section className={styles["one"]} aria-labelledby={`sheet-${kind}`}>
      <h3 className={styles["oneTitle"]} id={`sheet-${kind}`}>
        <FormattedMessage id={`sheets.${kind}`} />
      </h3>
      {isHere ? (
        <div className={styles["acts"]}>
          <Button look={paper === null && !isChecking ? "primary" : "usual"} onPress={show}>
            <FormattedMessage id="sheets.show" />
          </Button>
          <Button onPress={() => setChecking(!isChecking)}>
            <FormattedMessage id="sheets.check" />
          </Button>
        </div>
      ) : (
        <p className={styles["soft"]}>
          <FormattedMessage id="sheets.gone" />
        </p>
      )}
      {paper === null ? null : (
        <>
          <SheetPaper paper={paper} />
          <div className={styles["acts"]}>
            <Button look="primary" onPress={() => globalThis.print()}>
              <FormattedMessage id="sheets.print" />
            </Button>
            <Button onPress={() => setPaper(null)}>
              <FormattedMessage id="sheets.hide" />
            </Button>
          </div>
        </>
      )}
      {isChecking && isHere ? <CheckSheet kind={kind} onRight={() => setPaper(null)} /> : null}
    </section>
  );
}
