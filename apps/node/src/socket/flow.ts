import { type AnswerFrame, type RequestFrame, frameBytes } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import { type Wire, framedMessage } from "./wire.ts";

interface Held {
  readonly weight: number;
  readonly answering: () => Promise<void>;
}

/**
 * Holds a connection to what the node can keep in memory for it. While too much is asked and unanswered, or
 * too much answered and unread, requests wait and the node stops reading from the connection, so that TCP
 * holds its sender back. What had come in one piece with the last request read still waits here: it is
 * small, and it is answered in its turn.
 */
export class Flow {
  readonly #wire: Wire;
  #held: Held[] = [];
  #asked = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.socket.on("close", () => {
      this.#held = [];
    });
  }

  /** Sends an answer. */
  send(frame: AnswerFrame): void {
    this.#wire.gather(framedMessage(frameBytes(frame)), () => this.#goOn());
    this.#pauseOrResume();
  }

  /** Answers a request as soon as there is room for it, in turn. `size` is the bytes of its frame. */
  take(frame: RequestFrame, size: number, answering: () => Promise<void>): void {
    this.#held.push({ weight: size + (frame.t === "read" ? LIMITS.answerBytes : 0), answering });
    this.#goOn();
  }

  #goOn(): void {
    while (!this.#isMuch()) {
      const next = this.#held.shift();
      if (next === undefined) break;
      this.#asked += next.weight;
      void next.answering().finally(() => {
        this.#asked -= next.weight;
        this.#goOn();
      });
    }
    this.#pauseOrResume();
  }

  #isMuch(): boolean {
    return this.#asked >= LIMITS.askedBytes || this.#wire.unsent >= LIMITS.bufferedPerConnection;
  }

  #pauseOrResume(): void {
    const { socket } = this.#wire;
    if (socket.readyState !== socket.OPEN) return;
    const mustWait = this.#held.length > 0 || this.#isMuch();
    if (mustWait && !socket.isPaused) socket.pause();
    else if (!mustWait && socket.isPaused) socket.resume();
  }
}
