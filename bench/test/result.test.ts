import { describe, expect, it } from "vitest";

import { row } from "../src/result.ts";

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
});
