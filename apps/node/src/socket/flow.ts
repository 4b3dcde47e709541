import type { WebSocket } from "ws";

import { type RequestFrame, frameBytes } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";

/**
 * Holds a connection to what the node can keep in memory for it: while too much is asked and unanswered, or
 * too much answered and unread, the node stops reading from it, and TCP holds its sender back.
 */
export class Flow {
  readonly #socket: WebSocket;
  #asked = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Sends an answer's bytes. */
  send(frame: Parameters<typeof frameBytes>[0]): void {
    this.#socket.send(frameBytes(frame), () => this.#adjust());
    this.#adjust();
  }

  /** Counts a request for as long as its answer is awaited. `size` is the bytes of its frame. */
  async during(frame: RequestFrame, size: number, answering: () => Promise<void>): Promise<void> {
    const weight = size + (frame.t === "read" ? LIMITS.answerBytes : 0);
    this.#asked += weight;
    this.#adjust();
    try {
      await answering();
    } finally {
      this.#asked -= weight;
      this.#adjust();
    }
  }

  #adjust(): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    const isMuch = this.#asked >= LIMITS.askedBytes || socket.bufferedAmount >= LIMITS.bufferedPerConnection;
    if (isMuch && !socket.isPaused) socket.pause();
    else if (!isMuch && socket.isPaused) socket.resume();
  }
}
