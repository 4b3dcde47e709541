import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type RunningNode, startNode } from "@longtable/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { Commands, type Printed } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-seat-"));
const commands = new Commands();
let node: RunningNode;

beforeAll(async () => {
  node = await startNode({
    dataFolder: join(folder, "node"),
    host: "127.0.0.1",
    port: 0,
    logFile: join(folder, "log"),
  });
});
afterAll(async () => {
  commands.end();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => commands.run(args);

const at = (name: string): string => join(folder, name);

describe("the commands by which devices take their seats", () => {
  it("convene a dialogue by a link, invite a delegate by another, and keep each seat for its owner alone", async () => {
    const convening = run("convene", node.origin, "--name", "The first head", "--store", at("first"));
    const forHead = String((await convening.first)["url"]);
    const joining = run("join", forHead, "--name", "The second head", "--store", at("second"));
    const [ours, theirs] = await Promise.all([convening.outcome, joining.outcome]);
    expect(ours).toMatchObject({ ok: true, exitCode: 0 });
    expect(theirs).toMatchObject({ ok: true, exitCode: 0, dialogue: ours["dialogue"] });
    const inviting = run("invite", "--name", "An adviser", "--role", "adviser", "--store", at("second"));
    const forAdviser = String((await inviting.first)["url"]);
    const adviser = await run("join", forAdviser, "--store", at("adviser")).outcome;
    expect(adviser).toMatchObject({ ok: true, exitCode: 0, delegation: theirs["delegation"] });
    expect(await inviting.outcome).toMatchObject({ ok: true, exitCode: 0, device: adviser["device"] });
    const again = await run("join", forAdviser, "--store", at("another")).outcome;
    expect(again).toMatchObject({ ok: false, exitCode: 1, code: "INVITATION_SPENT" });
    for (const name of ["first", "second", "adviser"])
      expect(statSync(join(at(name), "seat")).mode & 0o777).toBe(0o600);
  }, 120_000);

  it("list who is there, change a delegate's role, and take a device back, in every room of the seat", async () => {
    const seen = async (name: string): Promise<readonly Printed[]> =>
      (await run("delegates", "--store", at(name)).outcome)["delegates"] as readonly Printed[];
    const adviser = (await seen("second")).find(({ role }) => role === "adviser");
    expect(adviser).toMatchObject({ isOurs: true, name: "An adviser", rooms: 2 });
    const device = String(adviser?.["device"]).slice(0, 12);
    const role = ["role", device, "--role", "deputy"] as const;
    expect(await run(...role, "--store", at("second")).outcome).toMatchObject({ ok: true, exitCode: 0 });
    // The other side sees it at the table, and the delegate's own device in both rooms; the name stays.
    for (const [name, rooms] of [
      ["first", 1],
      ["adviser", 2],
    ] as const) {
      expect(await seen(name)).toContainEqual(expect.objectContaining({ role: "deputy", name: "An adviser", rooms }));
    }
    expect(await run(...role, "--store", at("first")).outcome).toMatchObject({ exitCode: 1, code: "BAD_SEAT" });
    expect(await run(...role, "--store", at("adviser")).outcome).toMatchObject({ exitCode: 1, code: "BAD_SEAT" });

    const leaving = run("invite", "--name", "Somebody leaving", "--role", "note-taker", "--store", at("second"));
    const url = String((await leaving.first)["url"]);
    const joined = await run("join", url, "--store", at("leaving")).outcome;
    await leaving.outcome;
    const gone = String(joined["device"]).slice(0, 12);
    expect(await run("revoke", gone, "--store", at("second")).outcome).toMatchObject({ ok: true, exitCode: 0 });
    expect((await seen("first")).some(({ name }) => name === "Somebody leaving")).toBe(false);
  }, 120_000);

  it("keep the door from any device that may admit, while the head who invited is away", async () => {
    const inviting = run("invite", "--name", "A late comer", "--role", "interpreter", "--store", at("second"));
    const url = String((await inviting.first)["url"]);
    inviting.interrupt();
    await inviting.outcome;
    // The adviser of the first test was made a deputy in the second, and may admit since.
    const keeping = run("door", "--store", at("adviser"));
    await keeping.first;
    const joined = await run("join", url, "--store", at("late")).outcome;
    expect(joined).toMatchObject({ ok: true, exitCode: 0 });
    expect((joined["rooms"] as readonly unknown[]).length).toBe(2);
    keeping.interrupt();
    expect(await keeping.outcome).toMatchObject({ ok: true, exitCode: 0, sentence: "One was let in." });
  }, 120_000);

  it("export what a seat may read, with keys or without, also when the node is away", async () => {
    const opened = at("opened.longtable");
    const sealed = at("sealed.longtable");
    expect(await run("export", opened, "--store", at("adviser")).outcome).toMatchObject({ ok: true, isFresh: true });
    expect(await run("verify", opened).outcome).toMatchObject({ exitCode: 0, level: "opened" });
    expect(await run("export", sealed, "--keyless", "--store", at("adviser")).outcome).toMatchObject({ ok: true });
    // The press room is open to all: its statements need no key.
    const rooms = (await run("verify", sealed).outcome)["rooms"] as readonly Printed[];
    expect(rooms.filter(({ kind, level }) => kind !== "press" && level !== "keyless")).toEqual([]);
    await node.close();
    const away = await run("export", opened, "--store", at("adviser")).outcome;
    expect(away).toMatchObject({ ok: true, isFresh: false });
    expect(await run("verify", opened).outcome).toMatchObject({ exitCode: 0, level: "opened" });
    expect(await run("export", opened, "--store", at("empty")).outcome).toMatchObject({
      exitCode: 1,
      code: "BAD_SEAT",
    });
  }, 120_000);

  it("say in a sentence what is wrong with a link, a folder or a seat", async () => {
    expect(await run("join", "https://talks.example/", "--store", at("no")).outcome).toMatchObject({
      exitCode: 1,
      code: "NOT_A_LINK",
    });
    const invite = ["invite", "--name", "X", "--role", "adviser", "--store"];
    expect(await run(...invite, at("empty")).outcome).toMatchObject({ exitCode: 1, code: "BAD_SEAT" });
    writeFileSync(at("file"), "");
    const convene = ["convene", node.origin, "--name", "X", "--store"];
    expect(await run(...convene, join(at("file"), "under")).outcome).toMatchObject({ exitCode: 1, code: "BAD_SEAT" });
  }, 120_000);
});
