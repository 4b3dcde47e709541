import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const CHECK = fileURLToPath(new URL("check-boundaries.ts", import.meta.url));

const PARTS = [
  ["packages/protocol", "@longtable/protocol"],
  ["packages/record", "@longtable/record"],
  ["packages/room", "@longtable/room"],
  ["packages/text", "@longtable/text"],
  ["packages/dialogue", "@longtable/dialogue"],
  ["packages/client", "@longtable/client"],
  ["apps/node", "@longtable/node"],
  ["apps/web", "@longtable/web"],
] as const;

let root: string;

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

function check(): { readonly exitCode: number | null; readonly lines: readonly string[] } {
  const { status, stdout } = spawnSync(process.execPath, [CHECK, root], { encoding: "utf8" });
  return { exitCode: status, lines: stdout.trimEnd().split("\n") };
}

/** A house in which all is well: every package has a door, and the node reads a protocol type. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "longtable-boundaries-"));
  mkdirSync(join(root, "node_modules/@longtable"), { recursive: true });
  const dependencies = Object.fromEntries(PARTS.map(([, name]) => [name, "0.1.0"]));
  for (const [part, name] of PARTS) {
    const exports =
      part === "packages/dialogue" ? { ".": "./src/index.ts", "./press": "./src/press.ts" } : { ".": "./src/index.ts" };
    write(`${part}/package.json`, JSON.stringify({ name, version: "0.1.0", type: "module", exports, dependencies }));
    write(`${part}/src/index.ts`, "export interface Thing { readonly a: 1 }\nexport const a = 1;\n");
    symlinkSync(join(root, part), join(root, "node_modules", name));
  }
  write("packages/dialogue/src/press.ts", "export const statement = 1;\n");
  write("packages/room/src/epoch.ts", "export const epoch = 1;\n");
  write("package.json", JSON.stringify({ name: "house", private: true, type: "module" }));
  write("apps/node/src/press.ts", 'export { statement } from "@longtable/dialogue/press";\n');
  write("apps/node/src/store.ts", 'import type { Thing } from "@longtable/record";\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What must be reported when `file` holds `source`: the rule, the file, and what it imports. */
const FORBIDDEN: readonly (readonly [string, string, string, string, string])[] = [
  [
    "the node does not import the room",
    "apps/node/src/bad.ts",
    'import { a } from "@longtable/room";\nconsole.log(a);\n',
    "node-imports-only-what-it-may",
    "packages/room/src/index.ts",
  ],
  [
    "the node does not import even a type of the room",
    "apps/node/src/bad.ts",
    'import type { Thing } from "@longtable/room";\n',
    "node-imports-only-what-it-may",
    "packages/room/src/index.ts",
  ],
  [
    "the node does not name a type of the room in passing",
    "apps/node/src/bad.ts",
    'export type Hidden = readonly import("@longtable/room").Thing[];\n',
    "node-imports-only-what-it-may",
    "packages/room/src/index.ts",
  ],
  [
    "the node does not import the room while it runs",
    "apps/node/src/bad.ts",
    'export const late = async () => (await import("@longtable/room")).a;\n',
    "node-imports-only-what-it-may",
    "packages/room/src/index.ts",
  ],
  [
    "the node does not import the text",
    "apps/node/src/bad.ts",
    'export * from "@longtable/text";\n',
    "node-imports-only-what-it-may",
    "packages/text/src/index.ts",
  ],
  [
    "the node does not import the dialogue past its press entry",
    "apps/node/src/bad.ts",
    'export { a } from "@longtable/dialogue";\n',
    "node-imports-only-what-it-may",
    "packages/dialogue/src/index.ts",
  ],
  [
    "the press entry does not lead the node to the text",
    "packages/dialogue/src/press.ts",
    'export { a as statement } from "@longtable/text";\n',
    "node-cannot-open-an-entry",
    "packages/text/src/index.ts",
  ],
  [
    "the protocol imports no other package",
    "packages/protocol/src/bad.ts",
    'export { a } from "@longtable/record";\n',
    "protocol-imports-only-what-it-may",
    "packages/record/src/index.ts",
  ],
  [
    "the record does not import the room",
    "packages/record/src/bad.ts",
    'export { a } from "@longtable/room";\n',
    "record-imports-only-what-it-may",
    "packages/room/src/index.ts",
  ],
  [
    "the dialogue does not import the client",
    "packages/dialogue/src/bad.ts",
    'export { a } from "@longtable/client";\n',
    "dialogue-imports-only-what-it-may",
    "packages/client/src/index.ts",
  ],
  [
    "the client does not import the node",
    "packages/client/src/bad.ts",
    'export { a } from "@longtable/node";\n',
    "client-imports-only-what-it-may",
    "apps/node/src/index.ts",
  ],
  [
    "nobody reaches behind a package's door",
    "packages/client/src/bad.ts",
    'export { epoch } from "../../room/src/epoch.ts";\n',
    "through-the-door",
    "packages/room/src/epoch.ts",
  ],
  [
    "nobody comes to a package's door by a path that climbs out of their own",
    "packages/client/src/bad.ts",
    'export { a } from "../../room/src/index.ts";\n',
    "by-its-name",
    "packages/room/src/index.ts",
  ],
  [
    "a pure package does not read files",
    "packages/room/src/bad.ts",
    'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
    "pure-packages-touch-no-machine",
    "fs",
  ],
  [
    "the delegate's app does not read files",
    "apps/web/src/bad.tsx",
    'import { readFileSync } from "node:fs";\nexport const Page = () => <p>{readFileSync("a")}</p>;\n',
    "web-runs-in-a-browser",
    "fs",
  ],
  [
    "an import that leads nowhere is reported",
    "packages/client/src/bad.ts",
    'export { a } from "./nowhere.ts";\n',
    "resolves",
    "./nowhere.ts",
  ],
];

