import { type ActId, type DelegationId, sha256, toHex, utf8 } from "@longtable/protocol";
import {
  type BracketId,
  type Hash,
  type Placed,
  type TabledText,
  type TargetPart,
  type TextAct,
  type TextsState,
  applyTextAct,
  bracketOfAct,
  emptyTexts,
  idIn,
  loadTexts,
  packTabled,
  saveTexts,
  subjectHash,
  textOf,
} from "@longtable/text";

import type { Engine } from "./engine.ts";
import { renderText } from "./fold-rendering.ts";
import { DELEGATION_NAMES, type Range, type TalkAct } from "./talks.ts";

/** An act as the fold takes it: opened, with its place. */
export interface FoldStep {
  readonly act: TextAct;
  readonly placed: Placed;
}

/** An id as long as the real ones are. */
const made = (name: string): string => toHex(sha256(utf8(name)));
const DELEGATIONS = DELEGATION_NAMES.map((name) => made(name) as DelegationId);
const TABLE = made("table") as ActId;
const SESSION = made("session") as ActId;
const actOf = (bracket: number): ActId => made(`bracket ${bracket}`) as ActId;

/** Our own fold: the acts are those that a room's record has, taken one by one. */
export function foldEngine(): Engine<FoldStep> {
  let state = emptyTexts;
  return {
    stepsOf(tabled, acts) {
      let talks = begun(tabled);
      return acts.map((act, at) => {
        const step = stepOf(talks, act, at);
        talks = after(talks, step);
        return step;
      });
    },
    begin(tabled) {
      state = begun(tabled);
    },
    take(steps) {
      for (const step of steps) state = after(state, step);
    },
    save: () => saveTexts(state),
    load(bytes) {
      state = loadTexts(bytes);
    },
    render: () => renderText(theText(state), nameOf),
  };
}

const nameOf = (delegation: DelegationId): string => DELEGATION_NAMES[DELEGATIONS.indexOf(delegation)] ?? "nobody";

/** The text tabled, and taken by everybody as the basis. */
function begun(tabled: TabledText): TextsState {
  const table: TextAct = { type: "text.table", title: "Negotiating text", tree: packTabled(tabled) };
  let state = after(emptyTexts, { act: table, placed: placedBy(0, TABLE, 0) });
  for (const by of DELEGATIONS.keys()) {
    const act = acceptance(state, bracketOfAct(TABLE));
    state = after(state, { act, placed: placedBy(by, made(`basis ${by}`) as ActId, by) });
  }
  return state;
}

function after(state: TextsState, { act, placed }: FoldStep): TextsState {
  const next = applyTextAct(state, act, placed, { parties: DELEGATIONS });
  if ("refused" in next)
    throw new Error(`The act at place ${placed.seq}, a ${act.type}, was refused: ${next.refused}.`);
  return next;
}

function stepOf(state: TextsState, act: TalkAct, at: number): FoldStep {
  const text = TABLE;
  const seq = at + DELEGATIONS.length;
  const id = made(`act ${at}`) as ActId;
  switch (act.kind) {
    case "propose": {
      const placed = placedBy(act.by, actOf(act.id), seq);
      const target = act.struck === null ? null : [partOf(act.struck)];
      const words = [act.words];
      if (act.before !== null) {
        const change = { kind: "insert", at: { before: partOf(act.before).from }, words } as const;
        return { act: { type: "text.propose", text, change }, placed };
      }
      if (target === null) throw new Error("A proposal is about words.");
      const change =
        act.own === null ? ({ kind: "delete", target } as const) : ({ kind: "replace", target, words } as const);
      return { act: { type: "text.propose", text, change }, placed };
    }
    case "reserve": {
      const target = [partOf(act.on)];
      return { act: { type: "text.reserve", text, target }, placed: placedBy(act.by, actOf(act.id), seq) };
    }
    case "lift": {
      const named = { bracket: bracketOfAct(actOf(act.id)), session: SESSION };
      const subject = subjectNow(state, named.bracket);
      return { act: { type: "text.lift", text, ...named, subject }, placed: placedBy(act.by, id, seq) };
    }
    case "accept":
      return { act: acceptance(state, bracketOfAct(actOf(act.subject.id))), placed: placedBy(act.by, id, seq) };
    case "withdraw": {
      const bracket = bracketOfAct(actOf(act.subject.id));
      return { act: { type: "text.withdraw", text, bracket }, placed: placedBy(act.subject.by, id, seq) };
    }
    default:
      return act satisfies never;
  }
}

function acceptance(state: TextsState, bracket: BracketId): TextAct {
  return { type: "text.accept", text: TABLE, bracket, session: SESSION, subject: subjectNow(state, bracket) };
}

function partOf({ piece, from, length }: Range) {
  const id = "tabled" in piece ? idIn(TABLE, "piece", piece.tabled) : idIn(actOf(piece.proposal), "piece", 0);
  return { from: { piece: id, at: from }, to: { piece: id, at: from + length } } satisfies TargetPart;
}

function theText(state: TextsState) {
  const text = textOf(state, TABLE);
  if (text === null) throw new Error("No text was tabled.");
  return text;
}

function subjectNow(state: TextsState, bracket: BracketId): Hash {
  const subject = subjectHash(theText(state), bracket);
  if (subject === null) throw new Error(`There is no bracket ${bracket}.`);
  return subject;
}

function placedBy(delegation: number, act: ActId, seq: number): Placed {
  const by = DELEGATIONS[delegation];
  if (by === undefined) throw new Error(`There is no delegation ${delegation}.`);
  return { act, seq, at: 0, delegation: by, role: "secretary", name: null, onBehalfOf: "head" };
}
