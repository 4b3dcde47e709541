import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

const listeners = new Set<() => void>();
let isPrinting = false;

/** The browser takes the page as it stands when these have been told: what paper needs is drawn by then. */
function tell(now: boolean): void {
  isPrinting = now;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

globalThis.addEventListener("beforeprint", () => tell(true));
globalThis.addEventListener("afterprint", () => tell(false));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** True from just before the page goes to paper until it has. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}
