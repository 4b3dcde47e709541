import type { ActId, DelegationId } from "@longtable/protocol";

import {
  type BracketId,
  type Change,
  type Gap,
  type NodeGap,
  type OwnItem,
  type Point,
  type TabledText,
  type TargetPart,
  type TextActType,
  bracketOf,
  isTextActType,
  provisionHash,
  shownHash,
} from "../src/index.ts";
import { itemsOf } from "../src/persistent/vector.ts";
import { bracketIdOf, nodeIdOf, pieceIdOf } from "../src/state/lookup.ts";
import type { Bracket } from "../src/state/records.ts";
import { isStanding } from "../src/acts/gap.ts";
import { isNodeAlive } from "../src/derive/standing.ts";
import { NAMES, type Talks, idOf } from "./talks.ts";

/** Mulberry32: the same numbers below a bound for the same seed. */
export function seededRandom(seed: number): (bound: number) => number {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

/** A small text with everything that files have: nested brackets, one over several paragraphs, options, marks, a placeholder, a reference. */
export const KNOTTY: TabledText = {
  nodes: [
    { kind: "title", parent: -1, heading: ["Joint text"] },
    {
      kind: "recital",
      parent: -1,
      label: ["PP1"],
      body: [
        "Recalling ",
        { open: 0 },
        "the ",
        { open: 1 },
        "solemn ",
        { close: 1 },
        "mandate",
        { close: 0 },
        " of 𝔸𝔹 talks,",
      ],
    },
    { kind: "article", parent: -1, label: ["Article 1"], heading: ["Limits"] },
    {
      kind: "paragraph",
      parent: 2,
      label: ["1."],
      body: [
        "Each side ",
        { open: 2 },
        "shall",
        { close: 2 },
        { open: 3 },
        "should",
        { close: 3 },
        " reduce its ",
        { placeholder: "X" },
        " stocks, as in ",
        { ref: 5, form: "paragraph 2" },
        ".",
      ],
    },
    { kind: "subparagraph", parent: 3, label: ["(a)"], body: ["by one half; ", { mark: "[" }, "or more"] },
    { kind: "paragraph", parent: 2, label: ["2."], body: ["Inspections are ", { open: 4 }, "held yearly."] },
    { kind: "paragraph", parent: 2, before: [], label: ["3."], body: ["Their findings are shared."] },
    { kind: "paragraph", parent: 2, label: ["4."], body: ["Costs", { close: 4 }, " are borne evenly."] },
    {
      kind: "paragraph",
      parent: 2,
      before: [5],
      label: ["5."],
      body: ["Nothing herein ", { open: 6 }, "limits", { close: 6 }, " rights."],
      after: [5],
    },
    { kind: "text", parent: -1, before: [7], body: ["First wording."], after: [7] },
    { kind: "text", parent: -1, before: [8], body: ["Second wording."], after: [8] },
    { kind: "article", parent: -1, label: ["Article 2"], heading: ["Duration"] },
    {
      kind: "paragraph",
      parent: 11,
      label: ["1."],
      body: [
        "This text is for five years",
        { anchor: 13 },
        ", ",
        { open: 9 },
        "and may be extended",
        { close: 9 },
        ".",
      ],
    },
    { kind: "footnote", parent: 12, label: ["1"], body: ["Or ten."] },
  ],
  brackets: [
    { change: "insert", shown: "typed" },
    { change: "insert", shown: "typed", names: [{ name: "Asteria", side: "for" }] },
    { change: "insert", shown: "typed", choice: 0 },
    { change: "insert", shown: "typed", choice: 0 },
    { change: "insert", shown: "typed" },
    { change: "insert", shown: "typed" },
    { change: "delete", shown: "tracked" },
    { change: "insert", shown: "words", option: "Option 1:", choice: 1 },
    { change: "insert", shown: "words", option: "Option 2:", choice: 1 },
    { change: "reserve", shown: "typed" },
  ],
  choices: [{ inferred: false }, { inferred: true }],
};

const SESSION = idOf<ActId>("session");
const WORDS = ["mutual ", "prompt", "verified, ", "without delay ", "non-", "𝔹old ", "annual"];

/** Somebody who does one act after another at random, mostly such as hold. */
export class Chance {
  readonly room: Talks;
  readonly #below: (bound: number) => number;
  /** What is done, unless told otherwise: by seeds from `WIDER_FROM` on, everything that there is. */
  readonly kinds: readonly Doing[];
  /** Who acts; all parties unless told otherwise. */
  actors: readonly string[];

  constructor(room: Talks, seed: number) {
    this.room = room;
    this.#below = seededRandom(seed);
    this.kinds = seed < WIDER_FROM ? COMMON : WIDER;
    this.actors = NAMES.filter((name) => room.parties.includes(idOf(name)));
  }

  below(bound: number): number {
    return this.#below(bound);
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.#below(Math.max(1, list.length))];
  }

  /** One act; tells which, by whom, and whether it took effect. */
  step(kinds: readonly Doing[] = this.kinds): {
    readonly type: Doing;
    readonly by: string;
    readonly id: ActId;
    readonly refused: string | null;
    readonly body: Readonly<Record<string, unknown>>;
  } | null {
    const type = this.pick(kinds) ?? "text.propose";
    const by = this.pick(this.actors) ?? "";
    if (!isTextActType(type)) return this.#happens(type, by);
    const body = this.#body(type, by);
    return body === null ? null : { type, by, body, ...this.room.act(by, type, body) };
  }

  /** What no act of a text does: a delegation shows that it has seen all that was placed, or stops or begins to be a party. */
  #happens(type: Exclude<Doing, TextActType>, by: string): ReturnType<Chance["step"]> {
    const { room } = this;
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

  /** Brackets whose record fits, by id. */
  brackets(fits: (bracket: Bracket) => boolean): readonly BracketId[] {
    const { now } = this.room;
    return [...itemsOf(now.brackets)].flatMap((bracket, index) => (fits(bracket) ? [bracketIdOf(now, index)] : []));
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
        if (this.kinds === WIDER && this.#below(4) === 0) {
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
        const part = this.#part();
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
        const node = this.#node();
        return node === null ? null : room.form(node);
      }
      case "text.initial": {
        const node = this.#node();
        return node === null ? null : room.form(node);
      }
      case "text.report": {
        const node = this.#node();
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
    if (this.kinds === WIDER && this.#below(15) === 0) {
      const revision = this.pick(this.room.now.revisions);
      return { kind: "revert", to: revision?.placed.act ?? this.room.text };
    }
    const ticket = this.#below(14);
    const words: readonly OwnItem[] = [this.pick(WORDS) ?? "new "];
    if (ticket < 4) {
      const at = this.#gap();
      return at === null ? null : { kind: "insert", at, words: [...words] };
    }
    if (ticket < 8) {
      const part = this.#part();
      if (part === null) return null;
      return ticket < 6 ? { kind: "delete", target: [part] } : { kind: "replace", target: [part], words: [...words] };
    }
    const node = this.#node();
    if (node === null) return null;
    switch (ticket) {
      case 8:
      case 9:
        return {
          kind: "newNode",
          at: this.#nodeGap() ?? { lastUnder: null },
          nodes: [{ kind: "paragraph", parent: -1, body: [...words, "clause."] }],
        };
      case 10:
        return { kind: "strike", node };
      case 11:
        return { kind: "move", node, to: this.#nodeGap() ?? { lastUnder: null } };
      case 12: {
        const before = this.#point();
        return before === null ? null : { kind: "split", before };
      }
      default:
        return { kind: "merge", first: node, second: this.#node() ?? node };
    }
  }

  #gap(): Gap | null {
    const ticket = this.#below(8);
    const bracket = this.pick(
      this.brackets(
        ({ state, kind }) => (state === "open" || state === "agreed") && (kind === "insert" || kind === "replace"),
      ),
    );
    if (ticket === 0 && bracket !== undefined) return { beforeBracket: bracket };
    if (ticket === 1 && bracket !== undefined) return { endOfBracket: bracket };
    const node = this.#node();
    if (ticket === 2 && node !== null) return { endOf: { node, field: "body" } };
    const before = this.#point();
    return before === null ? null : { before };
  }

  #nodeGap(): NodeGap | null {
    const node = this.#node();
    if (node === null) return null;
    const bracket = this.pick(this.brackets(({ state, kind }) => state === "open" && kind === "newNode"));
    const ticket = this.#below(6);
    if (ticket === 0) return { lastUnder: node };
    return ticket === 1 && bracket !== undefined ? { beforeBracket: bracket } : { beforeNode: node };
  }

  #node() {
    const { now } = this.room;
    const alive = [...itemsOf(now.nodes)].flatMap((node, index) =>
      index > 0 && node.kind !== "footnote" && isNodeAlive(now, index) ? [index] : [],
    );
    const index = this.pick(alive);
    return index === undefined ? null : nodeIdOf(now, index);
  }

  /** Pieces of words, with where in each the standing code points are. */
  #spots(): readonly { readonly piece: number; readonly at: number }[] {
    const { now } = this.room;
    const pieces = [...itemsOf(now.pieces)];
    for (let tries = 0; tries < 20; tries += 1) {
      const piece = this.#below(pieces.length);
      const record = pieces[piece];
      if (record === undefined || record.kind === "break") continue;
      const found = Array.from({ length: record.length }, (_, at) => ({ piece, at })).filter((spot) =>
        isStanding(now, spot),
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  #point(): Point | null {
    const spot = this.pick(this.#spots());
    return spot === undefined ? null : { piece: pieceIdOf(this.room.now, spot.piece), at: spot.at };
  }

  #part(): TargetPart | null {
    const node = this.#node();
    if (this.#below(8) === 0 && node !== null) return { node };
    const spots = this.#spots();
    const [one, other] = [this.#below(Math.max(1, spots.length)), this.#below(Math.max(1, spots.length))];
    const [from, last] = [spots[Math.min(one, other)], spots[Math.max(one, other)]];
    if (from === undefined || last === undefined) return null;
    const start: Point = { piece: pieceIdOf(this.room.now, from.piece), at: from.at };
    // Sometimes to the end of the field, over what others put in between.
    const end = this.#below(4) === 0 ? this.#laterPoint(from.piece) : null;
    return { from: start, to: end ?? { piece: pieceIdOf(this.room.now, last.piece), at: last.at + 1 } };
  }

  #laterPoint(piece: number): Point | null {
    const { now } = this.room;
    const pieces = [...itemsOf(now.pieces)];
    const record = pieces[piece];
    const later = pieces.findLastIndex(
      (other, index) =>
        index > piece &&
        other.node === record?.node &&
        other.field === record.field &&
        other.owner === record.owner &&
        other.kind === "words",
    );
    const last = pieces[later];
    return last === undefined || !isStanding(now, { piece: later, at: last.length - 1 })
      ? null
      : { piece: pieceIdOf(now, later), at: last.length };
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

/** What delegations do, roughly as often as they do it. */
export const COMMON: readonly TextActType[] = [
  ...Array.from({ length: 8 }, () => "text.propose" as const),
  ...Array.from({ length: 14 }, () => "text.accept" as const),
  "text.reserve",
  "text.reserve",
  "text.lift",
  "text.join",
  "text.object",
  "text.withdraw",
  "text.withdraw",
  "text.take",
  "text.claim",
  "text.claim",
  "text.reopen",
  "text.package",
  "text.agree",
  "text.repair",
  "text.compile",
];

/** What is seldom proposed is accepted more often, so that it is ever agreed. */
const RARELY_PROPOSED: ReadonlySet<Bracket["kind"]> = new Set(["revert", "move", "split", "merge"]);

/** An act of a text, or what happens to its talks otherwise. */
export type Doing = TextActType | "seen" | "leave" | "arrive";

/** Talks by seeds from here on hold every kind of act; those below stay what they were when they were found to fail. */
export const WIDER_FROM = 2 ** 31;
export const WIDER: readonly Doing[] = [
  ...COMMON,
  "text.call",
  "text.initial",
  "text.report",
  "text.agree",
  "seen",
  "seen",
  "seen",
  "leave",
  "arrive",
];
