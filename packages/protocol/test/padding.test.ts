import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SMALLEST_PADDED, pad, paddedLength, unpad } from "../src/index.ts";

describe("padding", () => {
  it("gives back what was padded, and shows only a coarse length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
        const padded = pad(content);
        expect(unpad(padded)).toEqual(content);
        expect(padded.length).toBe(paddedLength(content.length + 1));
      }),
    );
  });

  it("never shows less than a kibibyte and never adds more than an eighth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(Math.max(SMALLEST_PADDED, length));
        expect(padded).toBeLessThanOrEqual(Math.max(SMALLEST_PADDED, length * 1.125));
      }),
    );
  });

  it("refuses padding of another length than the content asks for", () => {
    const padded = pad(Uint8Array.of(1, 2, 3));
    expect(() => unpad(padded.subarray(0, 1000))).toThrow(expect.objectContaining({ code: "BAD_PADDING" }));
    expect(() => unpad(new Uint8Array(1024))).toThrow(expect.objectContaining({ code: "BAD_PADDING" }));
  });
});
