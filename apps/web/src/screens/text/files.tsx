import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { WrittenFormat } from "@longtable/text";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./margin.module.css";
import { TableFile } from "./table-file.tsx";

const FORMATS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  markdown: "text/markdown",
  text: "text/plain;charset=utf-8",
  html: "text/html",
  akn: "application/akn+xml",
} as const satisfies Partial<Record<WrittenFormat, string>>;
type Offered = keyof typeof FORMATS;
const ENDINGS: Readonly<Record<Offered, string>> = {
  docx: "docx",
  markdown: "md",
  text: "txt",
  html: "html",
  akn: "xml",
};

/** Takes the text out, in the format one's own office reads, or on paper; and brings another one in. */
export function Files({ view, room }: { readonly view: TextView; readonly room: RoomRef }): ReactNode {
  const call = useCall();
  const [isBusy, setBusy] = useState(false);
  const { id, title } = view.text;
  const take = async (format: Offered): Promise<void> => {
    setBusy(true);
    const bytes = await call("writeText", { room, text: id, format });
    setBusy(false);
    if (bytes === null) return;
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: FORMATS[format] }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${title}.${ENDINGS[format]}` });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <details className={styles["more"]}>
      <summary>
        <FormattedMessage id="text.files" />
      </summary>
      <div className={styles["acts"]}>
        {(Object.keys(FORMATS) as Offered[]).map((format) => (
          <Button key={format} isDisabled={isBusy} onPress={() => take(format)}>
            <FormattedMessage id={`text.files.${format}`} />
          </Button>
        ))}
        <Button onPress={() => globalThis.print()}>
          <FormattedMessage id="text.files.print" />
        </Button>
        <TableFile room={room} />
      </div>
    </details>
  );
}
