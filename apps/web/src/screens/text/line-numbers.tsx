import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";

import type { ProvisionFace } from "../../views/text/provisions.ts";
import styles from "./document.module.css";

/** Characters to a printed line, at the least; there are never fewer numbers than lines. */
const FEWEST = 40;

/**
 * Numbers beside the lines of a printed working copy. On paper every line is as high as every other, empty ones too, so
 * the numbers are a column of their own that is cut off where the text ends. They are there only while it is printed.
 */
export function LineNumbers({ provisions }: { readonly provisions: readonly ProvisionFace[] }): ReactNode {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    globalThis.addEventListener("beforeprint", begin);
    globalThis.addEventListener("afterprint", end);
    return () => {
      globalThis.removeEventListener("beforeprint", begin);
      globalThis.removeEventListener("afterprint", end);
    };
  }, []);
  if (!isPrinting) return null;
  const lines = provisions.reduce((sum, { view }) => sum + 3 + lengthOf([...view.heading, ...view.body]) / FEWEST, 0);
  const numbers = Array.from({ length: Math.ceil(lines) }, (_, index) => index + 1).join("\n");
  return (
    <div className={styles["lines"]} aria-hidden="true">
      {numbers}
    </div>
  );
}

function lengthOf(runs: ProvisionFace["view"]["body"]): number {
  return runs.reduce((sum, run) => {
    if (run.kind === "bracket") return sum + 6 + lengthOf(run.runs);
    return sum + ("text" in run ? run.text.length : 2);
  }, 0);
}
