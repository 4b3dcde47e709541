import type { DeviceId } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import { pace } from "./pace.ts";

interface Standing {
  readonly mayGoOn: (now: number) => boolean;
  readonly maySend: (now: number, bytes: number) => boolean;
  readonly mayFound: (now: number) => boolean;
  connections: number;
  /** Milliseconds since 1970. */
  lastSeen: number;
}

/** After so long without a sign of it, a device has all its allowance again and is forgotten. */
const FORGOTTEN = 3600 * 1000;

/**
 * What each device may cost the node, over all its connections and requests: closing one connection and
 * opening another gains nothing.
 */
export class Devices {
  readonly #standings = new Map<DeviceId, Standing>();
  #swept = 0;

  /** Counts a connection in; false when the device has as many as it may. */
  connect(device: DeviceId, now: number): boolean {
    const standing = this.#of(device, now);
    if (standing.connections >= LIMITS.connectionsPerDevice) return false;
    standing.connections++;
    return true;
  }

  /** Counts a connection out. */
  disconnect(device: DeviceId): void {
    const standing = this.#standings.get(device);
    if (standing !== undefined) standing.connections--;
  }

  /** Whether one more frame or request is within its pace. */
  mayAsk(device: DeviceId, now: number): boolean {
    return this.#of(device, now).mayGoOn(now);
  }

  /** Whether so many bytes more, to be kept by the node for good, are within its pace. */
  maySend(device: DeviceId, bytes: number, now: number): boolean {
    return this.#of(device, now).maySend(now, bytes);
  }

  /** Whether one more room is within its pace. */
  mayFound(device: DeviceId, now: number): boolean {
    return this.#of(device, now).mayFound(now);
  }

  #of(device: DeviceId, now: number): Standing {
    this.#sweep(now);
    let standing = this.#standings.get(device);
    if (standing === undefined) {
      standing = {
        mayGoOn: pace(LIMITS.frameBurst, LIMITS.framesPerSecond),
        maySend: pace(LIMITS.sentBurst, LIMITS.sentPerSecond),
        mayFound: pace(LIMITS.foundBurst, LIMITS.foundPerSecond),
        connections: 0,
        lastSeen: now,
      };
      this.#standings.set(device, standing);
    }
    standing.lastSeen = now;
    return standing;
  }

  #sweep(now: number): void {
    // A clock set back by whoever keeps it makes nobody forgotten.
    if (now < this.#swept) this.#swept = now;
    if (now - this.#swept < FORGOTTEN) return;
    this.#swept = now;
    for (const [device, { connections, lastSeen }] of this.#standings) {
      if (connections === 0 && now - lastSeen >= FORGOTTEN) this.#standings.delete(device);
    }
  }
}
