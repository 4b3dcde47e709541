import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

const command = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));

describe("a command that is called wrongly", () => {
  it.each(["verify", "verify file --no-such-option", "evidence one", "text check", "no-such-command"])(
    "ends with 2 and a sentence, never with the 1 of what was checked: %s",
    (called) => {
      const args = [command, ...called.split(" ")];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^error: .+\n\(add --help to see how it is called\)\n$/);
    },
  );

  it("prints nothing but one object with --json", () => {
    const args = [command, "verify", "--json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([status, stderr, stdout.trimEnd().split("\n").length]).toEqual([2, "", 1]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: "MISSING_ARGUMENT" });
  });

  it("asked for help, ends with 0", () => {
    expect(spawnSync(process.execPath, [command, "verify", "--help"]).status).toBe(0);
  });
});
