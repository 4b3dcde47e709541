import { type ActId, type DelegationId, sha256, toHex, utf8 } from "@longtable/protocol";

import {
  type BracketId,
  type Change,
  type NegotiatingText,
  type NodeId,
  type Placed,
  type Point,
  type TabledText,
  type TargetPart,
  type TextActType,
  type TextsState,
  acceptances,
  agreedText,
  applyTextAct,
  bracketOfAct,
  bracketText,
  emptyTexts,
  idIn,
  packTabled,
  provisionHash,
  readTextAct,
  showCalls,
  shownHash,
  subjectHash,
  tellParties,
  textHash,
  textOf,
} from "../src/index.ts";
import { itemsOf } from "../src/persistent/vector.ts";
import { pieceIdOf } from "../src/state/lookup.ts";

/** A made-up id that is always the same for the same word. */
export function idOf<T extends string>(word: string): T {
  return toHex(sha256(utf8(word))) as T;
}

/** Whether an act names the text that it is about. */
const isOfText = (type: TextActType): boolean => type !== "text.table" && type !== "text.part";

const SESSION = idOf<ActId>("session");

/** What an act says beside its type and its text. */
type Body = Readonly<Record<string, unknown>>;

/** A text in negotiation on a test's table: acts go in by whom they are, and its state can be looked at at any time. */
export class Talks {
  state: TextsState = emptyTexts;
  #parties: readonly DelegationId[];
  readonly placed: {
    readonly type: TextActType | "seen" | "parties";
    readonly body: Body;
    readonly placed: Placed;
    readonly parties: readonly DelegationId[];
  }[] = [];
  readonly text: ActId;
  /** What authors' clocks say. */
  clock = 0;
  #seq = 0;

  /** Tables a tree as the first of the parties; unless told otherwise all accept it as a basis. */
  constructor(parties: readonly string[], tabled: TabledText, { isBasis = true }: { readonly isBasis?: boolean } = {}) {
    this.#parties = parties.map((name) => idOf<DelegationId>(name));
    this.text = this.done(parties[0] ?? "", "text.table", { title: "A text", tree: packTabled(tabled) });
    if (isBasis) for (const party of parties) this.accept(party, this.basis);
  }

  get now(): NegotiatingText {
    const text = textOf(this.state, this.text);
    if (text === null) throw new Error("Nothing was tabled.");
    return text;
  }

  /** Who decides; whoever changes that has the texts told so, as the dialogue does. */
  get parties(): readonly DelegationId[] {
    return this.#parties;
  }
  set parties(parties: readonly DelegationId[]) {
    this.#parties = parties;
    this.placed.push({ type: "parties", body: {}, placed: this.now.tabled, parties });
    this.state = tellParties(this.state, parties);
  }

  get basis(): BracketId {
    return bracketOfAct(this.text);
  }

  /** The text as the agreed view shows it, and as the bracket view does. */
  get agreed(): string {
    return agreedText(this.now);
  }
  get drawn(): string {
    return bracketText(this.now);
  }

  node(count: number, act: ActId = this.text): NodeId {
    return idIn(act, "node", count);
  }

  /** Places an act; gives its id and the code it was refused with, if it was. */
  act(by: string, type: TextActType, body: Body): { readonly id: ActId; readonly refused: string | null } {
    const seq = this.#seq++;
    const id = idOf<ActId>(`${by} ${type} ${seq}`);
    const placed: Placed = {
      act: id,
      seq,
      at: this.clock,
      delegation: idOf<DelegationId>(by),
      role: "head",
      name: null,
      onBehalfOf: null,
    };
    const { parties } = this;
    const read = readTextAct({
      type,
      ...(isOfText(type) ? { text: this.text } : {}),
      ...body,
    });
    if (read === null) return { id, refused: "BAD_SHAPE" };
    this.placed.push({ type, body, placed, parties });
    const after = applyTextAct(this.state, read, placed, { parties });
    if ("refused" in after) return { id, refused: after.refused };
    this.state = after;
    return { id, refused: null };
  }

  /** What a delegation shows that it has seen: all that was placed. Calls that every party has now seen take effect. */
  see(by: string): void {
    const seq = this.#seq++;
    const delegation = idOf<DelegationId>(by);
    const placed: Placed = { ...this.now.tabled, act: idOf<ActId>(`${by} sees ${seq}`), seq, delegation };
    this.placed.push({ type: "seen", body: {}, placed, parties: this.parties });
    this.state = showCalls(this.state, delegation, seq, placed, this.parties);
  }

