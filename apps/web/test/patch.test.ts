import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { applyPatch, patchBetween } from "../src/bridge/patch.ts";

/** Plain data as views have it: fields, lists of items with ids, lists without, bytes. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -0, 1, "", "a", "__proto__"),
    fc.uint8Array({ maxLength: 3 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "id", "constructor", "__proto__"), tie("value"), { maxKeys: 4 }),
    fc.uniqueArray(fc.record({ id: fc.constantFrom("x", "y", "z", "__proto__", "constructor"), of: tie("value") }), {
      maxLength: 4,
      selector: ({ id }) => id,
    }),
  ),
}));

describe("a view that goes over the bridge", () => {
  test("arrives as it is, whatever was there before", () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const patch = patchBetween(before, after);
        // As it crosses from the worker to the page.
        const arrived = patch === null ? before : applyPatch(before, structuredClone(patch));
        expect(arrived).toEqual(after);
      }),
      { numRuns: 2000 },
    );
  });

  test("is not sent when it says the same", () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(patchBetween(one, structuredClone(one))).toBeNull();
      }),
    );
  });

  test("sends of a long list only the items that changed, and the order only when it is another", () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ id: `i${index}`, words: `words ${index}` }));
    const after = items.with(500, { id: "i500", words: "other words" });
    expect(patchBetween(items, after)).toEqual({
      to: "items",
      order: null,
      items: new Map([
        ["i500", { to: "fields", fields: new Map([["words", { to: "value", value: "other words" }]]), gone: [] }],
      ]),
    });
  });

  test("keeps what did not change as the very same objects", () => {
    const before = {
      list: [
        { id: "a", at: { x: 1 } },
        { id: "b", at: { x: 2 } },
      ],
      rest: { y: 1 },
    };
    const after = {
      list: [
        { id: "b", at: { x: 2 } },
        { id: "a", at: { x: 9 } },
      ],
      rest: { y: 1 },
    };
    const patch = patchBetween(before, after);
    const arrived = patch === null ? null : (applyPatch(before, structuredClone(patch)) as typeof before);
    expect(arrived).toEqual(after);
    expect(arrived?.rest).toBe(before.rest);
    expect(arrived?.list[0]).toBe(before.list[1]);
  });
});
