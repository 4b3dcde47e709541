import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Command } from "commander";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { asksForJson, failureOf } from "../src/failure.ts";
import { longtable } from "../src/program.ts";
import { fail, run } from "../src/run.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-failure-"));
const plain = join(folder, "plain");
writeFileSync(plain, "no folder, and no bundle");
const SEAT = ["--store", join(folder, "no-seat")];
// Below a file there is no folder: what wants to write or to read there is refused.
const BELOW = join(plain, "below");

/** How each command is called so that it is refused by what it does, with the code that it then says. */
const REFUSED: Readonly<Record<string, readonly [code: string, exitCode: number, ...args: string[]]>> = {
  demo: ["CALLED_WRONGLY", 2, "vienna"],
  verify: ["UNREADABLE", 2, plain],
  read: ["UNREADABLE", 2, plain],
  evidence: ["UNREADABLE", 2, plain, plain],
  backup: ["NO_BACKUP", 1, join(folder, "out"), "--data", BELOW],
  restore: ["NO_BACKUP", 1, BELOW, "--data", join(folder, "data")],
  node: ["BAD_PORT", 1, "--port", "65536", "--data", join(folder, "data")],
  open: ["NO_APP", 1, "no-link"],
  convene: ["BAD_VALUE", 2, "no-address", "--name", "A", ...SEAT],
  join: ["NOT_A_LINK", 1, "no-link", ...SEAT],
  introduce: ["BAD_SEAT", 1, "--name", "A", "--short", "A", ...SEAT],
  invite: ["BAD_SEAT", 1, "--name", "A", "--role", "adviser", ...SEAT],
  door: ["BAD_SEAT", 1, ...SEAT],
  delegates: ["BAD_SEAT", 1, ...SEAT],
  role: ["BAD_SEAT", 1, "00", "--role", "adviser", ...SEAT],
  revoke: ["BAD_SEAT", 1, "00", ...SEAT],
  export: ["BAD_SEAT", 1, join(folder, "out"), ...SEAT],
  "sheet print": ["BAD_SEAT", 1, "reading", ...SEAT],
  "sheet forget": ["BAD_SEAT", 1, "reading", ...SEAT, "--words", plain],
  "sheet read": ["BAD_SEAT", 1, join(folder, "out"), "--words", plain],
  "sheet restore": ["BAD_SHEET", 1, "--node", "http://127.0.0.1:1", "--name", "A", ...SEAT, "--words", plain],
  "sheet identity": ["BAD_SHEET", 1, "--words", plain],
  "text check": ["NO_FILE", 2, join(folder, "none.txt")],
  "text convert": ["NO_FILE", 2, join(folder, "none.txt"), join(folder, "out.md")],
  "text table": ["NO_FILE", 1, join(folder, "none.txt"), ...SEAT],
  "text export": ["BAD_SEAT", 1, join(folder, "out.md"), ...SEAT],
  "text propose": ["NO_FILE", 1, join(folder, "none.txt"), ...SEAT],
  "text compare": ["NO_FILE", 2, join(folder, "none.txt"), plain],
};

function every(command: Command, path: readonly string[] = []): readonly [string, Command][] {
  if (command.commands.length === 0) return [[path.join(" "), command]];
  return command.commands.flatMap((one) => every(one, [...path, one.name()]));
}
const COMMANDS = every(longtable(true));
const ARGUMENTS = COMMANDS.filter(([, { registeredArguments }]) =>
  registeredArguments.some(({ required }) => required),
);

