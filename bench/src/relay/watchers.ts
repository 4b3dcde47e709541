import { chainOf, entryBytes, frameBytes, publicKeyOf } from "@longtable/protocol";

import { random } from "../bench-room.ts";
import { answerMessages } from "../program.ts";
import { askBare, signInBare } from "./bare-device.ts";
import { type BareSocket, maskedFrame, openBareSocket } from "./bare-socket.ts";
import type { Done } from "./writers.ts";

/** What the watchers are asked: to connect to a node, or to a bare server; and then to be sent something. */
export type Watching =
  | {
      readonly to: "node";
      readonly origin: string;
      readonly room: Uint8Array;
      readonly epoch: Uint8Array;
      /** The devices; they share the watching connections, and the last of them appends on one more. */
      readonly seeds: readonly Uint8Array[];
      readonly connections: number;
    }
  | { readonly to: "bare"; readonly origin: string; readonly connections: number; readonly messageBytes: number }
  | { readonly to: "deliver"; readonly at: "node" | "bare"; readonly milliseconds: number };

/** What was delivered, in messages and in the bytes of one of them. */
export interface Delivered extends Done {
  readonly messageBytes: number;
}

/** Connections that are all sent the same, and how to have one message more sent to them. */
interface Audience {
  readonly watchers: readonly BareSocket[];
  readonly prompt: () => void;
}

const audiences = new Map<"node" | "bare", Audience>();

async function gather(watching: Exclude<Watching, { readonly to: "deliver" }>): Promise<Audience> {
  const { origin } = watching;
  const watchers: BareSocket[] = [];
  if (watching.to === "bare") {
    while (watchers.length < watching.connections) watchers.push(await openBareSocket(origin, "/"));
    const { tcp } = await openBareSocket(origin, "/");
    const message = maskedFrame(random(watching.messageBytes));
    return { watchers, prompt: () => tcp.write(message) };
  }
  const { seeds, room, epoch } = watching;
  while (watchers.length < watching.connections) {
    const socket = await signInBare(origin, seeds[watchers.length % seeds.length] ?? random(32));
    await askBare(socket, { t: "watch", id: 1, room, from: Number.MAX_SAFE_INTEGER }, "done");
    watchers.push(socket);
  }
  const writer = seeds.at(-1) ?? random(32);
  const { tcp } = await signInBare(origin, writer);
  const chain = chainOf(publicKeyOf(writer), random(8));
  const prompt = (): void => {
    const entry = entryBytes({ form: "sealed", room, epoch, chain, nonce: random(12), box: random(1040) });
    tcp.write(maskedFrame(frameBytes({ t: "append", id: 1, room, entry, envelopes: [] })));
  };
  return { watchers, prompt };
}

/** Has one message after another sent to all, each when the one before it has reached everybody. */
function deliver({ watchers, prompt }: Audience, milliseconds: number): Promise<Delivered> {
  const started = performance.now();
  let count = 0;
  let bytes = 0;
  return new Promise((resolve) => {
    for (const watcher of watchers) {
      watcher.onMessage = (payload) => {
        count++;
        bytes += payload.length;
        if (count % watchers.length !== 0) return;
        const seconds = (performance.now() - started) / 1000;
        if (seconds * 1000 < milliseconds) prompt();
        else resolve({ count, seconds, messageBytes: Math.round(bytes / count) });
      };
    }
    prompt();
  });
}

answerMessages(async (watching: Watching): Promise<Delivered | null> => {
  if (watching.to !== "deliver") {
    audiences.set(watching.to, await gather(watching));
    return null;
  }
  const audience = audiences.get(watching.at);
  if (audience === undefined) throw new Error("Nobody has connected yet.");
  return await deliver(audience, watching.milliseconds);
});
