import type { TabledItem, TabledNode, TabledText } from "../tabled.ts";

/** Where a bracket opens or closes in a tree. */
interface Edge {
  readonly bracket: number;
  readonly node: number;
  readonly where: "before" | "label" | "heading" | "body" | "after";
  /** Its place in that list. */
  readonly place: number;
}

/** Something in a tree, in the order of reading; null where words or other things stand. */
type Event = (Edge & { readonly opens: boolean }) | null;

/**
 * A tree in which a bracket that closes and opens again with nothing between goes on instead: over the end of a field, a provision or a
 * range of provisions. So a bracket over the tail of one paragraph, whole ones and the head of another is written once, as it counts once.
 * Only the outermost go on, so that brackets stay within one another as they were.
 */
export function joinBrackets(tabled: TabledText): TabledText {
  const dropped = new Set<string>();
  let closing: Edge[] = [];
  let opening: Edge[] = [];
  const settle = (): void => {
    for (;;) {
      const [last, first] = [closing.pop(), opening.shift()];
      if (last === undefined || first === undefined || last.bracket !== first.bracket) break;
      dropped.add(keyOf(last)).add(keyOf(first));
    }
    closing = [];
    opening = [];
  };
  for (const event of eventsIn(tabled)) {
    if (event === null) settle();
    else if (event.opens) opening.push(event);
    else {
      if (opening.length > 0) settle();
      closing.push(event);
    }
  }
  return dropped.size === 0 ? tabled : { ...tabled, nodes: tabled.nodes.map((node, at) => without(node, at, dropped)) };
}

const keyOf = ({ node, where, place }: Edge): string => `${node} ${where} ${place}`;

function* eventsIn({ nodes }: TabledText): Generator<Event, void> {
  const path: number[] = [];
  const leave = function* (): Generator<Event, void> {
    const node = path.pop() ?? -1;
    for (const [place, bracket] of (nodes[node]?.after ?? []).entries())
      yield { opens: false, bracket, node, where: "after", place };
  };
  for (const [node, { parent, before, label, heading, body }] of nodes.entries()) {
    while (path.length > 0 && path.at(-1) !== parent) yield* leave();
    path.push(node);
    for (const [place, bracket] of (before ?? []).entries())
      yield { opens: true, bracket, node, where: "before", place };
    const fields = [
      ["label", label],
      ["heading", heading],
      ["body", body],
    ] as const;
    for (const [where, items] of fields) {
      for (const [place, item] of (items ?? []).entries()) {
        if (typeof item !== "object") yield null;
        else if ("open" in item) yield { opens: true, bracket: item.open, node, where, place };
        else if ("close" in item) yield { opens: false, bracket: item.close, node, where, place };
        else yield null;
      }
    }
  }
  while (path.length > 0) yield* leave();
}

function without(node: TabledNode, at: number, dropped: ReadonlySet<string>): TabledNode {
  const left = <T>(where: Edge["where"], list: readonly T[] | undefined): readonly T[] =>
    (list ?? []).filter((_, place) => !dropped.has(`${at} ${where} ${place}`));
  const { before, label, heading, body, after, ...rest } = node;
  const [opened, closed] = [left("before", before), left("after", after)];
  const items = { label: left("label", label), heading: left("heading", heading), body: left("body", body) };
  const given = (name: keyof typeof items): { readonly [N in keyof typeof items]?: readonly TabledItem[] } =>
    items[name].length === 0 ? {} : { [name]: items[name] };
  return {
    ...rest,
    ...(opened.length > 0 ? { before: opened } : {}),
    ...given("label"),
    ...given("heading"),
    ...given("body"),
    ...(closed.length > 0 ? { after: closed } : {}),
  };
}
