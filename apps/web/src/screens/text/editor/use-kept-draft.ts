import { useEffect, useState } from "react";

import type { Cell, Place, Typed } from "@longtable/text/wording";
import { useCall } from "../../../bridge/use-view.ts";
import { typedOf } from "./draft.ts";

/** What was typed on a wording before, at its places in the wording as it stands now. */
export interface KeptDraft {
  readonly cells: readonly Cell[];
  readonly typed: readonly Typed[];
  /** Words whose place is gone. */
  readonly lost: readonly string[];
}

/** What this device keeps of a draft on these words; null until it was asked, anew whenever the words are others. */
export function useKeptDraft(text: string, { node, field }: Place, cells: readonly Cell[]): KeptDraft | null {
  const call = useCall();
  const [found, setFound] = useState<KeptDraft | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const drafts = await call("drafts", { text });
      if (isGone) return;
      const draft = drafts.find((one) => one.node === node && one.field === field);
      setFound({ cells, ...(draft === undefined ? { typed: [], lost: [] } : typedOf(cells, draft)) });
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [call, text, node, field, cells]);
  return found?.cells === cells ? found : null;
}
