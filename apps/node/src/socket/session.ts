import type { Duplex } from "node:stream";

import type { WebSocket } from "ws";

import {
  type AnswerFrame,
  type DeviceId,
  type RefusalCode,
  type RequestFrame,
  idOf,
  isPublicKey,
  isSignInAnswer,
  readRequest,
  refusalSentence,
  type SignIn,
  toHex,
} from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import { pace } from "../device/pace.ts";
import type { NodeState } from "../node-state.ts";
import { Flow } from "./flow.ts";
import { keepAlive } from "./heartbeat.ts";
import { answerRequest } from "./requests.ts";
import type { Session } from "./signed-in.ts";
import { Wire } from "./wire.ts";

/** A connection's way in: greeted, challenged, then signed in for as long as it lasts. */
type Standing =
  | { readonly is: "unknown" }
  | { readonly is: "challenged"; readonly signIn: SignIn }
  | { readonly is: "signed-in" };

/**
 * Serves one connection until it ends. Every frame that cannot be read or may not be sent gets a code and
 * a sentence; a connection that goes on sending what is no frame is closed. `stream` is what the socket
 * writes to.
 */
export function serveConnection(state: NodeState, socket: WebSocket, stream: Duplex): void {
  let standing: Standing = { is: "unknown" };
  let session: Session | null = null;
  let unreadable = 0;
  const mayGreet = pace(LIMITS.unknownBurst, LIMITS.unknownPerSecond);
  const mayGoOn = (): boolean =>
    session === null ? mayGreet(state.clock()) : state.devices.mayAsk(session.device, state.clock());
  const wire = new Wire(socket, stream);
  const flow = new Flow(wire);
  const hasSignedIn = keepAlive(socket);
  const send = (frame: AnswerFrame): void => flow.send(frame);
  const refuse = (id: number | null, code: RefusalCode, why = ""): void => {
    state.metrics.refused.inc({ code });
    send({ t: "refused", id, code, why: (why === "" ? refusalSentence(code) : why).slice(0, 300) });
  };

  const greet = async (frame: Extract<RequestFrame, { readonly t: "hello" }>): Promise<void> => {
    if (!state.origins.includes(frame.origin) || !(await isPublicKey(frame.device))) {
      refuse(null, "SIGN_IN_FAILED");
      socket.close(4001);
      return;
    }
    const nodeNonce = crypto.getRandomValues(new Uint8Array(32));
    const expires = state.clock() + LIMITS.challengeLifetime;
    const { device, nonce: deviceNonce, origin } = frame;
    standing = {
      is: "challenged",
      signIn: { node: state.key.publicKey, origin, device, nodeNonce, deviceNonce, expires },
    };
    send({ t: "challenge", node: state.key.publicKey, nonce: nodeNonce, expires });
  };

  const admit = async (signature: Uint8Array, signIn: SignIn): Promise<void> => {
    standing = { is: "unknown" };
    if (state.clock() > signIn.expires || !(await isSignInAnswer(signIn, signature))) {
      refuse(null, "SIGN_IN_FAILED");
      socket.close(4001);
      return;
    }
    const device = idOf<DeviceId>(signIn.device);
    // A socket that is gone already is not counted: nothing would count it out.
    if (socket.readyState !== socket.OPEN) return;
    if (!state.devices.connect(device, state.clock())) {
      refuse(null, "TOO_MANY", "This device has as many connections here as it may: close one of them first.");
      socket.close(4003);
      return;
    }
    const signedIn = { device, key: signIn.device, origin: signIn.origin };
    standing = { is: "signed-in" };
    const stops = new Set<() => void>();
    session = { ...signedIn, wire, watching: new Map(), returning: null, mailboxes: 0, stops, hasEnded: false };
    const welcome = crypto.getRandomValues(new Uint8Array(32));
    state.sessions.set(toHex(welcome), signedIn);
    stops.add(() => state.sessions.delete(toHex(welcome)));
    stops.add(() => state.devices.disconnect(device));
    hasSignedIn();
    send({ t: "welcome", session: welcome, largestFile: LIMITS.largestFile });
  };

  const take = async (frame: RequestFrame): Promise<void> => {
    if (frame.t === "hello") return await greet(frame);
    if (frame.t === "sign-in") {
      if (standing.is === "challenged") await admit(frame.signature, standing.signIn);
      else refuse(null, "NOT_SIGNED_IN");
      return;
    }
    const id = "id" in frame ? frame.id : null;
    if (session === null) return refuse(id, "NOT_SIGNED_IN");
    const answer = await answerRequest(state, session, frame);
    if (answer === null) return;
    if ("code" in answer) refuse(id, answer.code, answer.why);
    else send(answer);
  };

  state.metrics.connections.inc();
  // The first frames of a sign-in depend on each other, so they are taken one after another.
  let signingIn: Promise<void> = Promise.resolve();
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    let frame: RequestFrame;
    try {
      if (!isBinary) throw new TypeError("text");
      frame = readRequest(new Uint8Array(data.buffer, data.byteOffset, data.length));
    } catch {
      refuse(null, "BAD_FRAME");
      if (++unreadable >= 8) socket.close(4002);
      return;
    }
    if (!mayGoOn()) return refuse("id" in frame ? frame.id : null, "TOO_MANY");
    const failed = (error: unknown): void => {
      state.log.error({ err: error, frame: frame.t }, "a request failed");
      refuse("id" in frame ? frame.id : null, "UNAVAILABLE");
    };
    flow.take(frame, data.length, () => {
      if (session !== null) return take(frame).catch(failed);
      signingIn = signingIn.then(() => take(frame)).catch(failed);
      return signingIn;
    });
  });
  socket.on("error", (error) => state.log.debug({ err: error }, "a connection failed"));
  socket.on("close", () => {
    state.metrics.connections.dec();
    if (session !== null) session.hasEnded = true;
    for (const push of session?.watching.values() ?? []) push.stop();
    for (const stop of session?.stops ?? []) stop();
  });
}
