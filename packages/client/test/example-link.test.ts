import { fromHex, publicKeyOf, toHex } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { exampleFragment, exampleKeys, readExampleFragment, seatsUnder, sharedFragment } from "../src/example-link.ts";

const codes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const labels = fc.stringMatching(/^[A-Za-z0-9]{1,12}( [A-Za-z0-9]{1,12}){0,2}$/u);

describe("an example's link", () => {
  test("carries one seat, and says whose it is", () => {
    fc.assert(
      fc.property(labels, codes, (label, code) => {
        const read = readExampleFragment(exampleFragment({ label, code }));
        expect(read).toEqual([{ label, code: Uint8Array.from(code) }]);
      }),
    );
  });

  test("with a common code opens the very seats that links of their own open", () => {
    fc.assert(
      fc.property(fc.uniqueArray(labels, { minLength: 2, maxLength: 4 }), codes, (names, code) => {
        const alone = seatsUnder(code, names).flatMap((seat) => readExampleFragment(exampleFragment(seat)) ?? []);
        const together = readExampleFragment(sharedFragment(names, code)) ?? [];
        expect(together.map((one) => [one.label, toHex(one.code)])).toEqual(
          alone.map((one) => [one.label, toHex(one.code)]),
        );
        expect(new Set(alone.map((one) => toHex(one.code))).size).toBe(names.length);
      }),
    );
  });

  test("that was cut short, or is something else, is none", () => {
    const whole = exampleFragment({ label: "US head", code: new Uint8Array(16).fill(7) });
    for (let length = 0; length < whole.length; length++) {
      expect(readExampleFragment(whole.slice(0, length))).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => void readExampleFragment(text)));
    for (const label of ["", "-", "a--b", "‮head", "a".repeat(41)]) {
      expect(readExampleFragment(`${label}.${whole.split(".")[1]}`)).toBeNull();
    }
  });

  test("gives the same keys for ever", () => {
    const code = fromHex("abcdef12345678901234567890abcdef");
    expect(exampleFragment({ label: "US head", code })).toBe("US-head.q83vEjRWeJASNFZ4kKvN7w");
    const { device, head } = exampleKeys(code);
    expect(toHex(publicKeyOf(device.seed))).toMatchInlineSnapshot(
      `"64be34f35a8f3711f683434bd5ca183aa6ab4d04bfad8bfbab29828e3ff2b6d4"`,
    );
    expect(device.identity).toMatchInlineSnapshot(
      `"AGE-SECRET-KEY-PQ-1EXZDQLXU0CD5LPP4TRASC8WUSS4VUSM3VZCHVF2KAE6305EL2D9SZ2DJSK"`,
    );
    expect([head.head, head.headPostQuantum, head.press].map(toHex)).toMatchInlineSnapshot(`
      [
        "df6eaf95a335bf57d39e5ddb11b6bcbc8d11e578fbd10986b22cde9c0e3a72d4",
        "4b7b09125fd8f70a2d396333df0ee3122d7a7dc9759f359c4a25c861a7884b09",
        "032b0483656b075a35b6ae025ebd078a661d89675e768b653e3ee4eeb388e202",
      ]
    `);
    expect(seatsUnder(code, ["US head"]).map((seat) => toHex(seat.code))).toMatchInlineSnapshot(`
      [
        "486504bbd04695260bcd03fee6abad5e",
      ]
    `);
  });

  test("gives each of a device's secrets from another derivation", () => {
    const { device, head } = exampleKeys(new Uint8Array(16));
    const secrets = [device.seed, head.head, head.headPostQuantum, head.press].map(toHex);
    expect(new Set(secrets).size).toBe(4);
  });
});
