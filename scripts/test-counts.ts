/** How many tests had which end. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

function isReport(report: unknown): report is { readonly testResults: readonly FileReport[] } {
  return typeof report === "object" && report !== null && "testResults" in report;
}

/**
 * Counts the tests of Vitest's JSON report. A file that could not be read, so that none of its
 * tests ran, counts as one that failed; a test that was skipped or is still to be written counts
 * as skipped. Throws if the report is not Vitest's.
 */
export function countTests(report: unknown): Counts {
  if (!isReport(report)) throw new Error("This is not a report of Vitest's JSON reporter.");
  const ends = report.testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((test) => test.status);
    return status === "failed" && !own.includes("failed") ? [...own, "failed"] : own;
  });
  const passed = ends.filter((end) => end === "passed").length;
  const failed = ends.filter((end) => end === "failed").length;
  return { passed, failed, skipped: ends.length - passed - failed };
}
