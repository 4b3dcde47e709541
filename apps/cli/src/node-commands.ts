import { join, resolve } from "node:path";

import { NodeError, type RunningNode, startNode } from "@longtable/node";
import { toHex } from "@longtable/protocol";
import { Command } from "commander";

import { buildApp } from "./app/build-app.ts";
import { ownApp } from "./app/command.ts";
import { exampleLinks, firstLook } from "./app/example-links.ts";
import { openExample } from "./geneva/open-example.ts";

interface NodeFlags {
  readonly host: string;
  readonly port: string;
  readonly data: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behind?: string;
  readonly conveningToken?: string;
  /** True for this package's own. */
  readonly app?: string | true;
  readonly json?: true;
}

/** `longtable node`: a mission's node, for as long as it is let run. */
export function nodeCommand(): Command {
  return new Command("node")
    .description("run a mission's node: it orders, keeps and relays, and never holds a device's key")
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--port <port>", "the port", process.env["PORT"] ?? "8021")
    .option("--data <folder>", "the data folder", process.env["LONGTABLE_DATA"] ?? "data/node")
    .option("--tls-cert <file>", "the certificate, in PEM; the names in it are where devices sign in")
    .option("--tls-key <file>", "its key, in PEM")
    .option("--behind <origin>", "the HTTPS origin of the proxy before this node, such as https://talks.example")
    .option("--convening-token <token>", "ask this of whoever opens a new dialogue")
    .option("--app [folder]", "serve the app: the built one in this folder, or this package's own without one")
    .option("--json", "print one object when it listens")
    .action(async (flags: NodeFlags) => {
      const { app: wanted, ...others } = flags;
      const app = wanted === true ? await ownApp(flags.json === true) : wanted;
      const node = await runNode({ ...others, ...(app === undefined ? {} : { app }) });
      if (flags.json === true) {
        const { origin, nodeKey, frozenRooms } = node;
        return console.log(JSON.stringify({ origin, key: toHex(nodeKey), frozenRooms }));
      }
      console.log("Stop it with Ctrl-C.");
    });
}

/** `longtable start`: a node on this machine with the Geneva example open in it, for a first look. */
export function startCommand(): Command {
  return new Command("start")
    .description("run a node on this machine for a first look, with the Geneva example open in it")
    .option("--json", "print one object when it listens")
    .action(async ({ json }: { readonly json?: true }) => {
      const port = process.env["PORT"] ?? "8021";
      const data = resolve(process.env["LONGTABLE_DATA"] ?? "data/node");
      const app = await buildApp(
        () => json ?? console.log("Building the app: its sources are new here. A few seconds …"),
      );
      if (!app.ok) console.error(app.sentence);
      const node = await runNode({
        host: "127.0.0.1",
        port,
        data,
        // Whoever looks for the first time reads sentences; what goes wrong is told all the same.
        logLevel: "warn",
        ...(json === true ? { json } : {}),
        ...(app.ok ? { app: app.folder } : {}),
      });
      const example = await openExample(node, join(data, "example-keys"), (played, of) => {
        if (json === true) return;
        if (process.stdout.isTTY) process.stdout.write(`\rOpening the Geneva example: ${played} of ${of} `);
        else if (played === 1) console.log("Opening the Geneva example …");
      });
      if (json === true) {
        const links = app.ok ? exampleLinks(example, node.origin) : [];
        const { rooms, people } = example;
        const keys = join(data, "example-keys");
        const { origin, nodeKey } = node;
        console.log(JSON.stringify({ origin, key: toHex(nodeKey), rooms, devices: people.length, keys, links }));
        return;
      }
      if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
      console.log(
        `The Geneva example is open in it: ${Object.keys(example.rooms).length} rooms, two rounds sealed, a third open.`,
      );
      console.log(`Codes of its ${example.people.length} devices: ${join(data, "example-keys")}`);
      console.log("");
      if (app.ok) {
        const both = firstLook(example, node.origin);
        console.log(`A first look, both sides and what the host sees between them:\n  ${both}\n`);
        console.log("Sit down at the table. Each link is a ready-made device of the example:");
        for (const { url } of exampleLinks(example, node.origin)) console.log(`  ${url}`);
        console.log(`\nWhat the public reads, with no device at all:\n  ${node.origin}/press`);
        console.log("");
      }
      console.log("What next:");
      console.log(`  ${node.origin}/node  what this node is, and what it can see`);
      console.log("  npm run demo  the same dialogue told line by line, and a search of the disk");
      console.log("  npm run longtable -- --help  every command");
      console.log("Stop with Ctrl-C.");
    });
}

async function runNode(
  flags: Omit<NodeFlags, "app"> & { readonly app?: string; readonly logLevel?: "warn" },
): Promise<RunningNode> {
  const { host, port, data, tlsCert, tlsKey, behind, conveningToken, app, logLevel } = flags;
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new NodeError("BAD_CERTIFICATE", "--tls-cert and --tls-key are given together: a certificate and its key.");
  }
  const node = await startNode({
    dataFolder: resolve(data),
    host,
    port: Number(port),
    ...(tlsCert !== undefined && tlsKey !== undefined ? { tls: { certFile: tlsCert, keyFile: tlsKey } } : {}),
    ...(behind === undefined ? {} : { proxyOrigin: behind }),
    ...(conveningToken === undefined ? {} : { conveningToken }),
    ...(app === undefined ? {} : { appFolder: resolve(app) }),
    ...(logLevel === undefined ? {} : { logLevel }),
  });
  const { origin, nodeKey, port: listening, frozenRooms } = node;
  if (flags.json !== true) {
    console.log(`A Longtable node listens at ${origin}`);
    if (behind !== undefined) console.log(`Behind that proxy it listens on ${host}, port ${listening}.`);
    console.log(`Its key: ${toHex(nodeKey)}`);
    if (frozenRooms > 0) {
      console.log(
        `${frozenRooms} rooms are frozen since a restore: each thaws once a device of each of its delegations has come.`,
      );
    }
  }
  const stop = (): void => void node.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.on("SIGUSR2", () => {
    const file = join(resolve(data), "backups", `asked-${new Date().toISOString().replaceAll(":", "-")}.sqlite`);
    node.backup(file).then(
      () => console.log(`Backed up to ${file}`),
      (error: unknown) => console.error(error instanceof Error ? error.message : error),
    );
  });
  return node;
}
