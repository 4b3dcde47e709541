/**
 * The one direction in which this house's dependencies point (ARCHITECTURE.md, "The house").
 *
 * `npm run verify` runs these rules over every source through scripts/check-boundaries.ts, which
 * reads imports of types as well as of values. scripts/check-boundaries.test.ts breaks each rule
 * on purpose and sees it reported.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";

/** Each part of the house and the only other parts its sources may import. */
const MAY_IMPORT = {
  "packages/protocol": [],
  "packages/record": ["packages/protocol"],
  "packages/room": ["packages/protocol"],
  "packages/text": ["packages/protocol"],
  "packages/dialogue": ["packages/protocol", "packages/text"],
  "packages/paper": ["packages/protocol", "packages/dialogue", "packages/text"],
  "packages/client": ["packages/protocol", "packages/record", "packages/room", "packages/text", "packages/dialogue"],
  // The server cannot import the code that opens an entry. What its press pages need of `dialogue`
  // comes through the entry point for public statements, `@longtable/dialogue/press`, and no other.
  "apps/node": ["packages/protocol", "packages/record"],
  "apps/web": [
    "packages/protocol",
    "packages/record",
    "packages/room",
    "packages/text",
    "packages/dialogue",
    "packages/paper",
    "packages/client",
    // What the report says, for the page that says it.
    "examples/geneva",
  ],
  "apps/cli": [
    "packages/protocol",
    "packages/record",
    "packages/room",
    "packages/text",
    "packages/dialogue",
    "packages/paper",
    "packages/client",
    "apps/node",
    "examples/geneva",
  ],
  "examples/geneva": ["packages/protocol", "packages/text", "packages/dialogue"],
  bench: [
    "packages/protocol",
    "packages/record",
    "packages/room",
    "packages/text",
    "packages/dialogue",
    "packages/paper",
    "packages/client",
    "apps/node",
    "examples/geneva",
  ],
  scripts: [],
};

/** Packages that do no input or output: whatever they need of the machine is a parameter. */
const PURE = ["protocol", "record", "room", "text", "dialogue"];

const TESTS = "/test/|[.]test[.]tsx?$";
const escaped = (path) => path.replaceAll(".", "[.]");

/** The workspaces that this tree has, read from the disk, so that a new one cannot go unruled. */
const parts = ["packages", "apps", "examples"]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .concat(["bench", "scripts"])
  .filter((part) => existsSync(`${part}/package.json`));

/** A part's files that its package.json exports, by their names after the part's own. */
function exportsOf(part) {
  const { exports = {} } = JSON.parse(readFileSync(`${part}/package.json`, "utf8"));
  return Object.entries(exports)
    .filter(([, file]) => typeof file === "string")
    .map(([name, file]) => [name, `${part}/${file.replace(/^[.][/]/u, "")}`]);
}

const doors = parts.flatMap((part) => exportsOf(part).map(([, file]) => `^${escaped(file)}$`));
const pressDoor = parts.includes("packages/dialogue")
  ? exportsOf("packages/dialogue")
      .filter(([name]) => name === "./press")
      .map(([, file]) => `^${escaped(file)}$`)
  : [];
const anyPart = "^(?:(?:packages|apps|examples)/[^/]+|bench|scripts)/";

const house = parts.map((part) => ({
  name: `${part.replace(/^.*[/]/u, "")}-imports-only-what-it-may`,
  comment:
    part in MAY_IMPORT
      ? `${part} may import ${MAY_IMPORT[part].join(", ") || "no other part of the house"}.`
      : `${part} is not in the table of .dependency-cruiser.mjs: give it its place there.`,
  severity: "error",
  // Tests stand outside the house: the node's mount attacks with a device's keys.
  from: { path: `^${part}/`, pathNot: TESTS },
  to: {
    path: anyPart,
    pathNot: [part, ...(MAY_IMPORT[part] ?? [])]
      .map((allowed) => `^${allowed}/`)
      .concat(part === "apps/node" ? pressDoor : []),
  },
}));

export default {
  forbidden: [
    ...house,
    {
      name: "node-cannot-open-an-entry",
      comment: "No chain of imports leads from the server to what opens an entry or a text.",
      severity: "error",
      from: { path: "^apps/node/", pathNot: TESTS },
      to: { path: "^packages/(?:room|text|client)/", reachable: true },
    },
    {
      name: "no-circle",
      comment: "Files that import each other, of types too, are one concept or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "through-the-door",
      comment: "A package is imported through what its package.json exports.",
      severity: "error",
      from: { path: "^((?:packages|apps|examples)/[^/]+|bench|scripts)/" },
      to: { path: anyPart, pathNot: ["^$1/", "^scripts/needs[.]ts$", ...doors] },
    },
    {
      name: "by-its-name",
      comment: "Another package is imported as @longtable/…, not by a path that climbs out.",
      severity: "error",
      from: { path: "^((?:packages|apps|examples)/[^/]+|bench|scripts)/" },
      to: {
        path: anyPart,
        pathNot: ["^$1/", "^scripts/needs[.]ts$"],
        dependencyTypes: ["local"],
      },
    },
    {
      name: "no-test-in-a-source",
      comment: "What runs does not need what tests it.",
      severity: "error",
      // The scripts are what runs the tests: they may know what tests need.
      from: { pathNot: `${TESTS}|^scripts/` },
      to: { path: `${TESTS}|^scripts/needs[.]ts$` },
    },
    {
      name: "pure-packages-touch-no-machine",
      comment: "A pure package imports no node: module; clock, chance and storage are parameters.",
      severity: "error",
      from: { path: `^packages/(?:${PURE.join("|")})/`, pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "web-runs-in-a-browser",
      comment: "The delegate's app imports no node: module.",
      severity: "error",
      from: { path: "^apps/web/src/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "resolves",
      comment: "An import that leads nowhere hides where it would lead.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)(?:node_modules/[.]|[.]types|dist|vectors|fixtures)/" },
    tsPreCompilationDeps: true,
    parser: "tsc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
