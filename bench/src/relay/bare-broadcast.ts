import { once } from "node:events";

import { WebSocket, WebSocketServer } from "ws";

import { answerMessages } from "../program.ts";

/** What the server says of itself when it is asked: where it listens, and the CPU seconds it has used so far. */
export interface Broadcasting {
  readonly origin: string;
  readonly cpu: number;
}

/** The floor of a fan-out: `ws` alone, sending each message to all but its sender, as its own README has it. */
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
server.on("connection", (from) => {
  from.on("message", (data, isBinary) => {
    for (const client of server.clients) {
      if (client !== from && client.readyState === WebSocket.OPEN) client.send(data, { binary: isBinary });
    }
  });
});
const isListening = once(server, "listening");

answerMessages(async (): Promise<Broadcasting> => {
  await isListening;
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server listens on no port.");
  const { user, system } = process.cpuUsage();
  return { origin: `http://127.0.0.1:${address.port}`, cpu: (user + system) / 1e6 };
});
