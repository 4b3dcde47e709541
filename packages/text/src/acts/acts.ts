import * as v from "valibot";

import { NODE_KINDS } from "../tabled.ts";
import { quote } from "./quote.ts";
import {
  LONGEST_LIST,
  actId,
  binding,
  bracketId,
  gap,
  hash,
  inSession,
  line,
  nodeGap,
  nodeId,
  ownItems,
  part,
  point,
  remarks,
  someOf,
  textActOf,
} from "./shapes.ts";

/** A provision put forward with all that is under it: flat, parents before children, `parent` an index in the list; the first is -1. */
export const ownNode = v.strictObject({
  kind: v.picklist(NODE_KINDS),
  parent: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
  label: v.exactOptional(ownItems),
  heading: v.exactOptional(ownItems),
  body: v.exactOptional(ownItems),
});
export type OwnNode = v.InferOutput<typeof ownNode>;

/** What is proposed. */
export const change = v.variant("kind", [
  /** Words at a gap. None at all only as a rival: the option "no text". */
  v.strictObject({ kind: v.literal("insert"), at: gap, words: ownItems }),
  v.strictObject({ kind: v.literal("delete"), target: someOf(part) }),
  /** The target goes, and the words come right after where its last words stood. */
  v.strictObject({ kind: v.literal("replace"), target: someOf(part), words: ownItems }),
  v.strictObject({ kind: v.literal("newNode"), at: nodeGap, nodes: someOf(ownNode) }),
  v.strictObject({ kind: v.literal("strike"), node: nodeId }),
  v.strictObject({ kind: v.literal("move"), node: nodeId, to: nodeGap }),
  /** The words of the body from the point on, and what is under the node, become a provision of their own after it. */
  v.strictObject({ kind: v.literal("split"), before: point }),
  /** The second, which follows the first, becomes its end. */
  v.strictObject({ kind: v.literal("merge"), first: nodeId, second: nodeId }),
  /** Back to a revision, by the act that compiled it, or to what was tabled, by the act that tabled it. */
  v.strictObject({ kind: v.literal("revert"), to: actId }),
]);
export type Change = v.InferOutput<typeof change>;

const treeBytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0);

