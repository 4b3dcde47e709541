import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type RunningNode, startNode } from "@longtable/node";
import { type Act, toHex } from "@longtable/protocol";

import { vi } from "vitest";

import { longtable } from "../src/program.ts";
import { withSeat } from "../src/seat/open-seat.ts";
import { placeAct } from "../src/text/place-act.ts";
import { Commands, type Printed } from "./command.ts";

export type Side = "first" | "second";

/** A provision as `text show --json` prints it. */
export interface ShownProvision {
  readonly name: string;
  readonly line: string;
  readonly status: string;
}

/** A bracket as `text brackets --json` prints it. */
export interface ShownBracket {
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly words: string;
  readonly waitsFor: readonly string[];
  readonly wouldTake: readonly string[];
}

/** Two heads, Asteria's and Borealis's, seated in one dialogue at a node of its own, each with a folder for its commands. */
export class TwoSeats {
  readonly #folder: string;
  readonly #commands = new Commands();
  readonly #node: RunningNode;

  private constructor(folder: string, node: RunningNode) {
    this.#folder = folder;
    this.#node = node;
  }

  static async take(name: string): Promise<TwoSeats> {
    const folder = mkdtempSync(join(tmpdir(), `longtable-${name}-`));
    const node = await startNode({
      dataFolder: join(folder, "node"),
      host: "127.0.0.1",
      port: 0,
      logFile: join(folder, "log"),
    });
    const seats = new TwoSeats(folder, node);
    const commands = seats.#commands;
    const convening = commands.run(["convene", node.origin, "--name", "The first head", "--store", seats.at("first")]);
    const link = String((await convening.first)["url"]);
    await commands.run(["join", link, "--name", "The second head", "--store", seats.at("second")]).outcome;
    await convening.outcome;
    for (const [who, called, short] of [
      ["first", "Asteria", "A"],
      ["second", "Borealis", "B"],
    ] as const)
      await commands.run(["introduce", "--name", called, "--short", short, "--store", seats.at(who)]).outcome;
    return seats;
  }

  /** A file, or a side's seat, in the folder that goes when the seats are left. */
  at(name: string): string {
    return join(this.#folder, name);
  }

  /**
   * Runs a command of `longtable text`: what it printed with `--json`, and its exit code. In this process, since a story has a hundred of
   * them and each would start a program.
   */
  async text(who: Side, ...args: readonly string[]): Promise<Printed> {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      await longtable(true).parseAsync(["text", ...args, "--store", this.at(who), "--json"], { from: "user" });
      const line: unknown = printed.mock.calls.at(-1)?.[0];
      return { ...(JSON.parse(String(line)) as Printed), exitCode: process.exitCode ?? 0 };
    } finally {
      process.exitCode = undefined;
      printed.mockRestore();
    }
  }

  /** Runs such a command as a program of its own. */
  async started(who: Side, ...args: readonly string[]): Promise<Printed> {
    return await this.#commands.run(["text", ...args, "--store", this.at(who)]).outcome;
  }

  async provisions(who: Side, ...args: readonly string[]): Promise<readonly ShownProvision[]> {
    return (await this.text(who, "show", ...args))["provisions"] as readonly ShownProvision[];
  }

  async open(who: Side, ...args: readonly string[]): Promise<readonly ShownBracket[]> {
    return (await this.text(who, "brackets", ...args))["open"] as readonly ShownBracket[];
  }

  /** Does something at the table for which there is no command. */
  async act(who: Side, make: () => Act): Promise<string> {
    return await withSeat(this.at(who), async ({ rooms }) => {
      const live = rooms.find((room) => room.snapshot().state?.kind === "table");
      if (live === undefined) throw new Error("This seat has no table.");
      const placed = await placeAct({ live }, make());
      if (!placed.ok) throw new Error(placed.sentence);
      return placed.id;
    });
  }

  /** Whose seat it is. */
  async own(who: Side): Promise<{ readonly delegation: string }> {
    return await withSeat(this.at(who), async ({ delegation }) => ({ delegation: toHex(delegation) }));
  }

  async leave(): Promise<void> {
    this.#commands.end();
    await this.#node.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
