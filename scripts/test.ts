// Usage: npm test [-- FILTER…]
// Runs every test that this machine can run, says in one line each what was left out and why, and
// ends with the counts, alone on the last line. With LONGTABLE_LEAVE_NOTHING_OUT=1 (as .ci/run has
// it) something left out that a Debian package would have brought is a failure.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LEFT_OUT, type LeftOut, ROOT } from "./needs.ts";
import { type Counts, countTests } from "./test-counts.ts";

/** Each need once, with all the files that it was left out of. */
function leftOutLines(notes: string): readonly string[] {
  const byNeed = Map.groupBy(readNotes(notes), ({ need, because }) => `${need}: ${because}`);
  return [...byNeed].map(([reason, found]) => {
    const files = [...new Set(found.map(({ file }) => file))].toSorted().join(", ");
    return `Left out for want of ${reason}; wanted by ${files}.`;
  });
}

function readNotes(notes: string): readonly LeftOut[] {
  if (!existsSync(notes)) return [];
  const lines = readFileSync(notes, "utf8").trimEnd().split("\n");
  // Written by needs.ts in this run, and by nobody else.
  return lines.map((line): LeftOut => JSON.parse(line) as LeftOut);
}

/** Vitest's exit code; what it prints is passed on as it comes. */
function runVitest(report: string, notes: string): Promise<number> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, "run", ...reporters, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, [LEFT_OUT]: notes },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "longtable-test-"));
  try {
    const notes = join(folder, "left-out.ndjson");
    const report = join(folder, "report.json");
    let exitCode = await runVitest(report, notes);

    for (const line of leftOutLines(notes)) console.log(line);
    const nothingMayBe = process.env["LONGTABLE_LEAVE_NOTHING_OUT"] === "1";
    if (nothingMayBe && readNotes(notes).some(({ installable }) => installable)) {
      console.log("Nothing may be left out here: add the package to the list in .ci/run.");
      exitCode = 1;
    }
    const { passed, failed, skipped }: Counts = existsSync(report)
      ? countTests(JSON.parse(readFileSync(report, "utf8")))
      : { passed: 0, failed: 1, skipped: 0 };
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return exitCode === 0 && failed > 0 ? 1 : exitCode;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
