import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One line of a bench: what was measured here, beside what, measured in the same run. */
export interface Row {
  readonly what: string;
  /** The middle of what was measured; null where it could not be measured here. */
  readonly ours: number | null;
  readonly beside: string;
  readonly theirs: number | null;
  readonly unit: string;
  /** `ours / theirs`. */
  readonly ratio: number | null;
  /** The least and the most of several measurements; without it there was one. */
  readonly spread?: { readonly ours: Spread; readonly theirs: Spread };
  /** With its direction, such as `">=0.5"`; null for a row that is only told. */
  readonly goal: string | null;
  /** Null where this run cannot judge the goal. */
  readonly met: boolean | null;
}

/** The least and the most that was measured. */
export type Spread = readonly [least: number, most: number];

/** What a bench came to. */
export interface Result {
  readonly name: string;
  readonly machine: string;
  readonly quick: boolean;
  readonly rows: readonly Row[];
}

/** A row with its ratio and whether it meets its goal, both computed from the two figures. */
export function row(
  line: Omit<Row, "ratio" | "met" | "ours" | "theirs"> & {
    readonly ours: number;
    readonly theirs: number;
    readonly isJudged?: boolean;
  },
): Row {
  const { isJudged = true, ...rest } = line;
  const ratio = line.ours / line.theirs;
  return { ...rest, ratio, met: isJudged && line.goal !== null ? meets(ratio, line.goal) : null };
}

/** A row of what cannot be measured here, because something is missing that the bench has said: its goal is neither met nor missed. */
export function unmeasured(what: string, goal: string): Row {
  return { what, ours: null, beside: "not measured", theirs: null, unit: "", ratio: null, goal, met: null };
}

function meets(ratio: number, goal: string): boolean {
  const bound = Number(goal.slice(2));
  return goal.startsWith(">=") ? ratio >= bound : ratio <= bound;
}

/** The machine, as far as it matters for the figures. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? "unknown"}, ${memory} GiB, Node ${process.version}`;
}

/** Prints a result as a table and writes it to `bench/results`. */
export function report(result: Result): void {
  console.log(`\n${result.name} — ${result.machine}${result.quick ? " (quick)" : ""}`);
  const lines = result.rows.map(({ what, ours, beside, theirs, unit, ratio, goal, met, spread }) => [
    what,
    `${shown(ours, spread?.ours)} ${unit}`,
    `${beside}: ${shown(theirs, spread?.theirs)}`,
    ratio === null ? "" : `×${ratio.toPrecision(3)}`,
    goal ?? "",
    met === null ? "" : met ? "met" : "MISSED",
  ]);
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  for (const line of lines) console.log(`  ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`);
  const file = join(dirname(fileURLToPath(import.meta.url)), "..", "results", `${result.name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

function shown(value: number | null, spread?: Spread): string {
  if (value === null) return "–";
  const figure = (one: number): string => (one >= 1000 ? Math.round(one).toLocaleString("en") : one.toPrecision(3));
  return spread === undefined ? figure(value) : `${figure(value)} (${spread.map(figure).join("–")})`;
}
