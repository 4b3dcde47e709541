#!/usr/bin/env node
// The command needs the project's own Node.js, which `npm ci` brings; whatever Node.js starts this file hands over to it.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const major = Number(process.versions.node.split(".")[0]);

if (major >= 26) {
  await import(main);
} else {
  const packageFolder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
  const child = spawn(join(packageFolder, "bin", "node"), [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
