import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const web = join(root, "apps/web");

/** The built app's folder, or why there is none, in a sentence. */
export type BuiltApp =
  | { readonly ok: true; readonly folder: string; readonly isFresh: boolean }
  | { readonly ok: false; readonly sentence: string };

/**
 * The app as its sources now are: built when this is asked for the first time and again when they have
 * changed, each build in a folder that is named by the hash of its sources. `onBuilding` is told before it.
 */
export async function buildApp(onBuilding: () => void): Promise<BuiltApp> {
  const builds = join(web, "dist");
  const hash = hashOf(sources());
  const folder = join(builds, hash);
  if (existsSync(join(folder, "index.html"))) return { ok: true, folder, isFresh: false };
  onBuilding();
  mkdirSync(builds, { recursive: true });
  const begun = mkdtempSync(join(builds, ".building-"));
  const failure = await runVite(begun);
  if (failure !== null) {
    rmSync(begun, { recursive: true, force: true });
    return { ok: false, sentence: `The app could not be built: ${failure}` };
  }
  // Two who build at once build the same: the second one's is dropped.
  if (existsSync(folder)) rmSync(begun, { recursive: true, force: true });
  else renameSync(begun, folder);
  forgetOlder(builds, hash);
  return { ok: true, folder, isFresh: true };
}

/** Every file that the app is built from. */
function sources(): readonly string[] {
  const packages = join(root, "packages");
  const folders = [
    join(web, "src"),
    join(web, "public"),
    ...readdirSync(packages).map((name) => join(packages, name, "src")),
  ];
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
  const alone = ["index.html", "package.json", "vite.config.ts"].map((name) => join(web, name));
  return [...files, ...alone, join(root, "package-lock.json")].toSorted();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** Null when it built; else the end of what it said. */
async function runVite(outDir: string): Promise<string | null> {
  const vite = join(dirname(createRequire(join(web, "package.json")).resolve("vite/package.json")), "bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: web,
    // Whoever builds, the app is built as it is used: a test's own NODE_ENV would bring React's slow form.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  const [printed, complaints, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (exitCode === 0) return null;
  const lines = `${printed}\n${complaints}`.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, 3).join(" ").slice(0, 400);
}

/** Builds of other sources are not kept, but for those of the last hour: somebody may be serving them. */
function forgetOlder(builds: string, hash: string): void {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    if (name !== hash && statSync(path).mtimeMs < anHourAgo) rmSync(path, { recursive: true, force: true });
  }
}
