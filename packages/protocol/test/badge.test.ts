import { assert, property, string, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";

import { type DelegationId, type DialogueId, badgeText, readBadge, toHex } from "../src/index.ts";

const id = uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

describe("a badge's code", () => {
  test("tells of whose dialogue and delegation its bearer is, and holds nothing but alphanumeric characters", () => {
    assert(
      property(id, id, (dialogue, delegation) => {
        const badge = { dialogue: dialogue as DialogueId, delegation: delegation as DelegationId };
        const text = badgeText(badge);
        expect(text).toMatch(/^[0-9A-Z $%*+./:-]+$/u);
        expect(readBadge(text)).toEqual(badge);
      }),
    );
  });

  test("is the same for ever", () => {
    const badge = { dialogue: "07".repeat(32) as DialogueId, delegation: "ab".repeat(32) as DelegationId };
    expect(badgeText(badge)).toBe(`LONGTABLE/BADGE/1/${"07".repeat(32)}/${"AB".repeat(32)}`);
  });

  test("is none when it is cut, longer, in lower case, or any other text", () => {
    const text = badgeText({ dialogue: "07".repeat(32) as DialogueId, delegation: "ab".repeat(32) as DelegationId });
    for (const wrong of [text.slice(0, -1), `${text}0`, ` ${text}`, text.toLowerCase(), text.replace("/1/", "/2/")]) {
      expect(readBadge(wrong)).toBeNull();
    }
    assert(property(string(), (other) => readBadge(other) === null));
  });
});
