import type { Duplex } from "node:stream";

import type { WebSocket } from "ws";

declare const framed: unique symbol;
/** A binary message with its WebSocket head, as it goes onto any connection. */
export type Framed = Uint8Array & { readonly [framed]: true };

/**
 * A binary message as a server frames it (RFC 6455 §5.2): whole, unmasked, head and payload in one piece, so
 * that it goes out in one write, and to however many connections in the same bytes.
 */
export function framedMessage(payload: Uint8Array): Framed {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 0x1_0000 ? 4 : 10;
  const message = Buffer.allocUnsafe(head + length);
  message[0] = 0x82;
  message[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) message.writeUInt16BE(length, 2);
  if (head === 10) message.writeBigUInt64BE(BigInt(length), 2);
  message.set(payload, head);
  return message as Uint8Array as Framed;
}

/**
 * A connection as its answers and pushes are written to it: beside `ws`, which reads from it and keeps the
 * protocol's own frames, on the same stream. That holds because the node compresses nothing and fragments
 * nothing, so `ws` writes each frame of its own in one piece too.
 */
export class Wire {
  readonly socket: WebSocket;
  readonly #stream: Duplex;
  #isGathering = false;

  constructor(socket: WebSocket, stream: Duplex) {
    this.socket = socket;
    this.#stream = stream;
  }

  /** Bytes that lie here unsent. */
  get unsent(): number {
    return this.#stream.writableLength;
  }

  /** Writes a message now. `done` hears when it is out, or that it will not go out. */
  send(message: Framed, done?: (error?: Error | null) => void): void {
    if (this.socket.readyState === this.socket.OPEN) this.#stream.write(message, done);
    else if (done !== undefined) queueMicrotask(() => done(new Error("The connection has ended.")));
  }

  /** Writes a message together with all others of this turn: a commit answers many requests at once. */
  gather(message: Framed, done: (error?: Error | null) => void): void {
    if (!this.#isGathering) {
      this.#isGathering = true;
      this.#stream.cork();
      process.nextTick(() => {
        this.#isGathering = false;
        this.#stream.uncork();
      });
    }
    this.send(message, done);
  }
}
