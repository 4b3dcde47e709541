import { ClientError } from "@longtable/client";

import { Desk } from "./desk.ts";
import { Joinings } from "./joinings.ts";
import { keptSeat } from "./seats.ts";
import { type Followed, VISITING, Visitor } from "./visitor.ts";

/** The desks at work in this browser profile, by their seats: opened when first asked for, then kept. */
export class Desks {
  readonly #desks = new Map<string, Promise<Desk>>();
  readonly #visits = new Map<string, Promise<Visitor>>();
  /** The seats that are being taken here. */
  readonly joinings = new Joinings();

  /** What a page's views of a seat are of: its desk, or a visit to a press room. */
  follow(seat: string): Promise<Followed> {
    if (!seat.startsWith(VISITING)) return this.at(seat);
    const there = this.#visits.get(seat);
    if (there !== undefined) return there;
    const visit = Visitor.open(seat.slice(VISITING.length));
    this.#visits.set(seat, visit);
    visit.catch(() => this.#visits.delete(seat));
    return visit;
  }

  /** A seat's desk. Refuses a seat that is not on this device. */
  at(seat: string): Promise<Desk> {
    const there = this.#desks.get(seat);
    if (there !== undefined) return there;
    const opening = this.#open(seat);
    this.#desks.set(seat, opening);
    opening.catch(() => this.#desks.delete(seat));
    return opening;
  }

  /** Puts a seat's desk away, if it is open. */
  async close(seat: string): Promise<void> {
    const desk = await this.#desks.get(seat);
    this.#desks.delete(seat);
    desk?.close();
  }

  async #open(seat: string): Promise<Desk> {
    const kept = await keptSeat(seat);
    if (kept === null) throw new ClientError("NOT_IN_ROOM", "This device has no such seat: open its invitation here.");
    return await Desk.open(kept);
  }
}
