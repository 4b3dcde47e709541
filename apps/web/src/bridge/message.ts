import type { Calls } from "../worker/calls.ts";
import type { DeskViews, RoomViews } from "../views/index.ts";
import type { RoomRef } from "../views/view.ts";
import type { Patch } from "./patch.ts";

/** What a room view is asked with beside its room: nothing, where it takes no parameters. */
export type RoomViewParams<N extends keyof RoomViews> = Parameters<RoomViews[N]>[1];
/** What a view of a room shows. */
export type RoomViewValue<N extends keyof RoomViews> = ReturnType<RoomViews[N]>;
/** What a view of the desk is asked with. */
export type DeskViewParams<N extends keyof DeskViews> = Parameters<DeskViews[N]>[1];
/** What a view of the desk shows. */
export type DeskViewValue<N extends keyof DeskViews> = ReturnType<DeskViews[N]>;
/** What a call is given. */
export type CallGiven<N extends keyof Calls> = Parameters<Calls[N]>[1];
/** What a call answers. */
export type CallAnswer<N extends keyof Calls> = Awaited<ReturnType<Calls[N]>>;

/** A view that the page wants to have, and to be kept told of. */
export interface Wanted {
  readonly seat: string;
  /** Null for a view of the whole desk. */
  readonly room: RoomRef | null;
  readonly name: string;
  readonly params: unknown;
}

/** From a page to the worker. */
export type PageMessage =
  /** `lock` is a Web Lock that the page holds while it lives: when the worker gets it, the page is gone. */
  | { readonly t: "hello"; readonly lock: string }
  | { readonly t: "want"; readonly id: number; readonly wanted: Wanted }
  | { readonly t: "unwant"; readonly id: number }
  | {
      readonly t: "call";
      readonly id: number;
      readonly seat: string | null;
      readonly name: string;
      readonly given: unknown;
    };

/** From the worker to a page. */
export type WorkerMessage =
  | { readonly t: "patch"; readonly id: number; readonly patch: Patch }
  | { readonly t: "answer"; readonly id: number; readonly value: unknown }
  | { readonly t: "failed"; readonly id: number; readonly code: string; readonly sentence: string };