describe("what fails with --json", () => {
  let said: unknown[];
  let complained: unknown[];

  beforeEach(() => {
    said = [];
    complained = [];
    vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
    vi.spyOn(process.stdout, "write").mockImplementation((line) => (said.push(line), true));
    vi.spyOn(console, "error").mockImplementation((line) => void complained.push(line));
    vi.spyOn(process.stderr, "write").mockImplementation((line) => (complained.push(line), true));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const outcome = async (args: readonly string[]): Promise<unknown> => {
    await run(["node", "longtable", ...args, ...(args.includes("--json") ? [] : ["--json"])]);
    const { exitCode } = process;
    return { exitCode, complained, said: said.map((line) => JSON.parse(String(line)) as unknown) };
  };
  const object = (exitCode: number, code: unknown) => ({
    exitCode,
    complained: [],
    said: [{ ok: false, code, sentence: expect.stringMatching(/^[^\n]+[.)]$/u) as string }],
  });

  it.each(COMMANDS.map(([path]) => path))("is one object when an option is unknown: %s", async (path) => {
    expect(await outcome([...path.split(" "), ...demanded(path), "--no-such-option"])).toEqual(
      object(2, "UNKNOWN_OPTION"),
    );
  });

  it.each(ARGUMENTS.map(([path]) => path))("is one object when an argument is missing: %s", async (path) => {
    // Of an option that has to be there, too, Commander speaks first.
    const code = expect.stringMatching(/^MISSING_(?:ARGUMENT|OPTION)$/u) as string;
    expect(await outcome(path.split(" "))).toEqual(object(2, code));
  });

  // `start` takes its folder and its port from the environment: what refuses it there is tested as `node`.
  it.each(COMMANDS.map(([path]) => path).filter((path) => path !== "start"))(
    "is one object when the command is refused: %s",
    async (path) => {
      const [code, exitCode, ...args] = REFUSED[path] ?? seatOfText(path);
      expect(await outcome([...path.split(" "), ...args])).toEqual(object(exitCode, code));
    },
  );

  it.each([
    ["UNKNOWN_COMMAND", ["no-such-command"]],
    ["UNKNOWN_COMMAND", ["text", "no-such-command"]],
    ["NO_COMMAND", ["text"]],
    ["MISSING_VALUE", ["door", "--json", "--store"]],
    ["EXCESS_ARGUMENT", ["door", "one-too-many", ...SEAT]],
    ["BAD_VALUE", ["open", "http://127.0.0.1:1", "--port", "none"]],
    ["CONFLICTING_OPTION", ["text", "compare", plain, plain, "--html"]],
  ])("is one object however it was called wrongly: %s", async (code, args) => {
    expect(await outcome(args)).toEqual(object(2, code));
  });

  it("is one object when it is a fault of the program's own, with an exit code of its own", () => {
    fail(new TypeError("x is not a function"), true);
    expect([process.exitCode, complained]).toEqual([70, []]);
    expect(said.map((line) => JSON.parse(String(line)) as unknown)).toEqual([
      { ok: false, code: "UNEXPECTED", sentence: "A fault of Longtable's own: x is not a function" },
    ]);
  });

  it("names the file that cannot be written", () => {
    let failed: unknown = null;
    try {
      writeFileSync(BELOW, "");
    } catch (error) {
      failed = error;
    }
    expect(failureOf(failed)).toMatchObject({ code: "FILE_FAILED", exitCode: 2 });
    expect(failureOf(failed).sentence).toContain(BELOW);
  });

  it("is asked for by an option only, not by an argument of that name", () => {
    expect([asksForJson(["text", "--json"]), asksForJson(["text", "add", "--", "--json"])]).toEqual([true, false]);
  });
});

/** The options without which a command does nothing, with a value each. */
function demanded(path: string): readonly string[] {
  const options = COMMANDS.find(([name]) => name === path)?.[1].options ?? [];
  return options
    .filter(({ mandatory }) => mandatory)
    .flatMap(({ long, argChoices }) => {
      if (long === "--store") return SEAT;
      if (long === "--node") return ["--node", "http://127.0.0.1:1"];
      return [String(long), argChoices?.[0] ?? (long === "--role" ? "adviser" : "x")];
    });
}

/** How a command of a text in a room is called from a folder that holds no seat, all that it asks for given. */
function seatOfText(path: string): readonly [string, number, ...string[]] {
  const command = COMMANDS.find(([name]) => name === path)?.[1];
  if (command === undefined || !path.startsWith("text ")) throw new Error(`Say how ${path} is refused.`);
  const given = command.registeredArguments
    .filter(({ required }) => required)
    .map(() => "00000000#b0@0000000000000000");
  return ["BAD_SEAT", 1, ...given, ...demanded(path)];
}
