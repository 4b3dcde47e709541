import { spawnSync } from "node:child_process";
import { accessSync, appendFileSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { getCallSites } from "node:util";

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The variable that names the file in which `lacks` notes what was left out, one JSON per line. */
export const LEFT_OUT = "LONGTABLE_LEFT_OUT";

/** What a test may need that `npm ci` does not bring. */
export type Need =
  | "age"
  | "age-of-any-version"
  | "chromium"
  | "libreoffice"
  | "nats-server"
  | "openssl"
  | "pdftoppm"
  | "pdftotext"
  | "postgres"
  | "schemas"
  | "small-disk"
  | "strace"
  | "texts"
  | "xmllint";

/** One need that a test file has and this machine does not meet. */
export interface LeftOut {
  readonly need: Need;
  /** Why, as the rest of a sentence. */
  readonly because: string;
  /** True if installing a Debian package would help, so that `.ci/run` has missed it. */
  readonly installable: boolean;
  /** The test file, from the repository's folder. */
  readonly file: string;
}

interface Found {
  readonly ok: true;
  /** The program's or the folder's whole path. */
  readonly path: string;
}
interface Missing {
  readonly ok: false;
  readonly because: string;
  readonly installable: boolean;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps servers where an ordinary user's PATH does not look. */
function serverFolders(): readonly string[] {
  const versions = "/usr/lib/postgresql";
  const postgres = existsSync(versions) ? readdirSync(versions) : [];
  return ["/usr/sbin", ...postgres.map((version) => join(versions, version, "bin"))];
}

function program(names: readonly string[], debianPackage: string): Found | Missing {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...serverFolders()];
  const path = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((candidate) => isExecutable(candidate));
  if (path !== undefined) return { ok: true, path };
  return {
    ok: false,
    because: `${names[0]} is not installed (Debian package ${debianPackage})`,
    installable: true,
  };
}

/** A folder that is kept beside the repository, not in it. */
function shared(name: string): Found | Missing {
  const path = join(ROOT, "..", "shared", name);
  if (existsSync(path)) return { ok: true, path };
  return { ok: false, because: `there is no folder ../shared/${name}`, installable: false };
}

/** Post-quantum identities, which envelopes are made for, came with age 1.3: an older package does not open them. */
function age(): Found | Missing {
  const found = program(["age"], "age");
  if (!found.ok) return found;
  const version = spawnSync(found.path, ["--version"], { encoding: "utf8" }).stdout.trim();
  const [major = 0, minor = 0] = version.replace(/^v/u, "").split(".").map(Number);
  if (major > 1 || (major === 1 && minor >= 3)) return found;
  const because = `age ${version} is older than 1.3, the first with post-quantum identities`;
  return { ok: false, because, installable: false };
}

/** strace can be there and be refused, as in most containers. */
function strace(): Found | Missing {
  const found = program(["strace"], "strace");
  if (!found.ok || spawnSync(found.path, ["-o", "/dev/null", "true"]).status === 0) return found;
  return { ok: false, because: "this system does not let strace trace", installable: false };
}

/** A disk that can be filled: a namespace of one's own with a file system in memory, which not every system gives. */
function smallDisk(): Found | Missing {
  const found = program(["unshare"], "util-linux");
  if (!found.ok) return found;
  const mounting = ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"];
  if (spawnSync(found.path, mounting).status === 0) return found;
  return { ok: false, because: "this system does not let a test mount a small disk of its own", installable: false };
}

function find(need: Need): Found | Missing {
  switch (need) {
    case "age":
      return age();
    case "age-of-any-version":
      return program(["age"], "age");
    case "chromium":
      return program(["chromium", "chromium-browser", "google-chrome"], "chromium");
    case "libreoffice":
      return program(["soffice", "libreoffice"], "libreoffice-writer");
    case "nats-server":
      return program(["nats-server"], "nats-server");
    case "openssl":
      return program(["openssl"], "openssl");
    case "pdftoppm":
      return program(["pdftoppm"], "poppler-utils");
    case "pdftotext":
      return program(["pdftotext"], "poppler-utils");
    case "postgres":
      return program(["postgres"], "postgresql");
    case "schemas":
      return shared("schemas");
    case "small-disk":
      return smallDisk();
    case "strace":
      return strace();
    case "texts":
      return shared("texts");
    case "xmllint":
      return program(["xmllint"], "libxml2-utils");
  }
}

function callingFile(): string {
  const site = getCallSites().find(({ scriptName }) => /[.]test[.]tsx?$/u.test(scriptName));
  if (site === undefined) return "a test";
  const path = site.scriptName.startsWith("file:") ? fileURLToPath(site.scriptName) : site.scriptName;
  return relative(ROOT, path);
}

/**
 * Whether this machine lacks any of what a test needs, for `describe.skipIf(lacks("strace"))` and
 * `test.skipIf(lacks("strace"))`. Each thing that is missing is noted, with the test's file, for
 * the lines that `npm test` prints at its end; without `npm test` nothing is noted.
 */
export function lacks(...needs: readonly [Need, ...Need[]]): boolean {
  const missing = needs.flatMap((need): readonly LeftOut[] => {
    const found = find(need);
    if (found.ok) return [];
    const { because, installable } = found;
    return [{ need, because, installable, file: callingFile() }];
  });
  const notes = process.env[LEFT_OUT];
  if (notes !== undefined) {
    for (const one of missing) appendFileSync(notes, `${JSON.stringify(one)}\n`);
  }
  return missing.length > 0;
}

/**
 * The whole path of a needed program, or of a shared folder. Throws if it is missing: call it
 * inside a test that `lacks` has let through.
 */
export function pathOf(need: Need): string {
  const found = find(need);
  if (found.ok) return found.path;
  throw new Error(`${need} is needed, and ${found.because}.`);
}