describe("the house's dependencies point one way", () => {
  test("a house that keeps to it passes, and its imports were seen", () => {
    write("apps/node/src/using.ts", "export function f(d: Disposable) { using it = d; return it; }\n");

    const { exitCode, lines } = check();

    expect(lines).toEqual(["2 imports of 13 TypeScript files: 0 forbidden."]);
    expect(exitCode).toBe(0);
  });

  test.each(FORBIDDEN)("%s", (_name, file, source, rule, to) => {
    write(file, source);

    const { exitCode, lines } = check();

    expect(lines.filter((line) => line.startsWith(`${rule}: `))).not.toEqual([]);
    expect(lines.some((line) => line.startsWith(`${rule}: `) && line.endsWith(to))).toBe(true);
    expect(exitCode).toBe(1);
  });

  test("a circle is reported, also one of types", () => {
    write("packages/room/src/one.ts", 'import type { Two } from "./two.ts";\nexport type One = Two;\n');
    write("packages/room/src/two.ts", 'import type { One } from "./one.ts";\nexport type Two = One;\n');

    const { exitCode, lines } = check();

    expect(lines.filter((line) => line.startsWith("no-circle: "))).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  test("a source does not import a test, and a test may use what the source may not", () => {
    write("packages/record/test/log.test.ts", 'export { a } from "@longtable/room";\n');
    expect(check().exitCode).toBe(0);

    write("packages/record/src/bad.ts", 'export { a } from "../test/log.test.ts";\n');
    expect(check().lines.some((line) => line.startsWith("no-test-in-a-source: "))).toBe(true);
  });

  test("a package that the table does not name may import nothing of the house", () => {
    write("packages/novel/package.json", JSON.stringify({ name: "@longtable/novel" }));
    write("packages/novel/src/index.ts", 'export { a } from "@longtable/protocol";\n');

    const { exitCode, lines } = check();

    expect(lines.some((line) => line.startsWith("novel-imports-only-what-it-may: "))).toBe(true);
    expect(exitCode).toBe(1);
  });

  test("a check that sees no import fails instead of passing", () => {
    rmSync(join(root, "apps"), { recursive: true });
    rmSync(join(root, "packages"), { recursive: true });
    write("packages/room/package.json", "{}");
    write("packages/room/src/index.ts", "export const a = 1;\n");

    const { exitCode, lines } = check();

    expect(lines.at(-1)).toBe("No import was seen: dependency-cruiser found no parser.");
    expect(exitCode).toBe(1);
  });
});
