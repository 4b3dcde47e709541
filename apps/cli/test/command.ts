import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../bin/longtable.mjs", import.meta.url));

/** An object that a command printed, with the exit code after the last. */
export type Printed = Record<string, unknown>;

/** Runs commands with `--json`, and ends those that are still running. */
export class Commands {
  readonly #children: ChildProcess[] = [];

  /** The command's first object as soon as it is printed, and its last with the exit code. */
  run(args: readonly string[], input = "") {
    const child = spawn(process.execPath, [command, ...args, "--json"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#children.push(child);
    child.stdin.end(input);
    const lines: Printed[] = [];
    const first = new Promise<Printed>((resolve) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        const said = JSON.parse(line) as Printed;
        lines.push(said);
        resolve(said);
      });
      child.on("close", (code) => resolve({ exitCode: code }));
    });
    const outcome = new Promise<Printed>((resolve) => {
      child.on("close", (code) => resolve({ ...lines.at(-1), exitCode: code }));
    });
    return { first, outcome, interrupt: (): boolean => child.kill("SIGINT") };
  }

  end(): void {
    for (const child of this.#children) child.kill();
  }
}
