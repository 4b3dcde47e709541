import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { type Row, row } from "../result.ts";
import type { Applied } from "./apply-talks.ts";
import { type EngineName, PEERS } from "./engines.ts";
import type { Loaded } from "./load-talks.ts";

/** What one engine came to: of several runs the middle of each figure. */
interface Measured extends Pick<Applied, "applying" | "last" | "saved"> {
  readonly name: EngineName;
  readonly applied: number;
  readonly loading: number;
  readonly used: number;
  readonly resident: number;
}

/**
 * Ten delegations negotiate the Geneva text: the same invented acts, carried out by each peer in a process of its own, as marks on the
 * words of one text for each paragraph. Stops when two engines do not end with the same bracketed text.
 */
export async function benchNegotiation(isQuick: boolean): Promise<readonly Row[]> {
  const count = isQuick ? 5000 : 50_000;
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-text-"));
  try {
    const peers: Measured[] = [];
    const endings = new Set<string>();
    for (const name of PEERS) {
      console.log(`  ${name} carries out ${count.toLocaleString("en")} acts …`);
      peers.push(await measure(name, { count, times: isQuick ? 1 : 3, folder, endings }));
    }
    const acts = `${count.toLocaleString("en")} acts`;
    return MEASURES.flatMap(({ what, unit, of }) => {
      const [best, ...rest] = peers.toSorted((a, b) => of(a) - of(b));
      if (best === undefined) return [];
      return rest.map((peer) =>
        row({
          what: `${peer.name}: ${what.replace("the acts", acts)}`,
          ours: of(peer),
          beside: best.name,
          theirs: of(best),
          unit,
          goal: null,
        }),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MEGABYTE = 2 ** 20;
const MEASURES: readonly { readonly what: string; readonly unit: string; readonly of: (one: Measured) => number }[] = [
  { what: "apply the acts", unit: "ms", of: ({ applying }) => applying },
  { what: "one act more", unit: "µs", of: ({ last }) => last * 1000 },
  { what: "load and render", unit: "ms", of: ({ loading }) => loading },
  { what: "memory the acts took", unit: "MiB", of: ({ applied }) => applied / MEGABYTE },
  { what: "memory in use when loaded", unit: "MiB", of: ({ used }) => used / MEGABYTE },
  { what: "resident when loaded", unit: "MiB", of: ({ resident }) => resident / MEGABYTE },
  { what: "saved form", unit: "KiB", of: ({ saved }) => saved / 1024 },
];

interface Plan {
  readonly count: number;
  readonly times: number;
  readonly folder: string;
  /** What the engines' texts came to; two would be one too many. */
  readonly endings: Set<string>;
}

async function measure(name: EngineName, { count, times, folder, endings }: Plan): Promise<Measured> {
  const applied: Applied[] = [];
  const loaded: Loaded[] = [];
  for (let time = 0; time < times; time++) {
    const file = join(folder, name);
    applied.push(await inProcess<Applied>("apply-talks.ts", [name, String(count), "1", file]));
    loaded.push(await inProcess<Loaded>("load-talks.ts", [name, file]));
  }
  for (const { rendered } of [...applied, ...loaded]) endings.add(rendered);
  if (endings.size > 1) throw new Error(`${name} ends with another text than those before it.`);
  return {
    name,
    applying: middleOf(applied.map(({ applying }) => applying)),
    last: middleOf(applied.map(({ last }) => last)),
    saved: middleOf(applied.map(({ saved }) => saved)),
    applied: middleOf(applied.map(({ used }) => used)),
    loading: middleOf(loaded.map(({ loading }) => loading)),
    used: middleOf(loaded.map(({ used }) => used)),
    resident: middleOf(loaded.map(({ resident }) => resident)),
  };
}

const run = promisify(execFile);

async function inProcess<Found>(script: string, words: readonly string[]): Promise<Found> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, ["--expose-gc", path, ...words]);
  // oxlint-disable-next-line typescript/no-unsafe-return -- our own script printed it
  return JSON.parse(stdout);
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
