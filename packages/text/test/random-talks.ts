import type { ActId, DelegationId } from "@longtable/protocol";

import {
  type BracketId,
  type Change,
  type OwnItem,
  type TextActType,
  acceptances,
  bracketOf,
  isTextActType,
  provisionHash,
  shownHash,
} from "../src/index.ts";
import type { Bracket } from "../src/state/records.ts";
import { nextToClose } from "./closing.ts";
import { COMMON, type Doing, type Done, RARELY_PROPOSED, WIDER, WIDER_FROM, WIDEST, WIDEST_FROM } from "./doings.ts";
import { Places } from "./random-places.ts";
import { actOnRivals } from "./rivals.ts";
import { seededRandom } from "./seeded-random.ts";
import { NAMES, type Talks, idOf } from "./talks.ts";

const SESSION = idOf<ActId>("session");
const WORDS = ["mutual ", "prompt", "verified, ", "without delay ", "non-", "𝔹old ", "annual"];

/** Somebody who does one act after another at random, mostly such as hold. */
export class Chance {
  readonly room: Talks;
  readonly #below: (bound: number) => number;
  /** What is done, unless told otherwise: the more, the greater the seed (`doings.ts`). */
  readonly kinds: readonly Doing[];
  /** Who acts; all parties unless told otherwise. */
  actors: readonly string[];
  readonly places: Places;
  #insistsOn: BracketId | null = null;

  constructor(room: Talks, seed: number) {
    this.room = room;
    this.#below = seededRandom(seed);
    this.kinds = seed < WIDER_FROM ? COMMON : seed < WIDEST_FROM ? WIDER : WIDEST;
    this.places = new Places(room, this.#below);
    this.actors = NAMES.filter((name) => room.parties.includes(idOf(name)));
  }

  below(bound: number): number {
    return this.#below(bound);
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.#below(Math.max(1, list.length))];
  }

  /** One act; tells which, by whom, and whether it took effect. */
  step(kinds: readonly Doing[] = this.kinds): Done | null {
    const insisted = this.kinds === WIDEST && kinds === WIDEST ? this.#insist() : null;
    if (insisted !== null) return insisted;
    const type = this.pick(kinds) ?? "text.propose";
    const by = this.pick(this.actors) ?? "";
    if (!isTextActType(type)) return this.#happens(type, by);
    const body = this.#body(type, by);
    return body === null ? null : { type, by, body, ...this.room.act(by, type, body) };
  }

  /** Sometimes what is seldom proposed is accepted by one party after another: most of it is another form after each act about something else. */
  #insist(): Done | null {
    const { room } = this;
    if (this.#insistsOn === null && this.#below(20) === 0) {
      this.#insistsOn =
        this.pick(this.brackets(({ state, kind }) => state === "open" && RARELY_PROPOSED.has(kind))) ?? null;
    }
    const bracket = this.#insistsOn;
    const waiting = bracket === null ? undefined : acceptances(room.now, bracket)?.waitsFor[0];
    const by = this.actors.find((name) => idOf(name) === waiting);
    if (bracket === null || by === undefined) {
      this.#insistsOn = null;
      return null;
    }
    const body = room.naming(bracket);
    const done = { type: "text.accept" as const, by, body, ...room.act(by, "text.accept", body) };
    if (done.refused !== null) this.#insistsOn = null;
    return done;
  }

  /** What no act of a text does: a delegation shows that it has seen all that was placed, or stops or begins to be a party. */
  #happens(type: Exclude<Doing, TextActType>, by: string): Done | null {
    const { room } = this;
    if (type === "rival") return actOnRivals(room, by, this.#below);
    const done = { type, by, id: room.text, body: {}, refused: null };
    if (type === "seen") {
      const { state } = room;
      room.see(by);
      return room.state === state ? null : done;
    }
    const others = NAMES.filter((name) => (type === "leave") === room.parties.includes(idOf(name)));
    const name = this.pick(others);
    if (name === undefined || (type === "leave" && others.length < 3)) return null;
    room.parties =
      type === "leave" ? room.parties.filter((one) => one !== idOf(name)) : [...room.parties, idOf<DelegationId>(name)];
    this.actors = NAMES.filter((one) => room.parties.includes(idOf(one)));
    return { ...done, by: name };
  }

