import { join, resolve } from "node:path";

import { Command, InvalidArgumentError } from "commander";

import { NodeError, type RunningNode, startNode } from "@longtable/node";
import { toHex } from "@longtable/protocol";

import { buildApp } from "./app/build-app.ts";
import { openApp } from "./app/open-app.ts";
import { exampleLinks, firstLook } from "./app/example-links.ts";
import { colours } from "./colours.ts";
import { checkEvidence, evidenceCommand, readIfEvidence } from "./evidence.ts";
import { sayFailure } from "./failure.ts";
import { openExample } from "./geneva/open-example.ts";
import { operatorCommands } from "./operator-commands.ts";
import { playDemo } from "./demo/play.ts";
import { seatCommands } from "./seat/command.ts";
import { sheetCommand } from "./sheet/command.ts";
import { textCommand } from "./text/command.ts";
import { openBundleFile } from "./bundle-file.ts";
import { shownRooms, tellBundle } from "./read-file.ts";
import { shownSafely } from "./shown-safely.ts";
import { verifyFile } from "./verify-file.ts";

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

/**
 * Every command of `longtable`. Called wrongly it throws a `CommanderError`, and with `isJson` prints nothing of it.
 */
export function longtable(isJson: boolean): Command {
  const program = new Command("longtable")
    .description("The software that a closed-door dialogue runs on.")
    .showHelpAfterError("(add --help to see how it is called)")
    .exitOverride();
  // The object alone then says what is wrong.
  if (isJson) program.configureOutput({ writeErr: () => undefined });
  /** Adds a command that was made elsewhere, with what holds for all: how it ends when it is called wrongly. */
  const add = (command: Command): void => {
    for (const one of [command, ...command.commands]) one.copyInheritedSettings(program);
    program.addCommand(command);
  };

  program
    .command("demo")
    .argument("<example>", "which example to play: geneva")
    .description("play a dialogue of two delegations on a node of its own, and look at what the node could read")
    .option("--json", "print one object instead of the telling")
    .option("--bundle <file>", "where to write the bundle", "data/demo.longtable")
    .action(async (example: string, { json, bundle }: { readonly json?: true; readonly bundle: string }) => {
      if (example !== "geneva") program.error(`There is no example called ${example}; there is geneva.`);
      const result = await playDemo(resolve(bundle), (line) => {
        if (json) return;
        if ("heading" in line) console.log(`\n${colours.bold(line.heading)}`);
        else {
          const invented = line.isInvented === true ? colours.dim(" (invented)") : "";
          const refused = line.refused === undefined ? "" : `\n      ${colours.yellow("no effect:")} ${line.refused}`;
          console.log(`  ${colours.cyan(line.who)}  ${line.what}${invented}${refused}`);
        }
      });
      if (json) console.log(JSON.stringify(result));
      else
        console.log(`\n${colours.bold(result.verified ? "Verified." : "Not verified.")} The bundle: ${result.bundle}`);
      process.exitCode = result.verified && result.plaintextFoundInStore === 0 ? 0 : 1;
    });

  program
    .command("verify")
    .argument("<file>", "a bundle, or evidence against a node")
    .description("check a bundle, or evidence, offline: exit code 0, 1 if it does not verify, 2 if it cannot be read")
    .option("--json", "print one object")
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const evidence = readIfEvidence(file);
      if (evidence !== null) {
        const checked = await checkEvidence(evidence);
        if (checked.exitCode === 2) {
          sayFailure(json === true, { code: "UNREADABLE", sentence: checked.sentences.join(" ") });
        } else if (json) console.log(JSON.stringify(checked));
        else
          console.log(
            [...checked.sentences, checked.exitCode === 0 ? "It is proved." : "It proves nothing."].join("\n"),
          );
        process.exitCode = checked.exitCode;
        return;
      }
      const found = await verifyFile(file);
      if (found.problem !== null) sayFailure(json === true, { code: "UNREADABLE", sentence: found.problem });
      else if (json) console.log(JSON.stringify(found));
      else {
        console.log(
          found.level === "opened"
            ? "Checked: tree, checkpoints, control entries, seals; and in opened rooms authors, chains, acts and sealed states."
            : "Checked without keys (keyless): tree, checkpoints, control entries, seals. What was said stays sealed.",
        );
        for (const room of found.rooms) {
          console.log(
            `  ${room.kind} ${room.room.slice(0, 16)}…: ${room.level}, ${room.entries} entries, ${room.delegations} delegations, ${room.devices} devices`,
          );
          if (room.acts !== null) console.log(`    ${room.acts} acts, ${room.withoutEffect ?? 0} without effect`);
          for (const { delegation, role, name } of room.people) {
            console.log(`    ${shownSafely(`${role} of ${delegation}${name === null ? "" : `, ${name}`}`)}`);
          }
          for (const { delegation, name, size } of room.sealedBy) {
            const by = name === null ? `${delegation.slice(0, 16)}…` : `${name} (${delegation.slice(0, 16)}…)`;
            console.log(shownSafely(`    sealed by ${by} over ${size} entries`));
          }
          for (const { delegation, seq, isRootReplaced } of room.headsReplaced) {
            const root = isRootReplaced ? ", and its root" : "";
            console.log(
              `    entry ${seq}: the head of ${delegation.slice(0, 16)}…${root} was replaced by its authority sheet`,
            );
          }
          for (const { seq, sentence } of room.findings)
            console.log(colours.bold(`    ${seq === null ? "" : `entry ${seq}: `}${sentence}`));
        }
        console.log(found.exitCode === 0 ? "It verifies." : "It does not verify.");
      }
      process.exitCode = found.exitCode;
    });

  program
    .command("read")
    .argument("<file>", "a bundle that carries keys")
    .description("tell what happened in the rooms of a bundle, from their beginning; sealed rooms are left out")
    .option("--json", "print one object")
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const opened = openBundleFile(file);
      if (!opened.ok) {
        sayFailure(json === true, { code: "UNREADABLE", sentence: opened.problem });
        process.exitCode = 2;
        return;
      }
      const rooms = await tellBundle(opened.bundle);
      process.exitCode = rooms.every(({ problem }) => problem === null) ? 0 : 1;
      if (json) console.log(JSON.stringify({ exitCode: process.exitCode, rooms }));
      else for (const line of shownRooms(rooms)) console.log(line);
    });

  add(textCommand());
  add(evidenceCommand());
  for (const command of operatorCommands()) add(command);

  for (const command of seatCommands()) add(command);
  add(sheetCommand());

  program
    .command("node")
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

  program
    .command("open")
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

  program
    .command("start")
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
  return program;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (text === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("A port is a whole number up to 65535.");
  }
  return port;
}

/** The folder of this package's own app, built first where it has to be. */
async function ownApp(isSilent: boolean): Promise<string> {
  const app = await buildApp(() => {
    if (!isSilent) console.log("Building the app: its sources are new here. A few seconds …");
  });
  if (!app.ok) throw new NodeError("NO_APP", app.sentence);
  return app.folder;
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
