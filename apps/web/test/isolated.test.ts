import { createIntl } from "react-intl";
import { describe, expect, test } from "vitest";

import { LANGUAGES } from "../src/messages/languages.ts";
import { isolated, isolating } from "../src/messages/isolated.ts";

const HEBREW = "משלחת א";

describe("what people wrote, within a sentence", () => {
  test("is isolated where it runs against the page, and left alone elsewhere", () => {
    expect(isolated(HEBREW, "ltr")).toBe(`\u2068${HEBREW}\u2069`);
    expect(isolated(HEBREW, "rtl")).toBe(HEBREW);
    expect(isolated("Delegation A", "ltr")).toBe("Delegation A");
    expect(isolated("Delegation A", "rtl")).toBe("\u2068Delegation A\u2069");
    expect(isolated("Делегация", "rtl")).toBe("\u2068Делегация\u2069");
    expect(isolated("12", "rtl")).toBe("12");
  });

  test("is isolated in every message, and what a message chooses by still chooses", async () => {
    const intl = createIntl({ locale: "en", messages: await LANGUAGES.en.load() });
    const seat = (delegation: string, direction: "ltr" | "rtl"): string =>
      isolating(intl, direction).formatMessage({ id: "table.seat" }, { who: "Head", place: 1, delegation, mic: "on" });
    expect(seat(HEBREW, "ltr")).toBe(`Head, place 1 of \u2068${HEBREW}\u2069, microphone on`);
    expect(seat("Delegation A", "rtl")).toBe("Head, place 1 of \u2068Delegation A\u2069, microphone on");
  });
});
