import { decode, encode, rfc8949EncodeOptions } from "cborg";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MAX_DEPTH, type Value, decodeCanonical, encodeCanonical, equalBytes, fromHex, toHex } from "../src/index.ts";

const text = fc.string({ unit: "binary" });
const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(text, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** The definition: bytes are canonical when what they decode to encodes to them again. */
function isCanonicalByReencoding(bytes: Uint8Array): boolean {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
    });
    return equalBytes(encode(value, rfc8949EncodeOptions), bytes) && equalBytes(encodeCanonical(value as Value), bytes);
  } catch {
    return false;
  }
}

function isAccepted(bytes: Uint8Array): boolean {
  try {
    decodeCanonical(bytes);
    return true;
  } catch {
    return false;
  }
}

describe("canonical CBOR", () => {
  it("gives back every value it wrote", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const bytes = encodeCanonical(value);
        expect(toHex(encodeCanonical(decodeCanonical(bytes)))).toBe(toHex(bytes));
        expect(decodeCanonical(bytes)).toEqual(value);
      }),
    );
  });

  it("accepts damaged bytes exactly when re-encoding gives them back", () => {
    const damage = fc.tuple(anyValue, fc.nat(), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(damage, ([value, at, flip]) => {
        const bytes = encodeCanonical(value);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        expect(isAccepted(bytes)).toBe(isCanonicalByReencoding(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it("accepts random bytes exactly when re-encoding gives them back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (bytes) => {
        expect(isAccepted(bytes)).toBe(isCanonicalByReencoding(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["keys out of order", "a2616201616101"],
    ["a key twice", "a2616101616102"],
    ["a long form of an integer", "1817"],
    ["a long form of a length", "580101"],
    ["an indefinite length", "9f01ff"],
    ["a half float", "f93c00"],
    ["a double", "fb3ff0000000000000"],
    ["undefined", "f7"],
    ["a tag", "c001"],
    ["an integer beyond 2⁵³−1", "1b0020000000000000"],
    ["an integer below −(2⁵³−1)", "3b001fffffffffffff"],
    ["ill-formed UTF-8", "61ff"],
    ["half a surrogate pair", "63eda080"],
    ["an integer as a key", "a10101"],
    ["bytes after the value", "0101"],
    ["nothing", ""],
    ["more items than bytes", "9a00ffffff01"],
  ])("refuses %s", (_what, hex) => {
    expect(() => decodeCanonical(fromHex(hex))).toThrow(expect.objectContaining({ code: "BAD_CBOR" }));
  });

  it("keeps a field whose name is an object's way to its prototype", () => {
    const bytes = fromHex("a1695f5f70726f746f5f5fa1617801");
    const value = decodeCanonical(bytes);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(toHex(encodeCanonical(value))).toBe(toHex(bytes));
  });

  it("keeps a byte-order mark at the start of a text", () => {
    expect(decodeCanonical(encodeCanonical("\uFEFFa"))).toBe("\uFEFFa");
  });

  it.each([1.5, Number.NaN, -0, 2 ** 53, undefined, 1n, new Map(), new Date(0), "\uD800", { a: undefined }])(
    "refuses to write %s",
    (value) => {
      expect(() => encodeCanonical(value as Value)).toThrow(expect.objectContaining({ code: "BAD_VALUE" }));
    },
  );

  it("refuses nesting deeper than the limit on both sides, and takes the limit itself", () => {
    const nested = (depth: number): Value => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(decodeCanonical(encodeCanonical(nested(MAX_DEPTH)))).toEqual(nested(MAX_DEPTH));
    expect(() => encodeCanonical(nested(MAX_DEPTH + 1))).toThrow(expect.objectContaining({ code: "BAD_VALUE" }));
    const tooDeep = Uint8Array.from([...Array.from({ length: MAX_DEPTH + 1 }, () => 0x81), 1]);
    expect(() => decodeCanonical(tooDeep)).toThrow(expect.objectContaining({ code: "BAD_CBOR" }));
  });
});
