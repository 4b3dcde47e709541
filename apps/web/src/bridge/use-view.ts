import { createContext, use, useCallback, useSyncExternalStore } from "react";

import type { Act } from "@longtable/protocol";

import type { Calls, Done } from "../worker/calls.ts";
import type { DeskViews, RoomViews } from "../views/index.ts";
import type { May } from "../views/may.ts";
import type { RoomRef } from "../views/view.ts";
import type {
  CallAnswer,
  CallGiven,
  DeskViewParams,
  DeskViewValue,
  RoomViewParams,
  RoomViewValue,
  Wanted,
} from "./message.ts";
import type { WorkerLink } from "./worker-link.ts";

/** The page's end of the bridge, made once in `main.tsx`. */
export const LinkContext = createContext<WorkerLink | null>(null);
/** The seat whose dialogue a screen shows. */
export const SeatContext = createContext<string | null>(null);

function useLink(): WorkerLink {
  const link = use(LinkContext);
  if (link === null) throw new TypeError("A view is used inside LinkContext.");
  return link;
}

/** The id of the seat that this part of the page belongs to. */
export function useSeat(): string {
  const seat = use(SeatContext);
  if (seat === null) throw new TypeError("A view is used inside SeatContext.");
  return seat;
}

function useWanted(wanted: Wanted): unknown {
  const link = useLink();
  // Params are plain data; the same ones in the same order are the same view.
  const key = JSON.stringify(wanted);
  const subscribe = useCallback(
    (listener: () => void) => link.subscribe(key, wanted, listener),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all that `wanted` does
    [link, key],
  );
  const { value, failure } = useSyncExternalStore(subscribe, () => link.read(key));
  if (failure !== null) throw failure;
  return value;
}

type NoParams<P> = [P] extends [null | undefined] ? [] : [params: P];

/**
 * A view of a room, kept true. Null until it was worked out, and while this device has no such room. Throws
 * to the nearest error boundary when the worker failed.
 */
export function useView<N extends keyof RoomViews>(
  name: N,
  room: RoomRef,
  ...params: NoParams<RoomViewParams<N>>
): RoomViewValue<N> | null {
  const wanted = { seat: useSeat(), room, name, params: params[0] ?? null };
  return useWanted(wanted) as RoomViewValue<N> | null;
}

/** A view of the whole desk, kept true. Null until it was worked out. */
export function useDesk<N extends keyof DeskViews>(
  name: N,
  ...params: NoParams<DeskViewParams<N>>
): DeskViewValue<N> | null {
  const wanted = { seat: useSeat(), room: null, name, params: params[0] ?? null };
  return useWanted(wanted) as DeskViewValue<N> | null;
}

/** Whether acts may be done now: for each by its name, ok or the code of why not. Null until it was asked. */
export function useMay<K extends string>(
  room: RoomRef,
  acts: Readonly<Record<K, Act>>,
): Readonly<Record<K, May>> | null {
  return useView("may", room, acts);
}

/** Has something done in the worker for this seat. */
export function useCall(): <N extends keyof Calls>(name: N, given: CallGiven<N>) => Promise<CallAnswer<N>> {
  const link = useLink();
  const seat = use(SeatContext);
  return useCallback((name, given) => link.call(seat, name, given), [link, seat]);
}

/** Does acts in a room: signed and kept at once, in the record when the node placed them. */
export function useAct(room: RoomRef): (act: Act) => Promise<Done> {
  const call = useCall();
  return useCallback((act) => call("act", { room, act }), [call, room]);
}
