import { encodeQR } from "qr";
import { type ReactNode, useMemo } from "react";

import styles from "./qr-code.module.css";

/** Quiet modules around the code (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** Words as a code to scan: always black on white, whatever the theme, since that is what cameras read best. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { path, size } = useMemo(() => drawn(text), [text]);
  return (
    <figure className={styles["code"] ?? ""} aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <path d={path} />
      </svg>
    </figure>
  );
}

function drawn(text: string): { readonly path: string; readonly size: number } {
  const rows = encodeQR(text, "raw", { ecc: "low", border: QUIET });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { path, size: rows.length };
}
