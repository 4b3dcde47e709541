import {
  ACT_TYPES,
  type Hash,
  RULES,
  type RoomEvent,
  type RoomState,
  type ZonedTime,
  checkZonedTime,
  emptyRoom,
  foldRoom,
  inZone,
  latestRound,
  openDifferences,
  plannedBesideActual,
  publications,
  publishedNow,
  readWhisper,
  sealing,
  sideBySide,
  stateHash,
  stepsByState,
  timeUsed,
  whoHostsNext,
} from "@longtable/dialogue";
import {
  type ActId,
  type ChainId,
  type DelegationId,
  type DeviceId,
  type DialogueId,
  type EpochId,
  type RoomId,
  sha256,
  toHex,
  utf8,
} from "@longtable/protocol";
import { agreedText, provisions, readiness, statusOfProvision } from "@longtable/text";
import { expect, test } from "vitest";

import { type DrawingKey, drawings, facts, genevaScript, resolveRefs } from "../src/index.ts";

const made = (name: string) => toHex(sha256(utf8(name)));
const { people, afterwards } = genevaScript;
const authors = [...genevaScript.people, ...genevaScript.pressKeys];

/** Plays the script with made-up ids; gives the rooms and every outcome that differs from what was meant. */
function play() {
  const names = [
    ...genevaScript.delegations,
    ...authors.map(({ key }) => key),
    ...genevaScript.rooms.map(({ key }) => key),
  ];
  const ids = new Map<string, string>(names.map((name) => [name, made(name)]));
  const files = new Map(
    Object.entries(drawings).map(([key, { photograph }]) => {
      const { media, alt: name, hash } = photograph;
      return [key as DrawingKey, { key: new Uint8Array(32), length: 2000, hash: hash as Hash, name, media }];
    }),
  );
  const states = new Map<string, RoomState>();
  const surprises: string[] = [];
  const roomOf = (key: string): RoomState => {
    const state = states.get(key);
    if (state === undefined) throw new RangeError(key);
    return state;
  };
  const put = (key: string, event: RoomEvent) => {
    const { state, outcome } = foldRoom(roomOf(key), event);
    states.set(key, state);
    return outcome;
  };
  const found = (key: string): void => {
    const room = genevaScript.rooms.find((one) => one.key === key);
    if (room === undefined) throw new RangeError(key);
    const delegations = room.delegations.map((one) => made(one) as DelegationId);
    states.set(
      key,
      emptyRoom({
        kind: "founded",
        seq: 0,
        room: made(key) as RoomId,
        roomKind: room.kind,
        dialogue: made("dialogue") as DialogueId,
        delegations,
        rules: RULES,
      }),
    );
    for (const admitted of room.admits) admit(key, admitted);
  };
  const admit = (room: string, person: string): void => {
    const author = authors.find(({ key }) => key === person);
    if (author === undefined) throw new RangeError(person);
    put(room, {
      kind: "admitted",
      seq: roomOf(room).size,
      device: made(author.key) as DeviceId,
      delegation: made(author.delegation) as DelegationId,
      role: author.role,
      name: author.name,
    });
  };
  let sealed: { readonly size: number; readonly hash: string } | null = null;
  genevaScript.steps.forEach((item, n) => {
    if (!("directive" in item)) {
      sealed = null;
      const author = authors.find(({ key }) => key === item.by);
      if (author === undefined) throw new RangeError(item.by);
      const room = roomOf(item.room);
      const id = made(item.label) as ActId;
      const outcome = put(item.room, {
        kind: "act",
        id,
        seq: room.size,
        device: made(author.key) as DeviceId,
        delegation: made(author.delegation) as DelegationId,
        role: author.role,
        name: author.name,
        at: 0,
        seen: room.size,
        chain: made(author.key) as ChainId,
        n,
        act: resolveRefs(item.act, ids, room, files),
      });
      ids.set(item.label, id);
      const code = outcome.kind === "refused" ? outcome.code : outcome.kind;
      if (code !== (item.refusedAs ?? "effect")) surprises.push(`${item.label}: ${code}`);
      return;
    }
    switch (item.directive) {
      case "found":
        found(item.room);
        break;
      case "admit":
        admit(item.room, item.person);
        break;
      case "off-the-record":
        // Heard once by who is there: nothing reaches a fold.
        if (readWhisper({ kind: "off-the-record", text: item.text }) === null) surprises.push(item.text);
        break;
      case "export":
        break;
      case "new-epoch":
        put(item.room, {
          kind: "epoch",
          seq: roomOf(item.room).size,
          epoch: made(`epoch ${n}`) as EpochId,
          reason: "round",
        });
        break;
      case "revoke":
        for (const key of states.keys())
          put(key, { kind: "revoked", seq: roomOf(key).size, device: made(item.person) as DeviceId });
        break;
      case "seal": {
        const room = roomOf(item.room);
        sealed ??= { size: room.size, hash: stateHash(room) };
        put(item.room, {
          kind: "sealed",
          seq: room.size,
          delegation: made(item.delegation) as DelegationId,
          size: sealed.size,
          root: made("root"),
          stateHash: sealed.hash,
        });
      }
    }
  });
  return { states, surprises, table: roomOf("table") };
}