  /** One act on the way to a text that all have signed; null when there is nothing left to do, or nobody knows what. */
  close(): Done | null {
    const next = nextToClose(this.room, this.#below);
    return next === null ? null : { ...next, ...this.room.act(next.by, next.type, next.body) };
  }

  /** Brackets whose record fits, by id. */
  brackets(fits: (bracket: Bracket) => boolean): readonly BracketId[] {
    return this.places.brackets(fits);
  }

  #body(type: TextActType, by: string): Readonly<Record<string, unknown>> | null {
    const { room } = this;
    const delegation = idOf(by);
    const named = (fits: (bracket: Bracket) => boolean): Readonly<Record<string, unknown>> | null => {
      const bracket = this.pick(this.brackets(fits));
      return bracket === undefined ? null : room.naming(bracket);
    };
    const only = (fits: (bracket: Bracket) => boolean): Readonly<Record<string, unknown>> | null => {
      const bracket = this.pick(this.brackets(fits));
      return bracket === undefined ? null : { bracket };
    };
    switch (type) {
      case "text.propose": {
        const change = this.#change();
        if (change === null) return null;
        const rival =
          this.#below(6) === 0
            ? this.pick(this.brackets(({ state, kind }) => state === "open" && kind !== "mark"))
            : undefined;
        return { change, ...(rival === undefined ? {} : { rivalOf: rival }) };
      }
      case "text.accept":
        if (this.kinds !== COMMON && this.#below(4) === 0) {
          const rare = named(({ state, kind }) => state === "open" && RARELY_PROPOSED.has(kind));
          if (rare !== null) return rare;
        }
        return named(({ state, kind }) => state === "open" && kind !== "reserve" && kind !== "mark");
      case "text.join":
        return named(({ state, kind }) => state === "open" && kind !== "mark");
      case "text.object":
        return { to: only(({ state }) => state === "open") ?? { call: SESSION } };
      case "text.withdraw":
        return only(({ state, holders }) => state === "open" && holders.some((one) => one === delegation));
      case "text.take":
        return only(({ state }) => state === "withdrawn");
      case "text.reserve": {
        const part = this.places.part();
        return part === null ? null : { target: [part] };
      }
      case "text.lift":
        return named(
          ({ state, holders, against }) =>
            state === "open" && [...holders, ...against].some((one) => one === delegation),
        );
      case "text.claim": {
        const bracket = only(({ state, holders }) => state === "open" && holders.length === 0);
        return bracket === null ? null : { ...bracket, as: this.#below(2) === 0 ? "want" : "against" };
      }
      case "text.reopen": {
        const bracket = only(({ state }) => state === "agreed");
        return bracket === null ? null : { what: bracket };
      }
      case "text.package": {
        const open = this.brackets(({ state, kind }) => state === "open" && kind !== "reserve" && kind !== "mark");
        return {
          proposals: [
            ...new Set([this.pick(open), this.pick(open), this.pick(open)].filter((one) => one !== undefined)),
          ],
        };
      }
      case "text.agree": {
        const node = this.places.node();
        return node === null ? null : room.form(node);
      }
      case "text.initial": {
        const node = this.places.node();
        return node === null ? null : room.form(node);
      }
      case "text.report": {
        const node = this.places.node();
        return node === null
          ? null
          : { group: idOf("a working group"), provisions: [{ node, hash: provisionHash(room.now, node) }] };
      }
      case "text.sign":
        return { session: SESSION, subject: shownHash(room.now, null) };
      case "text.call": {
        const bracket = only(({ state, holders, against, kind }) => {
          return state === "open" && holders.length + against.length === 0 && kind !== "mark";
        });
        return bracket === null
          ? null
          : { brackets: [{ ...bracket, words: this.#below(2) === 0 ? "keep" : "drop" }], session: SESSION };
      }
      case "text.compile":
        return room.compileBody();
      case "text.repair": {
        const mark = this.pick(this.brackets(({ state, kind }) => state === "open" && kind === "mark"));
        return mark === undefined
          ? null
          : { how: { kind: this.#below(2) === 0 ? "remove" : "literal", mark }, session: SESSION };
      }
      default:
        return null;
    }
  }

  #change(): Change | null {
    if (this.kinds !== COMMON && this.#below(15) === 0) {
      const revision = this.pick(this.room.now.revisions);
      return { kind: "revert", to: revision?.placed.act ?? this.room.text };
    }
    if (this.kinds === WIDEST && this.#below(12) === 0) {
      const pair = this.places.neighbours();
      if (pair !== null) return { kind: "merge", ...pair };
    }
    const ticket = this.#below(14);
    const words: readonly OwnItem[] = [this.pick(WORDS) ?? "new "];
    if (ticket < 4) {
      const at = this.places.gap();
      return at === null ? null : { kind: "insert", at, words: [...words] };
    }
    if (ticket < 8) {
      const part = this.places.part();
      if (part === null) return null;
      return ticket < 6 ? { kind: "delete", target: [part] } : { kind: "replace", target: [part], words: [...words] };
    }
    const node = this.places.node();
    if (node === null) return null;
    switch (ticket) {
      case 8:
      case 9:
        return {
          kind: "newNode",
          at: this.places.nodeGap() ?? { lastUnder: null },
          nodes: [{ kind: "paragraph", parent: -1, body: [...words, "clause."] }],
        };
      case 10:
        return { kind: "strike", node };
      case 11:
        return { kind: "move", node, to: this.places.nodeGap() ?? { lastUnder: null } };
      case 12: {
        const before = this.places.point();
        return before === null ? null : { kind: "split", before };
      }
      default:
        return { kind: "merge", first: node, second: this.places.node() ?? node };
    }
  }

  /** Some acts, whatever they are. */
  many(count: number): void {
    for (let done = 0; done < count; done += 1) this.step();
  }

  /** Everybody accepts a proposal, as long as it waits for anybody. */
  settle(bracket: BracketId): boolean {
    if (bracketOf(this.room.now, bracket)?.state !== "open") return false;
    this.room.acceptByAll(bracket);
    return bracketOf(this.room.now, bracket)?.state === "agreed";
  }
}
