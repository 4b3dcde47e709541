import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { LEFT_OUT, lacks, pathOf } from "./needs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "longtable-needs-"));
  vi.stubEnv(LEFT_OUT, join(folder, "notes"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a program that is on PATH is not lacking", () => {
  writeFileSync(join(folder, "pdftoppm"), "", { mode: 0o755 });
  vi.stubEnv("PATH", folder);
  expect(lacks("pdftoppm")).toBe(false);
  expect(pathOf("pdftoppm")).toBe(join(folder, "pdftoppm"));
});

test("a program that is missing is noted with the reason and the test's file", () => {
  vi.stubEnv("PATH", folder);
  expect(lacks("pdftoppm")).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, "notes"), "utf8"))).toEqual({
    need: "pdftoppm",
    because: "pdftoppm is not installed (Debian package poppler-utils)",
    installable: true,
    file: "scripts/needs.test.ts",
  });
  expect(() => pathOf("pdftoppm")).toThrow("poppler-utils");
});

test("a strace that may not trace is left out without asking for a package", () => {
  writeFileSync(join(folder, "strace"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  vi.stubEnv("PATH", folder);
  expect(lacks("strace")).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, "notes"), "utf8"))).toMatchObject({
    because: "this system does not let strace trace",
    installable: false,
  });
});
