import { array, assert, infiniteStream, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type RoomEvent,
  type RoomState,
  accords,
  foldRecord,
  foldRoom,
  isSettled,
  differences,
  mayAct,
  stateHash,
  stateOfStep,
  steps,
  values,
  whoHostsNext,
} from "../src/index.ts";
import type { Person } from "./room.ts";
import { attempt, attempts, delegationCount, tableOf } from "./random-acts.ts";

const RUNS = { numRuns: 40 };

/** Everything but what a refused act may touch. */
function butRefused({ refused: _, chains: __, size: ___, ...rest }: RoomState) {
  return rest;
}

function randomRoom(
  count: number,
  tried: Parameters<typeof attempt>[2][],
  by?: (people: readonly Person[]) => readonly Person[],
) {
  const { room, people } = tableOf(count);
  for (const one of tried) attempt(room, by?.(people) ?? people, one);
  return room;
}

const tried = attempts.map((list) => [...list]);

describe("the fold, over random acts by two to five delegations", () => {
  it("gives the same state from the same record, and replaying the record changes nothing", () => {
    assert(
      property(delegationCount, tried, (count, list) => {
        const room = randomRoom(count, list);
        const again = foldRecord(room.events());
        expect(stateHash(again)).toBe(stateHash(room.state()));
        let replayed = again;
        for (const event of room.events()) replayed = foldRoom(replayed, event).state;
        expect(stateHash(replayed)).toBe(stateHash(again));
        expect(replayed).toEqual(again);
      }),
      RUNS,
    );
  });

  it("goes on from a copy of a state in the middle as it goes on from the state itself", () => {
    assert(
      property(delegationCount, tried, nat({ max: 200 }), (count, list, cut) => {
        const events = randomRoom(count, list).events();
        const at = 1 + (cut % (events.length - 1));
        const middle = structuredClone(foldRecord(events.slice(0, at)));
        const onward = events.slice(at).reduce((state, event) => foldRoom(state, event).state, middle);
        expect(stateHash(onward)).toBe(stateHash(foldRecord(events)));
      }),
      RUNS,
    );
  });

  it("a refused act changes nothing but the list of refused acts", () => {
    let refusals = 0;
    assert(
      property(delegationCount, tried, (count, list) => {
        const [founded, ...events] = randomRoom(count, list).events();
        if (founded === undefined) return;
        let state = foldRecord([founded]);
        for (const event of events) {
          const before = butRefused(state);
          const folded = foldRoom(state, event);
          if (folded.outcome.kind === "refused") {
            refusals++;
            const after = butRefused(folded.state);
            const unchanged = new Map<string, unknown>(Object.entries(before));
            // The very same objects: nothing was even copied.
            expect(Object.entries(after).filter(([name, part]) => unchanged.get(name) !== part)).toEqual([]);
            expect(folded.state.refused.length).toBe(state.refused.length + 1);
          }
          state = folded.state;
        }
      }),
      RUNS,
    );
    expect(refusals).toBeGreaterThan(100);
  });

  it("answers beforehand as it does afterwards", () => {
    assert(
      property(delegationCount, tried, (count, list) => {
        const { room, people } = tableOf(count);
        for (const one of list) {
          const before = room.state();
          attempt(room, people, { ...one, behind: 0 });
          const event = room.events().at(-1);
          if (event?.kind !== "act") continue;
          const asked = mayAct(before, event, event.act);
          const { outcome } = foldRoom(before, event);
          expect(asked.ok).toBe(outcome.kind === "effect");
          if (!asked.ok && outcome.kind === "refused") expect(asked.code).toBe(outcome.code);
        }
      }),
      RUNS,
    );
  });

  it("decides nothing by anybody's clock", () => {
    const noTimes = (events: readonly RoomEvent[]) =>
      foldRecord(events.map((e) => (e.kind === "act" ? { ...e, at: 0 } : e)));
    assert(
      property(delegationCount, tried, integer({ min: -4e12, max: 4e12 }), (count, list, skew) => {
        const events = randomRoom(count, list).events();
        const skewed = events.map((e, index) => (e.kind === "act" ? { ...e, at: index % 2 === 0 ? skew : e.at } : e));
        const strip = (state: RoomState) => withoutFields(state, ["at"]);
        expect(strip(foldRecord(skewed))).toEqual(strip(noTimes(events)));
      }),
      { numRuns: 20 },
    );
  });

  it("one delegation alone, whatever it does, binds no other", () => {
    let openings = 0;
    assert(
      property(delegationCount, tried, (count, list) => {
        const { room, people } = tableOf(count);
        const own = people.filter(({ delegation }) => delegation === people[0]?.delegation);
        // The others have said where they stand; from then on only the first delegation acts.
        for (const who of new Set(people.filter(({ role }) => role === "head"))) {
          room.act(who, { type: "difference.open", title: "A difference" });
          for (const { id } of differences(room.state()))
            room.act(who, { type: "difference.assess", difference: id, assessment: "wording" });
        }
        const before = room.state();
        for (const one of list) attempt(room, own, one);
        const after = room.state();
        openings += accords(after).length;
        expect(accords(after).filter(({ state }) => state === "adopted" || state === "overtaken")).toEqual([]);
        expect([after.rules, after.delegations, after.convening]).toEqual([
          before.rules,
          before.delegations,
          before.convening,
        ]);
        expect(after.rounds.agreedHost).toBeNull();
        expect(values(after.calls).filter(({ state }) => state === "taken")).toEqual([]);
        for (const difference of differences(after)) expect(isSettled(after, difference)).toBe(false);
        for (const step of steps(after)) {
          const state = stateOfStep(step);
          for (const by of [step.undertaken, step.verified, step.disputes, step.declined]) {
            expect(Object.keys(by).filter((delegation) => delegation !== own[0]?.delegation)).toEqual([]);
          }
          if (state === "verified") throw new Error("verified alone");
        }
        for (const part of ["introductions", "standings"] as const) {
          expect(Object.keys(after[part]).filter((delegation) => delegation !== own[0]?.delegation)).toEqual([]);
        }
        expect(
          values(after.differences).every(({ assessments }) =>
            Object.values(assessments).every(
              ({ stamp, assessment }) => stamp.delegation === own[0]?.delegation || assessment === "wording",
            ),
          ),
        ).toBe(true);
        if (after.rounds.opened.length === 0) expect(whoHostsNext(after)).toBe(whoHostsNext(before));
      }),
      RUNS,
    );
    expect(openings).toBeGreaterThan(10);
  });

  it("what delegations do each for itself comes to the same in any order", () => {
    const own = array(record({ what: nat({ max: 6 }), one: nat({ max: 99 }) }), { maxLength: 14 });
    assert(
      property(
        delegationCount,
        array(own, { minLength: 5, maxLength: 5 }),
        infiniteStream(nat({ max: 4 })),
        (count, lists, stream) => {
          const inTurn: number[] = lists.slice(0, count).flatMap((list, index) => list.map(() => index));
          const mixed: number[] = [];
          const left = lists.slice(0, count).map((list) => list.length);
          while (mixed.length < inTurn.length) {
            const [start = 0] = stream.take(1);
            for (let offset = 0; offset < count; offset++) {
              const index = (start + offset) % count;
              if ((left[index] ?? 0) === 0) continue;
              left[index] = (left[index] ?? 0) - 1;
              mixed.push(index);
              break;
            }
          }
          expect(eachForItself(count, lists, mixed)).toEqual(eachForItself(count, lists, inTurn));
        },
      ),
      RUNS,
    );
  });
});

