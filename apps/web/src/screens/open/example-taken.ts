import { useCallback, useEffect, useState } from "react";

import type { CallAnswer } from "../../bridge/message.ts";
import { nodeOrigin } from "../../bridge/node-origin.ts";
import { useCall } from "../../bridge/use-view.ts";
import { exampleFragment } from "./fragment.ts";

/** What became of an example's link; null while the node is asked. */
export type ExampleTaken = CallAnswer<"takeExampleSeats"> | null;

/** Takes the seats that this page's link opens, at once and whenever `again` is called. */
export function useExampleSeats(): { readonly taken: ExampleTaken; readonly again: () => void } {
  const call = useCall();
  const [taken, setTaken] = useState<ExampleTaken>(null);
  const take = useCallback(() => {
    void call("takeExampleSeats", { fragment: exampleFragment, origin: nodeOrigin }).then(setTaken);
  }, [call]);
  useEffect(take, [take]);
  const again = useCallback(() => {
    setTaken(null);
    take();
  }, [take]);
  return { taken, again };
}
