import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { type Row, row } from "../result.ts";
import type { Applied } from "./apply-talks.ts";
import { type EngineName, OURS, PEERS } from "./engines.ts";
import { GENEVA } from "./geneva-text.ts";
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
 * Ten delegations negotiate the Geneva text: the same invented acts, folded by us, and carried out by each peer as marks on the words,
 * in a process of its own. Stops when two engines do not end with the same words in the same hands.
 */
export async function benchNegotiation(isQuick: boolean): Promise<readonly Row[]> {
  if (!existsSync(GENEVA)) {
    console.log("  The negotiation is left out: there is no ../shared/texts.");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-text-"));
  const plan: Plan = { count: isQuick ? 5000 : 50_000, times: isQuick ? 1 : 3, folder, endings: new Set() };
  try {
    const ours = await measure(OURS, plan);
    const peers: Measured[] = [];
    for (const name of PEERS) peers.push(await measure(name, plan));
    const beside = MEASURES.flatMap((one) => besidePeers(one, plan.count, ours, peers, !isQuick));
    return [...beside, ...(await growth(plan, ours.last, !isQuick))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly of: (one: Measured) => number;
  /** Whether we are to be ahead of every peer. */
  readonly isGoal: boolean;
}

const MEGABYTE = 2 ** 20;
const MEASURES: readonly Measure[] = [
  { what: "apply the acts", unit: "ms", of: ({ applying }) => applying, isGoal: true },
  { what: "load and render", unit: "ms", of: ({ loading }) => loading, isGoal: true },
  { what: "memory the acts took", unit: "MiB", of: ({ applied }) => applied / MEGABYTE, isGoal: true },
  { what: "memory in use once loaded", unit: "MiB", of: ({ used }) => used / MEGABYTE, isGoal: true },
  { what: "resident once loaded", unit: "MiB", of: ({ resident }) => resident / MEGABYTE, isGoal: false },
  { what: "one act more", unit: "µs", of: ({ last }) => last * 1000, isGoal: false },
  { what: "saved form", unit: "KiB", of: ({ saved }) => saved / 1024, isGoal: false },
];

/** A row beside each peer, the best first; that is the one that the goal is about. */
function besidePeers(
  { what, unit, of, isGoal }: Measure,
  count: number,
  ours: Measured,
  peers: readonly Measured[],
  isJudged: boolean,
): readonly Row[] {
  return peers
    .toSorted((a, b) => of(a) - of(b))
    .map((peer, place) =>
      row({
        what: what.replace("the acts", numbered(count)),
        ours: of(ours),
        beside: peer.name,
        theirs: of(peer),
        unit,
        goal: isGoal && place === 0 ? "<=1" : null,
        isJudged,
      }),
    );
}

/** What one act more costs us, as the record grows and as the text does. */
async function growth(plan: Plan, last: number, isJudged: boolean): Promise<readonly Row[]> {
  const fewer = plan.count / 10;
  const early = await measure(OURS, { ...plan, count: fewer, endings: new Set() });
  const small = await measure(OURS, { ...plan, count: fewer, share: 0.1, endings: new Set() });
  const line = { unit: "µs", goal: "<=1.5", isJudged } as const;
  return [
    row({
      ...line,
      what: `one act more after ${numbered(plan.count)}`,
      ours: last * 1000,
      beside: `after ${numbered(fewer)}`,
      theirs: early.last * 1000,
    }),
    row({
      ...line,
      what: `one act more after ${numbered(fewer)} on the whole text`,
      ours: early.last * 1000,
      beside: "on a tenth of it",
      theirs: small.last * 1000,
    }),
  ];
}

const numbered = (count: number): string => `${count.toLocaleString("en")} acts`;

interface Plan {
  readonly count: number;
  /** Of the text. All of it unless told. */
  readonly share?: number;
  readonly times: number;
  readonly folder: string;
  /** What the engines' texts came to; two would be one too many. */
  readonly endings: Set<string>;
}

async function measure(name: EngineName, { count, share = 1, times, folder, endings }: Plan): Promise<Measured> {
  const applied: Applied[] = [];
  const loaded: Loaded[] = [];
  console.log(`  ${name} carries out ${numbered(count)} …`);
  for (let time = 0; time < times; time++) {
    const file = join(folder, name);
    applied.push(await inProcess<Applied>("apply-talks.ts", [name, String(count), String(share), file]));
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
