import { createServer as createSecureServer } from "node:https";
import { createServer, type Server } from "node:http";
import { resolve } from "node:path";

import { getRequestListener } from "@hono/node-server";
import { pino } from "pino";
import { WebSocketServer } from "ws";

import { LARGEST_FRAME, equalBytes, toHex } from "@longtable/protocol";

import { openDataFolder } from "./data-folder.ts";
import { Devices } from "./device/devices.ts";
import { NodeError } from "./error.ts";
import { Files, freeBytes } from "./file/files.ts";
import { readAppFiles } from "./http/app-files.ts";
import { type AddressOptions, readAddress } from "./http/address.ts";
import { makeMetrics } from "./http/metrics.ts";
import { makePages } from "./http/pages.ts";
import { LIMITS } from "./limits.ts";
import { Mail } from "./mail/mail.ts";
import { nodeSignerOf } from "./node-signer.ts";
import type { NodeState } from "./node-state.ts";
import { Envelopes } from "./room/envelopes.ts";
import { Freeze } from "./room/freeze.ts";
import { type PlacedRoom, reopenRoom } from "./room/placed-room.ts";
import { Sequencer } from "./room/sequencer.ts";
import { serveConnection } from "./socket/session.ts";
import { type Store, StoreError, openStore } from "./store/store.ts";

