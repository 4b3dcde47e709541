import {
  type AnswerFrame,
  type RequestFrame,
  answerSignIn,
  frameBytes,
  readAnswer,
  signerOf,
} from "@longtable/protocol";

import { random } from "../bench-room.ts";
import { type BareSocket, maskedFrame, nextMessage, openBareSocket } from "./bare-socket.ts";

type AnswerOf<T extends AnswerFrame["t"]> = Extract<AnswerFrame, { readonly t: T }>;

/** Sends a frame and reads the answer, which must be of the kind. */
export async function askBare<T extends AnswerFrame["t"]>(
  socket: BareSocket,
  frame: RequestFrame,
  expects: T,
): Promise<AnswerOf<T>> {
  const answer = nextMessage(socket);
  socket.tcp.write(maskedFrame(frameBytes(frame)));
  const read = readAnswer(await answer);
  if (read.t !== expects) throw new Error(`The node answered ${JSON.stringify(read)} instead of ${expects}.`);
  return read as AnswerOf<T>;
}

/** Connects a device, given by its signing seed, and signs it in. */
export async function signInBare(origin: string, seed: Uint8Array): Promise<BareSocket> {
  const socket = await openBareSocket(origin, "/socket");
  const signer = await signerOf(seed);
  const deviceNonce = random(32);
  const device = signer.publicKey;
  const challenge = await askBare(socket, { t: "hello", v: 1, device, nonce: deviceNonce, origin }, "challenge");
  const { node, nonce: nodeNonce, expires } = challenge;
  const signature = await answerSignIn({ node, origin, device, nodeNonce, deviceNonce, expires }, signer);
  await askBare(socket, { t: "sign-in", signature }, "welcome");
  return socket;
}
