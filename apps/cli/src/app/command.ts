import { NodeError } from "@longtable/node";
import { Command, InvalidArgumentError } from "commander";

import { buildApp } from "./build-app.ts";
import { openApp } from "./open-app.ts";

/** `longtable open`: the app, served from this package on this machine alone. */
export function openCommand(): Command {
  return new Command("open")
    .argument("<link>", "a link to a seat, or a node's address")
    .description("serve the app from this package, on this machine alone, for a dialogue at that node")
    .option("--port <port>", "the port on this machine", portNumber, 0)
    .option("--json", "print one object when it listens")
    .action(async (link: string, { port, json }: { readonly port: number; readonly json?: true }) => {
      const opened = await openApp(await ownApp(json === true), link, port);
      if (json) console.log(JSON.stringify({ url: opened.url }));
      else console.log(`Open this in a browser on this machine:\n  ${opened.url}\nStop with Ctrl-C.`);
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => void opened.close().then(() => process.exit(0)));
      }
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (text === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("A port is a whole number up to 65535.");
  }
  return port;
}

/** The folder of this package's own app, built first where it has to be. */
export async function ownApp(isSilent: boolean): Promise<string> {
  const app = await buildApp(() => {
    if (!isSilent) console.log("Building the app: its sources are new here. A few seconds …");
  });
  if (!app.ok) throw new NodeError("NO_APP", app.sentence);
  return app.folder;
}
