// Usage: node scripts/check-boundaries.ts [FOLDER]
// Checks that the imports of FOLDER (default: this repository) keep to .dependency-cruiser.mjs.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ICruiseResult, IViolation } from "dependency-cruiser";

import { giveCruiserItsParser } from "./cruiser-parser.ts";

const RULES = fileURLToPath(new URL("../.dependency-cruiser.mjs", import.meta.url));
const PARTS = ["packages", "apps", "examples", "bench", "scripts"];

function isResult(output: ICruiseResult | string): output is ICruiseResult {
  return typeof output !== "string";
}

/** One line for one violation: the rule, the file, what it imports, and by which way. */
function sentence({ rule, from, to, cycle, via }: IViolation): string {
  const way = (cycle ?? via ?? []).map(({ name }) => name).join(" → ");
  return `${rule.name}: ${from} → ${way === "" ? to : way}`;
}

/**
 * Reads the imports of the tree in the current folder, prints what each rule forbids, and returns
 * the exit code: 0 only if sources were seen, imports among them, and none is forbidden.
 */
async function checkBoundaries(): Promise<number> {
  giveCruiserItsParser();
  const { cruise } = await import("dependency-cruiser");
  const { default: readOptions } = await import("dependency-cruiser/config-utl/extract-depcruise-options");
  const options = await readOptions(RULES);
  const { output } = await cruise(
    PARTS.filter((part) => existsSync(part)),
    { ...options, validate: true, baseDir: process.cwd() },
  );
  if (!isResult(output)) throw new Error("dependency-cruiser gave a report instead of a result.");

  const sources = output.modules.filter(({ source }) => /[.]tsx?$/u.test(source));
  const imports = sources.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  const { violations } = output.summary;
  for (const line of violations.map(sentence).toSorted()) console.log(line);
  for (const name of new Set(violations.map(({ rule }) => rule.name))) {
    const broken = options.ruleSet?.forbidden?.find((rule) => rule.name === name);
    console.log(`  ${name}: ${broken?.comment ?? ""}`);
  }
  console.log(`${imports} imports of ${sources.length} TypeScript files: ${violations.length} forbidden.`);
  // A parser that is missing sees nothing, and nothing breaks no rule.
  if (imports === 0) console.log("No import was seen: dependency-cruiser found no parser.");
  return violations.length === 0 && imports > 0 ? 0 : 1;
}

const folder = process.argv[2];
if (folder !== undefined) process.chdir(folder);
process.exitCode = await checkBoundaries();
