import { useCallback } from "react";
import { useIntl } from "react-intl";

import type { MessageId } from "./message.ts";

/** The sentence for a code in the reader's language: of a refused act, a node's refusal, a failure here. */
export function useRefusal(): (code: string) => string {
  const intl = useIntl();
  return useCallback(
    (code) => {
      const id = `refusal.${code}`;
      return Object.hasOwn(intl.messages, id)
        ? intl.formatMessage({ id: id as MessageId })
        : intl.formatMessage({ id: "refusal.other" }, { code });
    },
    [intl],
  );
}