  /** All that was placed, folded from the beginning. */
  foldedAnew(): TextsState {
    let state = emptyTexts;
    for (const { type, body, placed, parties } of this.placed) {
      if (type === "seen") {
        state = showCalls(state, placed.delegation, placed.seq, placed, parties);
        continue;
      }
      if (type === "parties") {
        state = tellParties(state, parties);
        continue;
      }
      const read = readTextAct({ type, ...(isOfText(type) ? { text: this.text } : {}), ...body });
      if (read === null) continue;
      const after = applyTextAct(state, read, placed, { parties });
      if (!("refused" in after)) state = after;
    }
    return state;
  }

  /** Places an act that must take effect. */
  done(by: string, type: TextActType, body: Body): ActId {
    const { id, refused } = this.act(by, type, body);
    if (refused !== null) throw new Error(`${type} by ${by} was refused: ${refused}.`);
    return id;
  }

  propose(by: string, change: Change, more: Body = {}): BracketId {
    return bracketOfAct(this.done(by, "text.propose", { change, ...more }));
  }
  reserve(by: string, ...target: readonly TargetPart[]): BracketId {
    return bracketOfAct(this.done(by, "text.reserve", { target }));
  }
  accept(by: string, bracket: BracketId): void {
    this.done(by, "text.accept", this.naming(bracket));
  }
  join(by: string, bracket: BracketId): void {
    this.done(by, "text.join", this.naming(bracket));
  }
  lift(by: string, bracket: BracketId): void {
    this.done(by, "text.lift", this.naming(bracket));
  }
  /** Accepts for everybody for whom a proposal still waits. */
  acceptByAll(bracket: BracketId, ...but: readonly string[]): void {
    for (const party of acceptances(this.now, bracket)?.waitsFor ?? []) {
      if (but.some((name) => idOf(name) === party)) continue;
      this.acceptAs(party, bracket);
    }
  }
  acceptAs(party: DelegationId, bracket: BracketId): void {
    const name = NAMES.find((one) => idOf(one) === party);
    if (name !== undefined) this.accept(name, bracket);
  }
  /** A bracket as a binding act names it. */
  naming(bracket: BracketId): Body {
    return { bracket, session: SESSION, subject: subjectHash(this.now, bracket) };
  }
  agree(by: string, node: NodeId, type: "text.agree" | "text.initial" = "text.agree", more: Body = {}): ActId {
    return this.done(by, type, { ...this.form(node), ...more });
  }
  form(node: NodeId): Body {
    return { node, session: SESSION, subject: provisionHash(this.now, node), shown: shownHash(this.now, node) };
  }
  sign(by: string): ActId {
    return this.done(by, "text.sign", { session: SESSION, subject: shownHash(this.now, null) });
  }
  compile(by: string): ActId {
    return this.done(by, "text.compile", this.compileBody());
  }
  compileBody(): Body {
    return { session: SESSION, subject: textHash(this.now) };
  }

  /** The point before a word, wherever the tabled words have it. */
  before(word: string): Point {
    return this.#point(word, 0);
  }
  /** The words from the beginning of one to the end of another. */
  words(first: string, last = first): TargetPart {
    return { from: this.#point(first, 0), to: this.#point(last, last.length) };
  }
  #point(word: string, offset: number): Point {
    const { pieces } = this.now;
    for (const [number, { text }] of [...itemsOf(pieces)].entries()) {
      const at = text.indexOf(word);
      if (at >= 0) return { piece: pieceIdOf(this.now, number), at: Array.from(text.slice(0, at)).length + offset };
    }
    throw new Error(`No piece holds ${word}.`);
  }
}

/** Delegations that tests speak of. */
export const NAMES = ["Asteria", "Borealis", "Cassia", "Dorne"];

/** A text of paragraphs, each a string with its label, with nothing bracketed. */
export function paragraphs(...bodies: readonly string[]): TabledText {
  return {
    nodes: bodies.map((body, at) => ({ kind: "paragraph", parent: -1, label: [`${at + 1}.`], body: [body] })),
    brackets: [],
    choices: [],
  };
}
