import { DialogueSession, type LiveRoom, makeDeviceKeys, memoryLocalCopy, openDevice } from "@longtable/client";
import { type RoomId, fromHex, idOf } from "@longtable/protocol";

import { recordStanding } from "./record-standing.ts";
import type { DeskNow, SeatFace } from "../views/view.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** What a page's views are worked out from, and what tells of a change: a seat's desk, or a visitor. */
export interface Followed {
  readonly now: DeskNow;
  subscribe(listener: () => void): () => void;
}

/**
 * Somebody who has no seat and reads a press room, which is open to all: with a device made for the visit,
 * keeping nothing. It checks signatures and record itself, as every device does, and believes no node.
 */
export class Visitor implements Followed {
  readonly #session: DialogueSession;
  readonly #live: LiveRoom;
  readonly #face: SeatFace;

  private constructor(session: DialogueSession, live: LiveRoom, face: SeatFace) {
    this.#session = session;
    this.#live = live;
    this.#face = face;
  }

  /** Visits the press room with this id at the app's own node. */
  static async open(room: string): Promise<Visitor> {
    const { origin } = globalThis.location;
    const device = await openDevice(makeDeviceKeys(random));
    const session = new DialogueSession({ origin, device, copy: memoryLocalCopy(), random, clock: Date.now });
    const face: SeatFace = {
      id: `${VISITING}${room}`,
      label: "",
      origin,
      device: idOf(device.signer.publicKey),
      isExample: false,
      isHead: false,
    };
    return new Visitor(session, await session.open(fromHex(room)), face);
  }

  get now(): DeskNow {
    const room: RoomId = this.#live.room;
    const snapshot = this.#live.snapshot();
    const { state } = snapshot;
    const { events } = this.#live;
    const mayAct: LiveRoom["mayAct"] = (act) => this.#live.mayAct(act);
    const nobody = {
      author: null,
      present: [],
      asides: [],
      convergence: [],
      standing: recordStanding(this.#live),
    } as const;
    const rooms =
      state === null ? [] : [[room, { room, kind: state.kind, snapshot, state, events, mayAct, ...nobody }] as const];
    const kept = { trust: {}, isOut: false, invitations: [], sheets: null, since: 0, letBe: [] };
    return {
      transfers: [],
      seat: this.#face,
      kept,
      status: this.#session.status(),
      rooms: new Map(rooms),
      known: [room],
    };
  }

  subscribe(listener: () => void): () => void {
    const stops = [this.#session.subscribe(listener), this.#live.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }
}

/** In front of a press room's id, where others have a seat's: a visit to it. */
export const VISITING = "visiting-";
