import { describe, expect, it } from "vitest";

import { row, unmeasured } from "../src/result.ts";

const line = { what: "a thing", ours: 3, beside: "another", theirs: 2, unit: "ms" } as const;

describe("a row of a bench", () => {
  it("is judged by its own figures, in the goal's direction", () => {
    expect(row({ ...line, goal: "<=1.5" })).toMatchObject({ ratio: 1.5, met: true });
    expect(row({ ...line, goal: "<=1.4" })).toMatchObject({ met: false });
    expect(row({ ...line, goal: ">=1.6" })).toMatchObject({ met: false });
  });

  it("is not judged without a goal, or where the run cannot", () => {
    expect(row({ ...line, goal: null }).met).toBeNull();
    expect(row({ ...line, goal: "<=9", isJudged: false }).met).toBeNull();
  });

  it("that could not be measured tells of its goal neither that it was met nor that it was missed", () => {
    expect(unmeasured("a thing", "<=1")).toMatchObject({
      ours: null,
      theirs: null,
      ratio: null,
      goal: "<=1",
      met: null,
    });
  });
});
