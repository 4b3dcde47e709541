import { defineConfig } from "vitest/config";

if (Number(process.versions.node.split(".")[0]) < 26) {
  throw new Error(
    `The tests need the project's Node 26, and this is ${process.version}: run \`npm test\`, or put node_modules/.bin first on PATH.`,
  );
}

export default defineConfig({
  test: {
    environment: "node",
    include: [
      "packages/*/test/**/*.test.{ts,tsx}",
      "apps/*/test/**/*.test.{ts,tsx}",
      "examples/*/test/**/*.test.ts",
      "bench/test/**/*.test.ts",
      "scripts/*.test.ts",
    ],
    // A process of its own for each file: tests kill servers, fill disks and start workers.
    pool: "forks",
    setupFiles: ["scripts/property-seed.ts"],
    maxWorkers: 2,
    // Only a test that hangs takes this long: several start processes, and a busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Vitest's own second is how fast a quiet machine is, not what a test is about.
    expect: { poll: { timeout: 40_000 } },
    // A test that passes the second time has failed.
    retry: 0,
    passWithNoTests: false,
  },
});
