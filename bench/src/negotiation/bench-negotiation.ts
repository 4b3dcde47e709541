import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { type Row, type Spread, row, unmeasured } from "../result.ts";
import type { Applied } from "./apply-talks.ts";
import { type EngineName, OURS, PEERS } from "./engines.ts";
import { GENEVA } from "./geneva-text.ts";
import type { Loaded } from "./load-talks.ts";

/** What one engine came to in one run. */
interface Measured extends Pick<Applied, "applying" | "last" | "saved"> {
  readonly applied: number;
  readonly loading: number;
  readonly used: number;
  readonly resident: number;
}

/** An engine and what it is to carry out. */
interface Entrant {
  readonly name: EngineName;
  readonly count: number;
  /** Of the text. All of it unless told. */
  readonly share?: number;
}

/** An entrant with every run of it. */
interface Standing {
  readonly name: EngineName;
  readonly runs: readonly Measured[];
}

/**
 * Ten delegations negotiate the Geneva text: the same invented acts, folded by us, and carried out by each peer as marks on the words,
 * in a process of its own. All take turns, and each round begins with another, so that what else the machine does falls on all alike.
 * Stops when two engines do not end with the same words in the same hands.
 */
export async function benchNegotiation(isQuick: boolean): Promise<readonly Row[]> {
  const count = isQuick ? 5000 : 50_000;
  if (!existsSync(GENEVA)) {
    console.log(`  The negotiation is not measured: put the Geneva text at ${GENEVA}, where it is read from.`);
    return [
      ...MEASURES.flatMap(({ what, isGoal }) => (isGoal ? [unmeasured(titled(what, count), AHEAD)] : [])),
      unmeasured("one act more, as the record grows", FLAT),
      unmeasured("one act more, as the text grows", FLAT),
    ];
  }
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-text-"));
  const few = count / 10;
  try {
    const standings = await takeTurns(
      [
        { name: OURS, count },
        ...PEERS.map((name): Entrant => ({ name, count })),
        { name: OURS, count: few },
        { name: OURS, count: few, share: 0.1 },
      ],
      isQuick ? 1 : 5,
      folder,
    );
    const [ours, ...others] = standings;
    const [early, small] = others.splice(PEERS.length);
    if (ours === undefined || early === undefined || small === undefined) throw new Error("An engine has not run.");
    return [
      ...MEASURES.flatMap((one) => besidePeers(one, count, ours, others, !isQuick)),
      beside(LAST, `one act more after ${numbered(count)}`, ours, `after ${numbered(few)}`, early, FLAT, !isQuick),
      beside(
        LAST,
        `one act more after ${numbered(few)} on the whole text`,
        early,
        "on a tenth of it",
        small,
        FLAT,
        !isQuick,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const AHEAD = "<=1";
const FLAT = "<=1.5";

interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly of: (one: Measured) => number;
  /** Whether we are to be ahead of every peer. */
  readonly isGoal: boolean;
}

const MEGABYTE = 2 ** 20;
const LAST: Measure = { what: "one act more", unit: "µs", of: ({ last }) => last * 1000, isGoal: false };
const MEASURES: readonly Measure[] = [
  { what: "apply the acts", unit: "ms", of: ({ applying }) => applying, isGoal: true },
  { what: "load and render", unit: "ms", of: ({ loading }) => loading, isGoal: true },
  { what: "memory the acts took", unit: "MiB", of: ({ applied }) => applied / MEGABYTE, isGoal: true },
  { what: "memory in use once loaded", unit: "MiB", of: ({ used }) => used / MEGABYTE, isGoal: true },
  { what: "resident once loaded", unit: "MiB", of: ({ resident }) => resident / MEGABYTE, isGoal: false },
  LAST,
  { what: "saved form", unit: "KiB", of: ({ saved }) => saved / 1024, isGoal: false },
];

/** A row beside each peer, the best first; that is the one that the goal is about. */
function besidePeers(
  measure: Measure,
  count: number,
  ours: Standing,
  peers: readonly Standing[],
  isJudged: boolean,
): readonly Row[] {
  return peers
    .toSorted((a, b) => figureOf(measure, a).middle - figureOf(measure, b).middle)
    .map((peer, place) =>
      beside(
        measure,
        titled(measure.what, count),
        ours,
        peer.name,
        peer,
        measure.isGoal && place === 0 ? AHEAD : null,
        isJudged,
      ),
    );
}

/** A row of one measure: the middle of each, and between what it lay. */
function beside(
  measure: Measure,
  what: string,
  ours: Standing,
  name: string,
  theirs: Standing,
  goal: string | null,
  isJudged: boolean,
): Row {
  const [one, other] = [figureOf(measure, ours), figureOf(measure, theirs)];
  return row({
    what,
    ours: one.middle,
    beside: name,
    theirs: other.middle,
    unit: measure.unit,
    goal,
    isJudged,
    spread: { ours: one.spread, theirs: other.spread },
  });
}

function figureOf({ of }: Measure, { runs }: Standing): { readonly middle: number; readonly spread: Spread } {
  const values = runs.map(of).toSorted((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)] ?? Number.NaN;
  return { middle, spread: [values[0] ?? middle, values.at(-1) ?? middle] };
}

const titled = (what: string, count: number): string => what.replace("the acts", numbered(count));

const numbered = (count: number): string => `${count.toLocaleString("en")} acts`;

/** Runs each entrant once a round, every round beginning with the next of them. */
async function takeTurns(entrants: readonly Entrant[], rounds: number, folder: string): Promise<readonly Standing[]> {
  const runs = entrants.map((): Measured[] => []);
  // What the engines' texts came to, by what they were to do; a second would be one too many.
  const endings = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < entrants.length; turn += 1) {
      const place = (round + turn) % entrants.length;
      const entrant = entrants[place];
      if (entrant === undefined) continue;
      const { name, count, share = 1 } = entrant;
      console.log(`  round ${round + 1} of ${rounds}: ${name} carries out ${numbered(count)} …`);
      const { rendered, ...measured } = await measure({ name, count, share }, join(folder, name));
      const ending = endings.get(`${count} ${share}`) ?? rendered;
      if (ending !== rendered) throw new Error(`${name} ends with another text than those before it.`);
      endings.set(`${count} ${share}`, ending);
      runs[place]?.push(measured);
    }
  }
  return entrants.map(({ name }, place) => ({ name, runs: runs[place] ?? [] }));
}

async function measure(
  { name, count, share }: Required<Entrant>,
  file: string,
): Promise<Measured & { readonly rendered: string }> {
  const applied = await inProcess<Applied>("apply-talks.ts", [name, String(count), String(share), file]);
  const loaded = await inProcess<Loaded>("load-talks.ts", [name, file]);
  if (loaded.rendered !== applied.rendered) throw new Error(`${name} loads another text than it saved.`);
  const { applying, last, saved, rendered, used } = applied;
  return {
    applying,
    last,
    saved,
    rendered,
    applied: used,
    loading: loaded.loading,
    used: loaded.used,
    resident: loaded.resident,
  };
}

const run = promisify(execFile);

async function inProcess<Found>(script: string, words: readonly string[]): Promise<Found> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, ["--expose-gc", path, ...words]);
  // oxlint-disable-next-line typescript/no-unsafe-return -- our own script printed it
  return JSON.parse(stdout);
}
