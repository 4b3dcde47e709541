// Usage: npm run verify
// Runs every check of the sources, shows what failed, and exits with 1 if anything did.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { delimiter, join } from "node:path";

import { ROOT } from "./needs.ts";

interface Check {
  readonly what: string;
  readonly command: readonly [string, ...string[]];
}

const CHECKS: readonly Check[] = [
  { what: "types", command: ["tsc", "-b"] },
  { what: "lint", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { what: "format", command: ["oxfmt", "--check", "."] },
  { what: "unused", command: ["knip", "--no-config-hints"] },
  { what: "boundaries", command: [process.execPath, join(ROOT, "scripts/check-boundaries.ts")] },
];

interface Outcome {
  readonly what: string;
  readonly ok: boolean;
  readonly seconds: string;
}

/** Runs one check to its end; what it printed is shown only if it failed. */
async function run({ what, command: [name, ...rest] }: Check): Promise<Outcome> {
  const began = performance.now();
  const PATH = [join(ROOT, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(name, rest, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [printed, complaints, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const ok = exitCode === 0;
  if (!ok) console.log(`── ${what} ──\n${printed}${complaints}`);
  return { what, ok, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}

const outcomes: Outcome[] = [];
// One after the other: each of them already uses every core.
for (const check of CHECKS) outcomes.push(await run(check));

for (const { what, ok, seconds } of outcomes) {
  console.log(`${ok ? "ok    " : "FAILED"} ${what.padEnd(12)} ${seconds.padStart(6)} s`);
}
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