interface Own {
  readonly what: number;
  readonly one: number;
}

/** Delegations act each from its own list, in the order of `turns`; where they stand, without places. */
function eachForItself(count: number, lists: readonly (readonly Own[])[], turns: readonly number[]): unknown {
  const { room, people } = tableOf(count);
  const heads = people.filter((one, index) => one.role === "head" && people.indexOf(one) === index);
  const chair = heads[0];
  if (chair === undefined) throw new Error("no chair");
  room.done(chair, { type: "house.rules", rules: [{ key: "masks", text: "Masks" }] });
  const difference = room.done(chair, { type: "difference.open", title: "A difference" });
  const all = heads.map(({ delegation }) => delegation);
  const terms = { what: "Together", who: all, verification: { how: "Each", by: all } };
  const step = room.done(chair, { type: "step.propose", terms });
  const next = heads.map(() => 0);
  for (const turn of turns) {
    const head = heads[turn];
    const own = lists[turn]?.[next[turn] ?? 0];
    next[turn] = (next[turn] ?? 0) + 1;
    if (head === undefined || own === undefined) continue;
    const state = room.state();
    const acts = [
      { type: "difference.position", difference, text: `Position ${own.one}` },
      { type: "difference.assess", difference, assessment: (["agreed", "wording", "substance"] as const)[own.one % 3] },
      { type: "step.undertake", step, subject: steps(state)[0]?.subject, session: room.session() },
      { type: "house.acknowledge", subject: state.house.rules?.subject },
      { type: "seat.take", place: own.one % 7 },
      { type: "floor.microphone", on: own.one % 2 === 0 },
      { type: "floor.request" },
    ];
    const act = acts[own.what];
    if (act !== undefined) room.act(head, act);
  }
  const { differences: _, floor, refused, house, steps: __, ...rest } = room.state();
  const state = room.state();
  return withoutFields(
    {
      differences: differences(state).map(({ positions, assessments }) => [positions, assessments]),
      steps: steps(state).map((one) => [one.undertaken, stateOfStep(one)]),
      house,
      microphones: floor.microphones,
      waiting: floor.waiting.map(({ id }) => id).toSorted(),
      refused: [...refused.tail].map(({ id, code }) => `${id} ${code}`).toSorted(),
      parties: rest.delegations,
    },
    ["seq", "at"],
  );
}

/** Plain data without some of its fields, wherever they stand. */
function withoutFields(part: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(part)) return part.map((one) => withoutFields(one, fields));
  if (part === null || typeof part !== "object" || part instanceof Uint8Array) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name]) => !fields.includes(name))
      .map(([name, field]) => [name, withoutFields(field, fields)]),
  );
}