/** How a node is started. */
export interface NodeOptions extends AddressOptions {
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder of the built app, to be served at `/`. Without it the node serves devices only. */
  readonly appFolder?: string;
  /** Asked of whoever opens a new dialogue here. */
  readonly conveningToken?: string;
  /** Where structured log lines go; they never hold content. Standard error when left out. */
  readonly logFile?: string;
  readonly logLevel?: "silent" | "error" | "warn" | "info" | "debug";
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** A node that listens. */
export interface RunningNode {
  /** The origin at which devices sign in. */
  readonly origin: string;
  readonly nodeKey: Uint8Array;
  /** The port on which it listens itself, whatever stands before it. */
  readonly port: number;
  /** Writes a consistent copy of the store while the node goes on. */
  backup(file: string): Promise<void>;
  /** How many rooms are frozen now, and why none of them takes anything: see `FROZEN`. */
  readonly frozenRooms: number;
  /** Ends connections, finishes what is being placed, closes the store. Once, however often it is asked. */
  close(): Promise<void>;
}

/**
 * Starts a node: the embedded store, sockets and pages on one port. Refuses a taken port, a folder it
 * cannot write to, and an address that others reach without HTTPS (browsers withhold cryptography there).
 */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const isPort = Number.isInteger(options.port) && options.port >= 0 && options.port <= 65_535;
  if (!isPort) throw new NodeError("BAD_PORT", "A port is a whole number up to 65535.");
  const reached = readAddress(options);
  const app = options.appFolder === undefined ? null : await readAppFiles(options.appFolder);
  const folder = openDataFolder(options.dataFolder);
  const key = await nodeSignerOf(folder.nodeSeed);
  const log = pino(
    { level: options.logLevel ?? "info", base: null },
    pino.destination({ dest: options.logFile ?? 2, sync: false, mkdir: true }),
  );
  const store = await openStore(folder.store, folder.backups);
  const rooms = new Map<string, PlacedRoom>();
  try {
    await reopenRooms(store, rooms, options.dataFolder, key.publicKey);
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
  const freeze = Freeze.open(folder.frozenMark, rooms.keys());
  const clock = options.clock ?? Date.now;
  const metrics = makeMetrics({
    rooms: () => rooms.size,
    frozen: () => freeze.count,
    disk: () => freeBytes(folder.store),
    files: () => store.fileBytes(),
  });
  const origins: string[] = [];
  const state: NodeState = {
    key,
    origins,
    conveningToken: options.conveningToken ?? null,
    store,
    rooms,
    sequencer: new Sequencer(store, key, rooms, freeze),
    freeze,
    envelopes: new Envelopes(store),
    mail: new Mail(store, clock),
    files: new Files(store, folder.store, clock),
    devices: new Devices(),
    sessions: new Map(),
    metrics,
    log,
    clock,
  };

  const listener = getRequestListener(makePages(state, app).fetch);
  const handle = (...args: Parameters<typeof listener>): void => void listener(...args);
  const server: Server =
    reached.certificate === null ? createServer(handle) : createSecureServer(reached.certificate, handle);
  const sockets = new WebSocketServer({ server, path: "/socket", maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  // It repeats the server's own errors, which `listen` turns into a sentence.
  sockets.on("error", () => undefined);
  sockets.on("connection", (socket, request) => {
    if (sockets.clients.size > LIMITS.connections) socket.close(1013);
    else serveConnection(state, socket, request.socket);
  });
  try {
    await listen(server, options.host, options.port);
  } catch (error) {
    await store.close();
    throw error;
  }
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  origins.push(...reached.origins(port));
  const [origin] = reached.origins(port);
  log.info({ port, rooms: rooms.size, frozen: freeze.count }, "the node listens");

  const expiring = setInterval(() => {
    store.expire(clock()).catch((error: unknown) => log.error({ err: error }, "what has expired could not be removed"));
  }, LIMITS.expiry);
  expiring.unref();

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    clearInterval(expiring);
    for (const socket of sockets.clients) socket.close(1001);
    sockets.close();
    server.closeAllConnections();
    // One that does not answer the farewell does not hold the node up.
    const impatience = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, LIMITS.farewell);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    clearTimeout(impatience);
    await store.close();
    log.info("the node has stopped");
    log.flush();
  };

  return {
    origin,
    nodeKey: key.publicKey,
    port,
    get frozenRooms() {
      return freeze.count;
    },
    backup: (file) =>
      store.backup(resolve(file)).catch((cause: unknown) => {
        throw new NodeError("BACKUP_FAILED", `The backup ${file} could not be written; what stood there stands.`, {
          cause,
        });
      }),
    close: () => (closing ??= close()),
  };
}

async function reopenRooms(
  store: Store,
  rooms: Map<string, PlacedRoom>,
  dataFolder: string,
  nodeKey: Uint8Array,
): Promise<void> {
  const storedRooms = await store.load().catch((cause: unknown) => {
    throw cannotOpen(cause, dataFolder);
  });
  for (const stored of storedRooms) {
    const room = await reopenRoom(stored);
    if (room === null) {
      throw new NodeError("DAMAGED_STORE", "A room in the store is damaged: restore the newest backup.");
    }
    // A backup restored beside another key: what this node would sign, no device would take.
    if (!equalBytes(room.control.node, nodeKey)) {
      const there = toHex(room.control.node);
      throw new NodeError(
        "WRONG_KEY",
        `The rooms in ${dataFolder} are those of the node ${there}: put its node-key file there.`,
      );
    }
    rooms.set(toHex(room.room), room);
  }
}

/** Why a store did not open, as a sentence for the operator. */
function cannotOpen(cause: unknown, dataFolder: string): NodeError {
  const failure = cause instanceof StoreError ? cause.failure : "FAILED";
  const message = cause instanceof Error ? cause.message : "unknown";
  switch (failure) {
    case "IN_USE":
      return new NodeError("FOLDER_IN_USE", `Another node runs on ${dataFolder}: stop it, or set LONGTABLE_DATA.`, {
        cause,
      });
    case "NEWER":
      return new NodeError("NEWER_STORE", message, { cause });
    case "DISK_FULL":
      return new NodeError("UNWRITABLE_FOLDER", `The node cannot write to its data folder ${dataFolder}: ${message}.`, {
        cause,
      });
    case "FAILED":
      return new NodeError("DAMAGED_STORE", `The store in ${dataFolder} does not open: ${message}`, { cause });
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === "EADDRINUSE";
      const sentence = isTaken
        ? `Port ${port} is taken by another program: set PORT to a free one.`
        : `The node cannot listen on ${host}:${port} (${cause.code ?? "unknown"}).`;
      reject(new NodeError("PORT_TAKEN", sentence, { cause }));
    });
    server.listen(port, host, () => resolve());
  });
}
