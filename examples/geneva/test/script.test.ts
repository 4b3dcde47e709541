import {
  type RoomState,
  emptyRoom,
  foldRoom,
  latestRound,
  sealing,
  stateHash,
  type RoomEvent,
  RULES,
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
import { expect, test } from "vitest";

import { genevaScript, resolveRefs } from "../src/index.ts";

const made = (name: string) => toHex(sha256(utf8(name)));
const authors = [...genevaScript.people, ...genevaScript.pressKeys];

/** Plays the script with made-up ids; gives the rooms and every outcome that differs from what was meant. */
function play() {
  const names = [
    ...genevaScript.delegations,
    ...authors.map(({ key }) => key),
    ...genevaScript.rooms.map(({ key }) => key),
  ];
  const ids = new Map<string, string>(names.map((name) => [name, made(name)]));
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
  for (const room of genevaScript.rooms) {
    const delegations = room.delegations.map((one) => made(one) as DelegationId);
    states.set(
      room.key,
      emptyRoom({
        kind: "founded",
        seq: 0,
        room: made(room.key) as RoomId,
        roomKind: room.kind,
        dialogue: made("dialogue") as DialogueId,
        delegations,
        rules: RULES,
      }),
    );
    for (const author of authors.filter(({ key }) => room.admits.some((one) => one === key))) {
      put(room.key, {
        kind: "admitted",
        seq: roomOf(room.key).size,
        device: made(author.key) as DeviceId,
        delegation: made(author.delegation) as DelegationId,
        role: author.role,
        name: null,
      });
    }
  }
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
        name: null,
        at: 0,
        seen: room.size,
        chain: made(author.key) as ChainId,
        n,
        act: resolveRefs(item.act, ids, room),
      });
      ids.set(item.label, id);
      const code = outcome.kind === "refused" ? outcome.code : outcome.kind;
      if (code !== (item.refusedAs ?? "effect")) surprises.push(`${item.label}: ${code}`);
      return;
    }
    switch (item.directive) {
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

test("labels are used once, and whatever is beyond the facts says so in the act itself", () => {
  const steps = genevaScript.steps.flatMap((item) => ("directive" in item ? [] : [item]));
  expect(new Set(steps.map(({ label }) => label)).size).toBe(steps.length);
  for (const { act, invented } of steps) expect(act["invented"] === true).toBe(invented);
});
