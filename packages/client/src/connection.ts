import {
  type AnswerFrame,
  type FileRequest,
  type RequestFrame,
  type Signer,
  answerSignIn,
  authorizeRequest,
  equalBytes,
  frameBytes,
  readAnswer,
} from "@longtable/protocol";
import type { Randomness } from "@longtable/room";

import { ClientError, refusedByNode } from "./error.ts";
import { requestOverHttp } from "./http-answer.ts";

type AnswerOf<T extends AnswerFrame["t"]> = Extract<AnswerFrame, { readonly t: T }>;
type Asking = Extract<RequestFrame, { readonly id: number }>;
/** A request without the number that the connection gives it. */
export type Question = Asking extends infer A ? (A extends Asking ? Omit<A, "id"> : never) : never;

/** Where to connect, and as whom. */
export interface ConnectionOptions {
  /** The node's origin, such as `https://talks.example`. */
  readonly origin: string;
  readonly device: Signer;
  /** The key the node must sign in with, when it is known already. */
  readonly node?: Uint8Array;
  readonly random: Randomness;
  /** Frames that answer no question: placed entries, whispers, mail. Called in the order they came. */
  readonly onPush: (frame: AnswerFrame) => void;
  readonly onClose: (why: string) => void;
}

/** A signed-in connection to a node. */
export interface Connection {
  readonly node: Uint8Array;
  /** The largest ciphertext of a file that the node takes, in bytes. */
  readonly largestFile: number;
  /** Asks and waits. Rejects with the node's refusal, or `NO_CONNECTION` when the connection ends first. */
  ask<T extends AnswerFrame["t"]>(question: Question, expects: T): Promise<AnswerOf<T>>;
  /** Sends an ephemeral box: no answer, no promise. */
  whisper(room: Uint8Array, box: Uint8Array): void;
  /**
   * Sends a request over HTTP beside the socket, signed for this node and this sign-in. Rejects with the
   * node's refusal, `NO_CONNECTION` when it cannot be reached, or the signal's reason.
   */
  request(question: HttpQuestion): Promise<Response>;
  close(): void;
}

/** A request for files. `target` is path and query. */
export interface HttpQuestion extends Pick<FileRequest, "method" | "target"> {
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly expects: AnswerFrame["t"];
  readonly resolve: (frame: AnswerFrame) => void;
  readonly reject: (error: Error) => void;
  readonly impatience: ReturnType<typeof setTimeout>;
}

/** How long a node has for an answer, in milliseconds: a network that is gone without a word is noticed by it. */
const ANSWER_TIME = 60_000;

/** Connects and signs in: hello, challenge, the device's answer, welcome (PROTOCOL.md §1). */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const socket = new WebSocket(`${options.origin.replace(/^http/, "ws")}/socket`);
  socket.binaryType = "arraybuffer";
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let early: ((frame: AnswerFrame) => void) | null = null;
  let isOpen = false;
  let onEnd: ((error: Error) => void) | null = null;

  const end = (why: string): void => {
    const error = new ClientError("NO_CONNECTION", why);
    onEnd?.(error);
    for (const one of waiting.values()) {
      clearTimeout(one.impatience);
      one.reject(error);
    }
    waiting.clear();
    if (isOpen) options.onClose(why);
    isOpen = false;
  };
  socket.addEventListener("close", () =>
    end("The connection to the node has ended; what is unsent stays in the outbox."),
  );
  socket.addEventListener("error", () => end("The node cannot be reached at this address now."));
  socket.addEventListener("message", (event: MessageEvent) => {
    if (!(event.data instanceof ArrayBuffer)) return;
    let frame: AnswerFrame;
    try {
      frame = readAnswer(new Uint8Array(event.data));
    } catch {
      end("The node sent something that is no frame of this protocol.");
      socket.close();
      return;
    }
    if (early !== null) return early(frame);
    const id = "id" in frame ? frame.id : null;
    const asked = id === null ? undefined : waiting.get(id);
    if (id === null || asked === undefined) return options.onPush(frame);
    waiting.delete(id);
    clearTimeout(asked.impatience);
    if (frame.t === "refused") asked.reject(refusedByNode(frame.code, frame.why));
    else if (frame.t === asked.expects) asked.resolve(frame);
    else asked.reject(new ClientError("BAD_ANSWER", "The node answered something else than it was asked."));
  });

  const send = (frame: RequestFrame): void => socket.send(frameBytes(frame));
  const receive = (): Promise<AnswerFrame> =>
    new Promise((resolve, reject) => {
      early = resolve;
      onEnd = reject;
    });

  await new Promise<void>((resolve, reject) => {
    onEnd = reject;
    socket.addEventListener("open", () => resolve());
  });
  const deviceNonce = options.random(32);
  const { device, origin } = options;
  const challenged = receive();
  send({ t: "hello", v: 1, device: device.publicKey, nonce: deviceNonce, origin });
  const challenge = await challenged;
  if (challenge.t !== "challenge") throw unexpected(challenge);
  if (options.node !== undefined && !equalBytes(options.node, challenge.node)) {
    socket.close();
    throw new ClientError(
      "WRONG_NODE",
      "This is another node than the one that holds the dialogue: check the address.",
    );
  }
  const welcomed = receive();
  const { node, nonce: nodeNonce, expires } = challenge;
  const signIn = { node, origin, device: device.publicKey, nodeNonce, deviceNonce, expires };
  send({ t: "sign-in", signature: await answerSignIn(signIn, device) });
  const welcome = await welcomed;
  if (welcome.t !== "welcome") throw unexpected(welcome);
  early = null;
  onEnd = null;
  isOpen = true;

  return {
    node,
    largestFile: welcome.largestFile,
    ask: <T extends AnswerFrame["t"]>(question: Question, expects: T) =>
      new Promise<AnswerOf<T>>((resolve, reject) => {
        if (!isOpen) return reject(new ClientError("NO_CONNECTION", "There is no connection to the node now."));
        const id = next++;
        const settle = (frame: AnswerFrame): void => resolve(frame as AnswerOf<T>);
        const impatience = setTimeout(() => {
          end("The node has not answered for a minute.");
          socket.close();
        }, ANSWER_TIME);
        waiting.set(id, { expects, resolve: settle, reject, impatience });
        send({ ...question, id });
      }),
    whisper: (room, box) => {
      if (isOpen) send({ t: "whisper", room, box });
    },
    request: async ({ method, target, body, headers, signal }) => {
      if (!isOpen) throw new ClientError("NO_CONNECTION", "There is no connection to the node now.");
      const asked = { node, origin, session: welcome.session, method, target, body: body ?? new Uint8Array(0) };
      return await requestOverHttp(`${origin}${target}`, {
        method,
        headers: { ...headers, Authorization: await authorizeRequest(asked, device) },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
    },
    close: () => {
      isOpen = false;
      socket.close();
      end("The connection was closed here.");
    },
  };
}

function unexpected(frame: AnswerFrame): ClientError {
  return frame.t === "refused"
    ? refusedByNode(frame.code, frame.why)
    : new ClientError("BAD_ANSWER", "The node does not speak this version of the protocol.");
}
