import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** What `/metrics` tells Prometheus: counts and sizes, never a room's or a device's id. */
export interface Metrics {
  readonly registry: Registry;
  readonly connections: Gauge;
  readonly placed: Counter;
  readonly appending: Histogram;
  readonly refused: Counter<"code">;
  readonly whispers: Counter;
  readonly fileBytes: Counter<"way">;
}

/** What is looked at when the numbers are asked for. */
export interface Measured {
  readonly rooms: () => number;
  readonly frozen: () => number;
  /** Bytes free on the store's disk. */
  readonly disk: () => Promise<number>;
  /** Bytes of files and uploads. */
  readonly files: () => Promise<number>;
}

/** Fresh metrics for one node. */
export function makeMetrics({ rooms: roomCount, frozen: frozenCount, disk, files }: Measured): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const rooms: Gauge = new Gauge({
    name: "longtable_rooms",
    help: "Rooms that this node holds.",
    registers,
    collect: () => rooms.set(roomCount()),
  });
  const frozen: Gauge = new Gauge({
    name: "longtable_frozen_rooms",
    help: "Rooms that this node does not sign for until each delegation has shown its newest checkpoint.",
    registers,
    collect: () => frozen.set(frozenCount()),
  });
  const free: Gauge = new Gauge({
    name: "longtable_disk_free_bytes",
    help: "Bytes free on the disk of the store. Files are refused below 256 MiB, entries when there are none.",
    registers,
    collect: async () => free.set(await disk()),
  });
  const held: Gauge = new Gauge({
    name: "longtable_file_bytes",
    help: "Bytes of files' ciphertext in the store, with what is announced of uploads under way.",
    registers,
    collect: async () => held.set(await files()),
  });
  return {
    registry,
    connections: new Gauge({ name: "longtable_connections", help: "Devices connected now.", registers }),
    placed: new Counter({ name: "longtable_entries_placed_total", help: "Entries placed since start.", registers }),
    appending: new Histogram({
      name: "longtable_append_seconds",
      help: "Time from taking an entry to acknowledging it: its place in a commit, and the sync to the disk.",
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    refused: new Counter({
      name: "longtable_refused_total",
      help: "Refusals by code.",
      labelNames: ["code"],
      registers,
    }),
    fileBytes: new Counter({
      name: "longtable_file_bytes_total",
      help: "Bytes of files' ciphertext taken in and given out since start.",
      labelNames: ["way"],
      registers,
    }),
    whispers: new Counter({ name: "longtable_whispers_total", help: "Ephemeral frames relayed.", registers }),
  };
}
