import { ClientError } from "@longtable/client";

import type { PageMessage, Wanted, WorkerMessage } from "../bridge/message.ts";
import { patchBetween } from "../bridge/patch.ts";
import { deskViews, roomViews } from "../views/index.ts";
import { type DeskNow, roomMeant } from "../views/view.ts";
import { calls } from "./calls.ts";
import type { Desks } from "./desks.ts";
import type { Followed } from "./visitor.ts";

/** One view as a page has it. */
interface Shown {
  readonly wanted: Wanted;
  /** What the page was sent last; null is what it begins with. */
  value: unknown;
}

/** Serves one page until it is gone: its views are kept true, its calls are answered. */
export function servePage(port: MessagePort | DedicatedPort, desks: Desks): void {
  const shown = new Map<number, Shown>();
  const following = new Map<string, () => void>();
  let isDue = false;
  const send = (message: WorkerMessage): void => port.postMessage(message);
  const fail = (id: number, error: unknown): void => send({ t: "failed", id, ...failureOf(error) });

  const show = (id: number, one: Shown, now: DeskNow): void => {
    try {
      const value = viewNow(one.wanted, now);
      const patch = patchBetween(one.value, value);
      if (patch === null) return;
      one.value = value;
      send({ t: "patch", id, patch });
    } catch (error) {
      shown.delete(id);
      fail(id, error);
    }
  };
  const showAll = (seat: string, desk: Followed): void => {
    for (const [id, one] of shown) if (one.wanted.seat === seat) show(id, one, desk.now);
  };
  const follow = (seat: string, desk: Followed): void => {
    if (following.has(seat)) return;
    // Many entries at once are shown once.
    const stop = desk.subscribe(() => {
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        showAll(seat, desk);
      });
    });
    following.set(seat, stop);
  };

  const want = async (id: number, wanted: Wanted): Promise<void> => {
    const one: Shown = { wanted, value: null };
    shown.set(id, one);
    const desk = await desks.follow(wanted.seat);
    follow(wanted.seat, desk);
    if (shown.has(id)) show(id, one, desk.now);
  };
  const answer = async (message: Extract<PageMessage, { readonly t: "call" }>): Promise<void> => {
    const call = callNamed(message.name);
    const desk = message.seat === null ? null : await desks.at(message.seat);
    send({ t: "answer", id: message.id, value: await call({ desks, desk }, message.given) });
  };
  const leave = (): void => {
    for (const stop of following.values()) stop();
    following.clear();
    shown.clear();
  };

  port.addEventListener("message", (event: MessageEvent<PageMessage>) => {
    const message = event.data;
    switch (message.t) {
      case "hello":
        void navigator.locks.request(message.lock, leave);
        return;
      case "want":
        want(message.id, message.wanted).catch((error: unknown) => fail(message.id, error));
        return;
      case "unwant":
        shown.delete(message.id);
        return;
      case "call":
        answer(message).catch((error: unknown) => fail(message.id, error));
        return;
    }
  });
}

/** What a dedicated worker's own scope has of a port. */
export interface DedicatedPort {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent<PageMessage>) => void): void;
}

type AnyView = (now: unknown, params: unknown, desk?: DeskNow) => unknown;

/** The value of a view; null while its room is not there. */
function viewNow({ room, name, params }: Wanted, now: DeskNow): unknown {
  const registry: Readonly<Record<string, unknown>> = room === null ? deskViews : roomViews;
  if (!Object.hasOwn(registry, name)) throw new TypeError(`There is no view called ${name}.`);
  const view = registry[name] as AnyView;
  if (room === null) return view(now, params);
  const meant = roomMeant(now, room);
  return meant === null ? null : view(meant, params, now);
}

function callNamed(name: string): (place: Parameters<(typeof calls)["seats"]>[0], given: unknown) => Promise<unknown> {
  if (!Object.hasOwn(calls, name)) throw new TypeError(`There is no call named ${name}.`);
  return calls[name as keyof typeof calls] as ReturnType<typeof callNamed>;
}

/** A failure as it can be told. Its sentence carries no secret: those of our own errors never do. */
function failureOf(error: unknown): { readonly code: string; readonly sentence: string } {
  if (error instanceof ClientError) return { code: error.code, sentence: error.message };
  const sentence = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
  return { code: "BROKEN", sentence };
}
