import { assert, integer, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";

import { bytesAfterPicture } from "../src/worker/press/after-picture.ts";

/** The smallest frames of each kind: what they show does not matter here. */
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0xff, 0xd9, 0xff, 0xda, 0, 2, 7, 0xff, 0, 0xff, 0xd9]);
const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1, 0x49, 0x44, 0x41, 0x54, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0x49, 0x45,
  0x4e, 0x44, 0, 0, 0, 0,
]);

describe("what follows a picture in its file", () => {
  test("is counted to the byte, whatever it is", () => {
    assert(
      property(uint8Array({ maxLength: 200 }), (behind) => {
        for (const picture of [jpeg, png]) {
          const file = Uint8Array.from([...picture, ...behind]);
          expect(bytesAfterPicture(file)).toBe(behind.length);
        }
      }),
    );
  });

  test("is nothing that can be told of another kind of file, and nothing breaks it", () => {
    expect(bytesAfterPicture(Uint8Array.from([1, 2, 3]))).toBeNull();
    assert(
      property(uint8Array({ maxLength: 100 }), integer({ min: 0, max: 20 }), (bytes, cut) => {
        for (const picture of [jpeg, png]) {
          const damaged = Uint8Array.from([...picture.subarray(0, cut), ...bytes]);
          const after = bytesAfterPicture(damaged);
          expect(after === null || (after >= 0 && after <= damaged.length)).toBe(true);
        }
      }),
    );
  });
});