const shapes = {
  /** Brings the next bytes of a packed tree that is too long for one act: tabled by a `text.table` of the same delegation that names it. */
  "text.part": v.strictObject({ type: v.literal("text.part"), ...remarks, tree: treeBytes }),
  /**
   * Tables a parsed file (`packTabled`), whose bytes have the hash `file`; `rivalOf` another text tabled in this room. `parts` are the
   * acts that brought the beginning of its tree, in order; `tree` is the rest.
   */
  "text.table": v.strictObject({
    type: v.literal("text.table"),
    ...remarks,
    title: line,
    tree: treeBytes,
    parts: v.exactOptional(someOf(actId)),
    file: v.exactOptional(v.strictObject({ hash, name: line })),
    language: v.exactOptional(v.pipe(v.string(), v.minLength(2), v.maxLength(35))),
    rivalOf: v.exactOptional(actId),
  }),
  "text.propose": textActOf("text.propose", {
    change,
    rivalOf: v.exactOptional(bracketId),
    note: v.exactOptional(line),
  }),
  /** Several open proposals, agreed all together or not at all. */
  "text.package": textActOf("text.package", { proposals: someOf(bracketId), note: v.exactOptional(line) }),
  /** Becomes a sponsor of a proposal, or an objector of a reservation, and accepts the proposal as `subject` has it. */
  "text.join": textActOf("text.join", { bracket: bracketId, ...binding }),
  /** `aside`: does not want it, and will not stand in its way; it counts as accepting. */
  "text.accept": textActOf("text.accept", { bracket: bracketId, ...binding, aside: v.exactOptional(line) }),
  /** Takes back one's acceptance of a proposal, or stops a chair's call. */
  "text.object": textActOf("text.object", {
    to: v.union([v.strictObject({ bracket: bracketId }), v.strictObject({ call: actId })]),
    reason: v.exactOptional(line),
  }),
  "text.withdraw": textActOf("text.withdraw", { bracket: bracketId }),
  "text.take": textActOf("text.take", { bracket: bracketId }),
  "text.reserve": textActOf("text.reserve", {
    target: someOf(part),
    footnote: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(2000))),
  }),
  /** Lifts one's own reservation on the words that `subject` has. */
  "text.lift": textActOf("text.lift", { bracket: bracketId, ...binding }),
  /** Becomes the holder of a bracket that nobody holds: because one wants what it says, or is against it. */
  "text.claim": textActOf("text.claim", { bracket: bracketId, as: v.picklist(["want", "against"]) }),
  /** The chair: brackets that nobody holds go, their words kept or dropped, once all have seen the call and none objects. */
  "text.call": textActOf("text.call", {
    brackets: someOf(v.strictObject({ bracket: bracketId, words: v.picklist(["keep", "drop"]) })),
    ...inSession,
  }),
  /** Back into brackets with what was agreed; of a provision, one's own agreement to it. */
  "text.reopen": textActOf("text.reopen", {
    what: v.union([v.strictObject({ bracket: bracketId }), v.strictObject({ node: nodeId })]),
    reason: v.exactOptional(line),
  }),
  /** `subject` is `provisionHash`, `shown` is `shownHash`. */
  "text.agree": textActOf("text.agree", { node: nodeId, ...binding, shown: hash }),
  /** `acknowledged`: the invisible code points in the words, each once, ascending: without them it has no effect. */
  "text.initial": textActOf("text.initial", {
    node: nodeId,
    ...binding,
    shown: hash,
    acknowledged: v.exactOptional(v.pipe(v.array(v.pipe(v.number(), v.safeInteger())), v.maxLength(LONGEST_LIST))),
  }),
  /** `subject` is `shownHash` of the whole text. */
  "text.sign": textActOf("text.sign", binding),
  /** `subject` is `textHash`: the chair makes a revision of exactly this. */
  "text.compile": textActOf("text.compile", { ...binding, title: v.exactOptional(line) }),
  /** What an unpaired bracket was meant as, or that a choice which only words made is one; done when all parties have placed the same. */
  "text.repair": textActOf("text.repair", {
    how: v.variant("kind", [
      v.strictObject({ kind: v.literal("remove"), mark: bracketId }),
      v.strictObject({ kind: v.literal("literal"), mark: bracketId }),
      /** The words between two marks of one field become an unclaimed bracket. */
      v.strictObject({ kind: v.literal("pair"), open: bracketId, close: bracketId }),
      v.strictObject({ kind: v.literal("confirm"), option: bracketId }),
    ]),
    ...inSession,
  }),
  /** A group's agreement on provisions in exactly this form, quoting the acts by which its members agreed. What it quotes of this text must have agreed to these. */
  "text.report": textActOf("text.report", {
    group: actId,
    provisions: someOf(v.strictObject({ node: nodeId, hash })),
    quotes: v.exactOptional(v.pipe(v.array(quote), v.maxLength(LONGEST_LIST))),
  }),
} as const;

/** The body of each type of text act. */
export type TextActOf = { readonly [T in keyof typeof shapes]: v.InferOutput<(typeof shapes)[T]> };
export type TextActType = keyof TextActOf;
export type TextAct = TextActOf[TextActType];

/** The exact shape of a type of text act. */
export interface TextActSchema<T extends TextActType> extends v.GenericSchema<unknown, TextActOf[T]> {
  readonly entries: v.ObjectEntries;
}

/** Every act of a negotiating text: what it says. Unknown fields are refused. Who may do it, and where, is the dialogue's table. */
export const textActs: { readonly [T in TextActType]: TextActSchema<T> } = shapes;

/** All types of text act, in the vocabulary's order. */
export const TEXT_ACT_TYPES: readonly TextActType[] = Object.keys(textActs).filter(isTextActType);

/** Whether this names a type of text act that these rules know. */
export function isTextActType(type: string): type is TextActType {
  return Object.hasOwn(textActs, type);
}

/** A text act whose shape holds, or null: fields are missing, wrong, or not of this type. */
export function readTextAct(act: { readonly type: string }): TextAct | null {
  if (!isTextActType(act.type)) return null;
  const read = v.safeParse(textActs[act.type], act, { abortEarly: true, abortPipeEarly: true });
  return read.success ? read.output : null;
}
