import { expect, test } from "vitest";

import { countTests } from "./test-counts.ts";

const file = (status: string, ...ends: readonly string[]) => ({
  status,
  assertionResults: ends.map((end) => ({ status: end })),
});

test("tests are counted by how they ended", () => {
  const testResults = [file("passed", "passed", "pending", "todo"), file("failed", "passed", "failed", "failed")];
  expect(countTests({ testResults })).toEqual({ passed: 2, failed: 2, skipped: 2 });
});

test("a file that cannot be read is a failure, not an absence", () => {
  expect(countTests({ testResults: [file("failed")] })).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test("what is not a report is refused", () => {
  expect(() => countTests({})).toThrow("not a report");
});
