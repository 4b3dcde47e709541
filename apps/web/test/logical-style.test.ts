import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ROOT } from "../../../scripts/needs.ts";

/** Properties and values of CSS that name a side of the screen and not of the writing. */
const PHYSICAL = [
  /^\s*(left|right)\s*:/u,
  /^\s*(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/u,
  /^\s*border-(top|bottom)-(left|right)-radius\s*:/u,
  /^\s*(text-align|float|clear|caption-side)\s*:\s*(left|right)\b/u,
];

/** What is right only where the same is said for the other direction too. */
const ONE_WAY = [/\btranslateX\(/u, /\blinear-gradient\(\s*to\s+(left|right)\b/u];

/** Sizes told for four sides, clockwise from the top whatever the writing: the second is for the right, the fourth for the left. */
function hasTwoSides(line: string): boolean {
  const told = /^\s*(?:margin|padding|inset|border-(?:width|style|color))\s*:\s*(.+);/u.exec(line)?.[1] ?? "";
  const [, right, , left] = told.match(/(?:[^\s(]+\([^)]*\)|\S)+/gu) ?? [];
  return left !== undefined && left !== right;
}

function physicalIn(css: string): readonly string[] {
  const lines = css.split("\n");
  const isTurned = lines.some((line) => line.includes('[dir="rtl"]'));
  return lines.filter(
    (line) =>
      hasTwoSides(line) ||
      PHYSICAL.some((pattern) => pattern.test(line)) ||
      (!isTurned && ONE_WAY.some((pattern) => pattern.test(line))),
  );
}

test("the styles name the sides of the writing, never those of the screen, so that a page can be turned round", () => {
  const sheets = globSync("apps/web/src/**/*.css", { cwd: ROOT });
  expect(sheets.length).toBeGreaterThan(20);
  const found = sheets
    .map((sheet) => ({ sheet, physical: physicalIn(readFileSync(join(ROOT, sheet), "utf8")) }))
    .filter(({ physical }) => physical.length > 0);
  expect(found).toEqual([]);
});

test.each([
  "  left: 0;",
  "  margin-left: auto;",
  "  text-align: right;",
  "  border-top-left-radius: 2px;",
  "  padding: 0 1rem 0 2rem;",
  "  padding: 0 var(--gutter, 1rem) 0 0;",
  "  transform: translateX(1rem);",
  "  background: linear-gradient(to right, black, white);",
])("a style that names a side of the screen is found:%s", (line) => {
  expect(physicalIn(`.one {\n${line}\n}`)).toEqual([line]);
});