test("no act of the script is refused but those meant to be", () => {
  expect(play().surprises).toEqual([]);
});

test("both heads seal the last round, which the Russian side hosts after the US side", () => {
  const { table } = play();
  const round = latestRound(table);
  expect(round?.host).toBe(made("ru"));
  expect(round === null ? null : sealing(table, round).agreed).toBe(true);
});

const steps = genevaScript.steps.flatMap((item) => ("directive" in item ? [] : [item]));

test("labels are used once, and whatever is beyond the facts says so in the act itself", () => {
  expect(new Set(steps.map(({ label }) => label)).size).toBe(steps.length);
  expect(steps.filter(({ act, invented }) => (act["invented"] === true) !== invented)).toEqual([]);
  expect(steps.filter(({ invented }) => !invented).map(({ label }) => label)).toEqual([
    "convening",
    "round-1",
    "arms-control",
    "round-2",
    "technologies",
    "space",
    "ai",
    "reported-us-head",
    "reported-ru-head",
    "house-2",
    "begin-2",
    "us-post",
  ]);
});

test("no device bears a name; whom the report names is announced for the round that it reports on, and does nothing", () => {
  expect(people.filter(({ name }) => name !== null)).toEqual([]);
  const named = steps.filter(({ act }) => "name" in act && act.type !== "delegation.introduce");
  expect(named.map(({ act, invented }) => [act.type, act["name"], invented])).toEqual([
    ["delegation.member", "Wendy Sherman", false],
    ["delegation.member", "Sergei Riabkov", false],
  ]);
  const inThirdRound = afterwards.flatMap((item) => ("act" in item ? [JSON.stringify(item.act)] : []));
  expect(inThirdRound.filter((act) => /Sherman|Riabkov|reported-/u.test(act))).toEqual([]);
  const leaving = steps.findIndex(({ label }) => label === "reported-us-head-leaves");
  expect(steps.slice(leaving).map(({ label }) => label)).toEqual([
    "reported-us-head-leaves",
    "reported-ru-head-leaves",
    "close-2",
  ]);
});

test("every kind of thing that the dialogue knows happens at least once, and five kinds of refusal", () => {
  const families = new Set(steps.map(({ act }) => act.type.split(".")[0]));
  for (const family of new Set(ACT_TYPES.map((type) => type.split(".")[0]))) {
    // Heartbeats, verdicts and invitations to watch for are placed by devices, of themselves.
    if (!["heartbeat", "verdict", "invitation"].includes(String(family))) expect(families).toContain(family);
  }
  expect(new Set(steps.flatMap(({ refusedAs }) => refusedAs ?? [])).size).toBeGreaterThanOrEqual(5);
});

