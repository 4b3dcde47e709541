import { Counter, Gauge, Registry, collectDefaultMetrics } from "prom-client";

/** What `/metrics` tells Prometheus: counts and sizes, never a room's or a device's id. */
export interface Metrics {
  readonly registry: Registry;
  readonly connections: Gauge;
  readonly placed: Counter;
  readonly refused: Counter<"code">;
  readonly whispers: Counter;
  readonly fileBytes: Counter<"way">;
}

/** Fresh metrics for one node. */
export function makeMetrics(roomCount: () => number, frozenCount: () => number): Metrics {
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
  return {
    registry,
    connections: new Gauge({ name: "longtable_connections", help: "Devices connected now.", registers }),
    placed: new Counter({ name: "longtable_entries_placed_total", help: "Entries placed since start.", registers }),
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
