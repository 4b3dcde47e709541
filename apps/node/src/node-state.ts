import type { Logger } from "pino";

import type { Signer } from "@longtable/protocol";

import type { Devices } from "./device/devices.ts";
import type { Files } from "./file/files.ts";
import type { Metrics } from "./http/metrics.ts";
import type { Mail } from "./mail/mail.ts";
import type { Freeze } from "./room/freeze.ts";
import type { PlacedRoom } from "./room/placed-room.ts";
import type { Envelopes } from "./room/envelopes.ts";
import type { Sequencer } from "./room/sequencer.ts";
import type { SignedIn } from "./socket/signed-in.ts";
import type { Store } from "./store/store.ts";

/** What a running node is made of. */
export interface NodeState {
  readonly key: Signer;
  /** Origins at which devices may sign in, such as `https://talks.example`. */
  readonly origins: readonly string[];
  /** Asked of whoever founds a room of a new dialogue; null asks nothing. */
  readonly conveningToken: string | null;
  readonly store: Store;
  /** By room id in hex. */
  readonly rooms: Map<string, PlacedRoom>;
  readonly sequencer: Sequencer;
  readonly freeze: Freeze;
  readonly envelopes: Envelopes;
  readonly mail: Mail;
  readonly files: Files;
  readonly devices: Devices;
  /** Who is signed in now, by what the node welcomed them with, in hex. */
  readonly sessions: Map<string, SignedIn>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: () => number;
}
