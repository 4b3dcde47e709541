/**
 * Where keys, records and folds live: a SharedWorker, so that all tabs of a browser profile share one desk
 * per seat; where there are none (Chrome on Android), a worker of the tab's own, and the copy's lock keeps
 * a second tab from writing.
 */
import { Desks } from "./desks.ts";
import { servePage } from "./serve-page.ts";

const desks = new Desks();

if ("onconnect" in globalThis) {
  globalThis.addEventListener("connect", (event) => {
    const [port] = (event as MessageEvent).ports;
    if (port === undefined) return;
    servePage(port, desks);
    port.start();
  });
} else {
  servePage(globalThis, desks);
}
