import * as v from "valibot";
import { MOST_TABLED, NODE_KINDS, type TabledText } from "../tabled.ts";

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_TABLED));
const indices = v.optional(v.pipe(v.array(index), v.maxLength(MOST_TABLED)));
const item = v.union([
  v.string(),
  v.strictObject({ literal: v.string() }),
  v.strictObject({ open: index }),
  v.strictObject({ close: index }),
  v.strictObject({ mark: v.picklist(["[", "]"]) }),
  v.strictObject({ placeholder: v.string() }),
  v.strictObject({ note: v.string(), by: v.optional(v.string()) }),
  v.strictObject({ ref: index, form: v.string() }),
  v.strictObject({ anchor: index }),
  v.strictObject({ trivia: v.string() }),
]);
const field = v.optional(v.pipe(v.array(item), v.maxLength(MOST_TABLED)));
const node = v.strictObject({
  kind: v.picklist(NODE_KINDS),
  parent: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
  before: indices,
  label: field,
  heading: field,
  body: field,
  after: indices,
});
const bracket = v.strictObject({
  change: v.picklist(["insert", "delete", "reserve"]),
  shown: v.picklist(["typed", "tracked", "words", "made"]),
  names: v.optional(v.array(v.strictObject({ name: v.string(), side: v.picklist(["for", "against"]) }))),
  choice: v.optional(index),
  option: v.optional(v.string()),
  replaces: v.optional(index),
  footnote: v.optional(v.string()),
  date: v.optional(v.string()),
});
const tree = v.strictObject({
  nodes: v.pipe(v.array(node), v.maxLength(MOST_TABLED)),
  brackets: v.pipe(v.array(bracket), v.maxLength(MOST_TABLED)),
  choices: v.pipe(v.array(v.strictObject({ inferred: v.boolean() })), v.maxLength(MOST_TABLED)),
});

/** A tree as files carry it beside their words. */
export function treeJson(tabled: TabledText): string {
  return JSON.stringify(tabled);
}

/**
 * The tree that a file carries. The file may have been through any hands: undefined for anything that is no tree. What the tree says is
 * not thereby true; the words that stand in the file win.
 */
export function treeFromJson(json: string): TabledText | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(tree, value, { abortEarly: true });
  if (!parsed.success) return undefined;
  const { nodes, brackets, choices } = parsed.output as TabledText;
  const isSound =
    nodes.every(({ parent, before = [], after = [], label = [], heading = [], body = [] }, at) => {
      const items = [...label, ...heading, ...body];
      return (
        parent < at &&
        [...before, ...after].every((one) => one < brackets.length) &&
        items.every((one) => {
          if (typeof one === "string") return true;
          if ("open" in one) return one.open < brackets.length;
          if ("close" in one) return one.close < brackets.length;
          if ("ref" in one) return one.ref < nodes.length;
          return !("anchor" in one) || nodes[one.anchor]?.kind === "footnote";
        })
      );
    }) &&
    brackets.every(
      ({ choice, replaces }) =>
        (choice === undefined || choice < choices.length) && (replaces === undefined || replaces < brackets.length),
    );
  return isSound ? { nodes, brackets, choices } : undefined;
}
