// oxlint-disable-next-line import/default -- Vite makes the address of the built worker of this import
import workerUrl from "../worker/longtable-worker.ts?worker&url";

import type { PageMessage, WorkerMessage } from "./message.ts";
import { trustedScriptUrl } from "./trusted-types.ts";

/**
 * Starts the worker, or connects to the one that another tab of this profile started. `onMessage` gets what
 * it sends; what is returned sends to it.
 */
export function startWorker(onMessage: (message: WorkerMessage) => void): (message: PageMessage) => void {
  const take = (event: MessageEvent<WorkerMessage>): void => onMessage(event.data);
  const url = trustedScriptUrl(workerUrl);
  if ("SharedWorker" in globalThis) {
    const { port } = new SharedWorker(url, { type: "module", name: "longtable" });
    port.addEventListener("message", take);
    port.start();
    return (message) => port.postMessage(message);
  }
  const worker = new Worker(url, { type: "module", name: "longtable" });
  worker.addEventListener("message", take);
  return (message) => worker.postMessage(message);
}