test("the round of 30 September began at 10:00 in Geneva, 04:00 in Washington, 11:00 in Moscow", () => {
  const round = latestRound(play().table);
  const starts = round?.starts ?? null;
  if (round === null || starts === null) throw new Error("no second round");
  const capitals = Object.values(play().table.introductions).map(({ capital }) => capital?.zone ?? "");
  expect(new Set(capitals.map((zone) => inZone(starts, zone)?.local))).toEqual(
    new Set(["2021-09-30T04:00", "2021-09-30T11:00"]),
  );
  expect(plannedBesideActual(round).map(({ lateBy }) => lateBy)).toEqual([0, 22, null]);
});

test("every time in the script is a time of its zone", () => {
  const times: ZonedTime[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("local" in value && "zone" in value && "offset" in value) times.push(value as ZonedTime);
    else Object.values(value).forEach(collect);
  };
  collect(genevaScript.steps);
  expect(times.length).toBeGreaterThan(8);
  expect(times.map(checkZonedTime).filter(({ ok }) => !ok)).toEqual([]);
});

test("the joint statement converges from revision to revision, and is signed by both when it is clean and green", () => {
  const [statement] = play().table.text.texts;
  if (statement === undefined) throw new Error("no joint statement");
  expect(statement.revisions.map(({ counts }) => counts)).toEqual([
    { brackets: 3, points: 2 },
    { brackets: 7, points: 6 },
    { brackets: 6, points: 5 },
    { brackets: 4, points: 3 },
    { brackets: 1, points: 1 },
    { brackets: 0, points: 0 },
  ]);
  expect(readiness(statement, null)).toEqual({ isClean: true, isGreen: true, covering: [] });
  expect(provisions(statement).map((node) => statusOfProvision(statement, node))).toEqual(
    provisions(statement).map(() => "initialled"),
  );
  expect(statement.signed).not.toBeNull();
  expect(statement.signatures.map(({ by }) => by)).toEqual([made("us"), made("ru")]);
  expect(agreedText(statement).split("\n")).toEqual([
    "Joint statement on how the two sides sit together (made up for this example)",
    "Having sat at one long table in July and in September,",
    "1. The two sides should meet at the long table twice a year, in turn at each other's mission.",
    "2. They exchange, at least ten days before each round, the words that they find hard to translate.",
    "3. Their interpreters keep one list of terms and read it aloud at the first session.",
    "4. What is said off the record stays off the record.",
    "5. A clock in the room shows the time of both capitals.",
  ]);
});

test("where it ends: two steps verified and carried, one still owed, one difference open in wording", () => {
  const { table } = play();
  const by = stepsByState(table);
  expect([by.verified.length, by.undertaken.length, by.disputed.length]).toEqual([2, 1, 0]);
  expect(by.verified.every(({ carried }) => carried.length === 1)).toBe(true);
  expect(openDifferences(table).flatMap((one) => sideBySide(table, one).map(({ assessment }) => assessment))).toEqual([
    "wording",
    "wording",
  ]);
  expect(whoHostsNext(table)).toBe(made("us"));
  const [first] = table.rounds.opened;
  if (first === undefined) throw new Error("no first round");
  const used = timeUsed(table, { round: first });
  expect([used[made("us") as DelegationId]?.seconds, used[made("ru") as DelegationId]?.seconds]).toEqual([198, 252]);
});

test("the US post reproduces both drawings from the act by which the Russian side published them", () => {
  const press = play().states.get("press")?.press;
  const [post, theirs] = press === undefined ? [] : publications(press);
  expect(post && publishedNow(post).statement.reproduces?.map(({ statement }) => statement)).toEqual([
    theirs?.id,
    theirs?.id,
  ]);
  expect(theirs?.versions).toHaveLength(2);
});

test("what is said goes by no name that the report does not use", () => {
  const text = JSON.stringify(genevaScript.steps).toLowerCase();
  for (const name of ["strategic", "stability", "biden", "putin", "warhead", "missile", "treaty"])
    expect(text).not.toContain(name);
  expect(facts.map(({ key }) => key)).toContain("wish");
});
