import { trustedScriptUrl } from "../bridge/trusted-types.ts";

/** Keeps the app on this device, so that it opens without its node. Where that is not to be had, nothing is lost. */
export function keepApp(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(trustedScriptUrl("/service-worker.js")).catch(() => undefined);
}
