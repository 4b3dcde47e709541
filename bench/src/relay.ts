import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BenchRoom, makeBenchRoom } from "./bench-room.ts";
import { type Started, foundOn, startNode } from "./node-process.ts";
import { type Program, startProgram } from "./program.ts";
import type { Inserting } from "./relay/bare-inserts.ts";
import type { Broadcasting } from "./relay/bare-broadcast.ts";
import type { Delivered, Watching } from "./relay/watchers.ts";
import type { Done, Writing } from "./relay/writers.ts";
import { type Row, row } from "./result.ts";

/** How long and how often each side is measured; the two take turns, so that a disturbance meets both. */
interface Measuring {
  readonly turns: number;
  readonly milliseconds: number;
}

/** Each of them appends on a connection of its own, or watches on up to 32, which is what a node allows. */
const DEVICES = 64;
/** Of the node's store (`apps/node/src/store/sqlite-store.ts`): what a tuned floor has too. */
const PAGE_SIZE = 8192;

/** A node with a room, and where files may be put. */
interface Stage {
  readonly folder: string;
  readonly node: Started;
  readonly room: BenchRoom;
}

/**
 * Durable appends per second, beside bare `node:sqlite` inserting the same rows at `synchronous=FULL`, as many
 * a commit as there are writers; and deliveries per second of the server's CPU to watching connections,
 * beside `ws` alone broadcasting messages of the same size. Node, floors and clients are processes of their own.
 */
export async function benchRelay(isQuick: boolean): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-relay-"));
  const measuring = isQuick ? { turns: 5, milliseconds: 800 } : { turns: 9, milliseconds: 3000 };
  const node = await startNode(join(folder, "node"));
  try {
    const room = await makeBenchRoom(node.key, DEVICES);
    await foundOn(node, room);
    const stage = { folder, node, room };
    const appends = await measureAppends(stage, measuring);
    return [...appends, await measureDeliveries(stage, isQuick ? 500 : 2000, measuring)];
  } finally {
    node.child.kill("SIGTERM");
    await once(node.child, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAppends({ folder, node, room }: Stage, { turns, milliseconds }: Measuring): Promise<Row[]> {
  const inserts = startProgram("relay/bare-inserts.ts");
  const writers = startProgram("relay/writers.ts");
  const perSecond = async (program: Program, question: Inserting | Writing): Promise<number> => {
    const { count, seconds } = (await program.ask(question)) as Done;
    return count / seconds;
  };
  const writing = { origin: node.origin, node: node.key, room: room.control.room, epoch: epochOf(room) };
  let files = 0;
  const measure = async (count: number, unanswered: number, mostEach: number, goal: string | null): Promise<Row[]> => {
    const ours: number[] = [];
    const bare: number[] = [];
    const tuned: number[] = [];
    const seeds = room.seeds.slice(0, count);
    // The first turn warms both sides up and is not counted.
    for (let turn = 0; turn <= turns; turn++) {
      const rateOfFloor = (pageSize: number | null): Promise<number> => {
        const file = join(folder, `floor-${files++}.sqlite`);
        return perSecond(inserts, { file, batch: count, pageSize, milliseconds: milliseconds / 3, mostEach });
      };
      const floor = await rateOfFloor(null);
      const tunedFloor = await rateOfFloor(PAGE_SIZE);
      const appended = await perSecond(writers, { ...writing, seeds, unanswered, milliseconds, mostEach });
      if (turn === 0) continue;
      bare.push(floor);
      tuned.push(tunedFloor);
      ours.push(appended);
    }
    const each = unanswered === 1 ? "" : `, ${unanswered} unanswered each`;
    const what = `appends from ${count} writer${count === 1 ? "" : "s"}${each}`;
    const beside = `bare inserts, ${count} a commit`;
    const line = { what, ours: median(ours), unit: "/s" };
    return [
      row({ ...line, beside, theirs: median(bare), goal }),
      row({ ...line, beside: `${beside}, in the store's pages`, theirs: median(tuned), goal: null }),
    ];
  };
  try {
    // A node takes a thousand frames a second from one connection after a burst of two thousand.
    return [
      ...(await measure(1, 1, 400, null)),
      ...(await measure(DEVICES, 1, 50_000, ">=0.5")),
      ...(await measure(DEVICES, 8, 50_000, ">=0.5")),
    ];
  } finally {
    await inserts.end();
    await writers.end();
  }
}

async function measureDeliveries(
  { node, room }: Stage,
  connections: number,
  { turns, milliseconds }: Measuring,
): Promise<Row> {
  const server = startProgram("relay/bare-broadcast.ts");
  const watchers = startProgram("relay/watchers.ts");
  const ask = async (watching: Watching): Promise<Delivered> => (await watchers.ask(watching)) as Delivered;
  const bareCpu = async (): Promise<number> => ((await server.ask({})) as Broadcasting).cpu;
  const perCpuSecond = async (at: "node" | "bare", time: number): Promise<{ rate: number; messageBytes: number }> => {
    const cpu = at === "node" ? () => cpuSecondsOf(node) : bareCpu;
    const before = await cpu();
    const { count, messageBytes } = await ask({ to: "deliver", at, milliseconds: time });
    return { rate: count / ((await cpu()) - before), messageBytes };
  };
  try {
    const { seeds } = room;
    await ask({ to: "node", origin: node.origin, room: room.control.room, epoch: epochOf(room), seeds, connections });
    const { messageBytes } = await perCpuSecond("node", milliseconds);
    const { origin } = (await server.ask({})) as Broadcasting;
    await ask({ to: "bare", origin, connections, messageBytes });
    await perCpuSecond("bare", milliseconds);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      theirs.push((await perCpuSecond("bare", milliseconds)).rate);
      ours.push((await perCpuSecond("node", milliseconds)).rate);
    }
    return row({
      what: `deliveries to ${connections.toLocaleString("en")} watchers`,
      ours: median(ours),
      beside: `ws alone, ${messageBytes} bytes each`,
      theirs: median(theirs),
      unit: "/s of CPU",
      goal: ">=0.8",
    });
  } finally {
    await watchers.end();
    await server.end();
  }
}

/** The CPU seconds that a node's process has used, as it tells Prometheus. */
async function cpuSecondsOf({ origin }: Started): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  const seconds = (name: string): number =>
    Number(new RegExp(`^process_cpu_${name}_seconds_total (\\S+)$`, "m").exec(metrics)?.[1]);
  return seconds("user") + seconds("system");
}

function epochOf({ control: { epoch } }: BenchRoom): Uint8Array {
  if (epoch === null) throw new RangeError("The room has an epoch.");
  return epoch.hash;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
