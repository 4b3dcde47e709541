import { once } from "node:events";

import {
  type AnswerFrame,
  type RequestFrame,
  type Signer,
  answerSignIn,
  frameBytes,
  readAnswer,
  signerOf,
} from "@longtable/protocol";
import { WebSocket } from "ws";

/** That many bytes from the platform's cryptographic source. */
export const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

type Asking = Extract<RequestFrame, { readonly id: number }>;
type Question = Asking extends infer A ? (A extends Asking ? Omit<A, "id"> : never) : never;

/** A device at the bare wire: it can do what an honest client would not. */
export class WireDevice {
  readonly socket: WebSocket;
  readonly signer: Signer;
  /** Every frame that came, in order. */
  readonly frames: AnswerFrame[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();

  private constructor(socket: WebSocket, signer: Signer) {
    this.socket = socket;
    this.signer = signer;
    socket.on("message", (data: Uint8Array) => {
      this.frames.push(readAnswer(new Uint8Array(data)));
      for (const listener of this.#listeners) listener();
    });
    socket.on("close", () => {
      for (const listener of this.#listeners) listener();
    });
    socket.on("error", () => undefined);
  }

  /** Connects without signing in. */
  static async dial(origin: string, signer?: Signer): Promise<WireDevice> {
    const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/socket`);
    const device = new WireDevice(socket, signer ?? (await signerOf(random(32))));
    await once(socket, "open");
    return device;
  }

  /** Connects and signs in. */
  static async signIn(origin: string, signer?: Signer): Promise<WireDevice> {
    const device = await WireDevice.dial(origin, signer);
    const { publicKey } = device.signer;
    const deviceNonce = random(32);
    device.send({ t: "hello", v: 1, device: publicKey, nonce: deviceNonce, origin });
    const { node, nonce: nodeNonce, expires } = await device.comes("challenge");
    const challenge = { node, origin, device: publicKey, nodeNonce, deviceNonce, expires };
    device.send({ t: "sign-in", signature: await answerSignIn(challenge, device.signer) });
    await device.comes("welcome");
    return device;
  }

  send(frame: RequestFrame): void {
    this.socket.send(frameBytes(frame));
  }

  /** Asks, and gives the answer or the refusal. */
  async ask(question: Question): Promise<AnswerFrame> {
    const id = this.#next++;
    this.send({ ...question, id });
    return await this.until((frame) => "id" in frame && frame.id === id);
  }

  /** The first frame of a kind, once it has come. */
  async comes<T extends AnswerFrame["t"]>(kind: T): Promise<Extract<AnswerFrame, { readonly t: T }>> {
    const isKind = (frame: AnswerFrame): frame is Extract<AnswerFrame, { readonly t: T }> => frame.t === kind;
    await this.until(isKind);
    const found = this.frames.find(isKind);
    if (found === undefined) throw new Error("it came");
    return found;
  }

  /** The first frame that fits, once it has come; fails when the connection ends before. */
  until(fits: (frame: AnswerFrame) => boolean): Promise<AnswerFrame> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.frames.find((frame) => fits(frame));
        if (found === undefined && this.socket.readyState === WebSocket.OPEN) return;
        this.#listeners.delete(look);
        if (found === undefined) reject(new Error("The connection ended before the frame came."));
        else resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Waits until the node has ended the connection. */
  async ends(): Promise<void> {
    if (this.socket.readyState !== WebSocket.CLOSED) await once(this.socket, "close");
  }

  close(): void {
    this.socket.terminate();
  }
}
