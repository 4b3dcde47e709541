import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { WebSocket, WebSocketServer } from "ws";

/** What stands between one device's connection and the node: it sees every frame, and may change or keep it. */
export interface Tap {
  /** The frames that the device gets in the place of this one of the node's; `send` reaches it later, too. */
  readonly toDevice?: (frame: Buffer, send: (frame: Buffer) => void) => readonly Buffer[];
  readonly toNode?: (frame: Buffer) => void;
}

/** A wire that carries frames between devices and a node. */
export class Wire {
  readonly #server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  /** The node's own address. */
  node = "";
  /** Called for each connection. */
  tap: () => Tap = () => ({});

  async open(): Promise<void> {
    if (this.#server.address() === null) await once(this.#server, "listening");
    this.#server.on("connection", (device) => {
      const node = new WebSocket(`${this.node.replace("http", "ws")}/socket`);
      const early: Buffer[] = [];
      const { toDevice = (frame) => [frame], toNode = () => undefined } = this.tap();
      const send = (frame: Buffer): void => device.send(frame);
      device.on("message", (frame: Buffer) => {
        toNode(frame);
        if (node.readyState === WebSocket.OPEN) node.send(frame);
        else early.push(frame);
      });
      node.on("open", () => early.forEach((frame) => node.send(frame)));
      node.on("message", (frame: Buffer) => toDevice(frame, send).forEach(send));
      node.on("close", () => device.close());
      device.on("close", () => node.close());
      node.on("error", () => device.close());
      device.on("error", () => node.close());
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
    await once(this.#server, "close");
  }
}
