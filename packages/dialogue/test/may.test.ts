import { ROLES, ROOM_KINDS, type RoomKind } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { ACT_TYPES, type ActType, MAY, type Role, rightTo } from "../src/index.ts";
import { RU, US, foundRoom, person } from "./room.ts";

const ALL_ROLES: readonly Role[] = [...ROLES, "press"];

/** Every type of act in every kind of room by every role. */
function* everyCase(): Generator<readonly [ActType, RoomKind, Role]> {
  for (const type of ACT_TYPES) for (const kind of ROOM_KINDS) for (const role of ALL_ROLES) yield [type, kind, role];
}

const some = (test: (type: ActType, kind: RoomKind, role: Role) => boolean) =>
  [...everyCase()].filter((one) => test(...one));

describe("the table of who may do what", () => {
  it("has a line for every act, and only letters it explains", () => {
    expect(Object.keys(MAY).toSorted()).toEqual([...ACT_TYPES].toSorted());
    const columns = ACT_TYPES.flatMap((type) =>
      Object.entries(MAY[type].rooms).map(([room, column]) => [type, room, column]),
    );
    expect(columns.filter(([, , column]) => !/^(-|[HDSsAINCP]+)$/.test(column ?? ""))).toEqual([]);
    const nowhere = ACT_TYPES.filter((type) => Object.values(MAY[type].rooms).every((column) => column === "-"));
    expect(nowhere).toEqual([]);
  });

  it("answers every act, room and role, and the fold answers the same", () => {
    const rooms = new Map(
      ROOM_KINDS.map((kind) => {
        const room = foundRoom(kind, kind === "caucus" ? [US] : [US, RU]);
        for (const role of ALL_ROLES) room.admit(person(US, role));
        return [kind, room];
      }),
    );
    const answers = [...everyCase()].map(([type, kind, role]) => {
      const right = rightTo(type, kind, role);
      const outcome = rooms.get(kind)?.act(person(US, role), { type, nonsense: true }).outcome;
      const code = outcome?.kind === "refused" ? outcome.code : `${outcome?.kind}`;
      const agrees =
        right === "not in this room"
          ? code === "WRONG_ROOM"
          : right === "none"
            ? code === "ROLE_MAY_NOT"
            : ["BAD_SHAPE", "NOT_CHAIR", "NOT_HOST", "NOT_A_PARTY"].includes(code);
      return { agrees, told: `${role} does ${type} in the ${kind}: ${right}, ${code}` };
    });
    expect(answers).toHaveLength(ACT_TYPES.length * ROOM_KINDS.length * ALL_ROLES.length);
    expect(answers.filter(({ agrees }) => !agrees).map(({ told }) => told)).toEqual([]);
  });

  it("lets a head do whatever anybody of the delegation may, but for translating", () => {
    const beyond = some(
      (type, kind, role) => rightTo(type, kind, role) === "own" && rightTo(type, kind, "head") !== "own",
    );
    expect(beyond.filter(([, , role]) => role !== "press").map(([type]) => type)).toEqual(
      Array.from({ length: 4 }, () => "words.translate"),
    );
  });

  it("gives advisers, note-takers and interpreters nothing binding anywhere", () => {
    const bound = some(
      (type, kind, role) =>
        MAY[type].binding &&
        rightTo(type, kind, role) === "own" &&
        ["adviser", "note-taker", "interpreter"].includes(role),
    );
    expect(bound).toEqual([]);
  });

  it("lets a secretary act for the head wherever a deputy may, and in nothing a deputy may not but approving", () => {
    const onBehalf = some(
      (type, kind, role) => role === "secretary" && rightTo(type, kind, role) === "on behalf of the head",
    );
    const beyond = onBehalf.filter(([type, kind]) => rightTo(type, kind, "deputy") === "none").map(([type]) => type);
    expect(beyond).toEqual(["statement.approve", "statement.recall"]);
    const missing = some((type, kind, role) => role === "deputy" && rightTo(type, kind, role) === "own").filter(
      ([type, kind]) => rightTo(type, kind, "secretary") === "none",
    );
    expect(missing).toEqual([]);
  });

  it("keeps the dialogue's founding decisions to heads in person", () => {
    for (const type of ["dialogue.convene", "dialogue.rules", "dialogue.enlarge", "dialogue.conclude"] as const) {
      expect(MAY[type].rooms.table).toBe("H");
    }
  });

  it("lets only press keys act in the press room, and press keys nowhere else", () => {
    const press = some(
      (type, kind, role) =>
        ["own", "on behalf of the head"].includes(rightTo(type, kind, role)) &&
        (kind === "press") !== (role === "press"),
    );
    expect(press).toEqual([]);
  });
});
