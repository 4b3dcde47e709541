import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { NodeError, readAppFiles } from "@longtable/node";

/** The app as this machine serves it to its own browser. */
export interface OpenApp {
  /** The address to open: the link that was given, at this machine instead of the node. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the installed app on this machine alone, for a dialogue at the node that `link` leads to: for those who
 * do not trust a node's copy of it. The app may speak to that node and to nobody else.
 */
export async function openApp(folder: string, link: string, port: number): Promise<OpenApp> {
  const { origin, pathname, hash } = nodeLink(link);
  const app = await readAppFiles(folder, { connect: [origin, origin.replace(/^http/u, "ws")] });
  const server = createServer((request, response) => void answer(app, request, response));
  await listen(server, port);
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${at}${pathname}?node=${encodeURIComponent(origin)}${hash}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nodeLink(link: string): URL {
  const url = URL.parse(link);
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new NodeError(
    "NO_APP",
    "Give the link of an invitation, or the address of the node, such as https://talks.example.",
  );
}

async function answer(app: Awaited<ReturnType<typeof readAppFiles>>, asked: IncomingMessage, response: ServerResponse) {
  const { method = "GET", url = "/", headers } = asked;
  const { accept = "", "accept-encoding": encoding = "", "if-none-match": tag = "" } = headers;
  // Another site's page that finds this address gets nothing: it is asked for by this machine's name only.
  const isOwn = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(headers.host ?? "");
  const isRead = method === "GET" || method === "HEAD";
  const address = URL.parse(url, "http://127.0.0.1");
  const given = { accept, "accept-encoding": encoding, "if-none-match": tag };
  const found =
    isOwn && isRead && address !== null ? app.answer(new Request(address, { method, headers: given })) : null;
  const answered = found ?? new Response("There is nothing at this address.\n", { status: 404 });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(new Uint8Array(await answered.arrayBuffer()));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new NodeError("PORT_TAKEN", `Port ${port} is taken by another program: choose one with --port.`, { cause }),
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve());
  });
}
