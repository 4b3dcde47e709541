import type { TabledItem, TabledNode, TabledText } from "../tabled.ts";

/** The tree with only the brackets and choices that its words use, numbered in the order in which they first open. */
export function withoutUnused({ nodes, brackets, choices }: TabledText): TabledText {
  const order = new Map<number, number>();
  const use = (bracket: number): void => {
    if (!order.has(bracket)) order.set(bracket, order.size);
  };
  for (const node of nodes) {
    node.before?.forEach(use);
    for (const field of [node.label, node.heading, node.body]) {
      for (const item of field ?? []) if (typeof item === "object" && "open" in item) use(item.open);
    }
  }
  const choiceOrder = new Map<number, number>();
  for (const bracket of order.keys()) {
    const choice = brackets[bracket]?.choice;
    if (choice !== undefined && !choiceOrder.has(choice)) choiceOrder.set(choice, choiceOrder.size);
  }
  const numbers = (list: readonly number[]): readonly number[] => list.flatMap((bracket) => order.get(bracket) ?? []);
  const items = (list: readonly TabledItem[]): readonly TabledItem[] =>
    list.map((item) => {
      if (typeof item === "object" && "open" in item) return { open: order.get(item.open) ?? item.open };
      if (typeof item === "object" && "close" in item) return { close: order.get(item.close) ?? item.close };
      return item;
    });
  return {
    nodes: nodes.map((node): TabledNode => ({
      ...node,
      ...(node.before === undefined ? {} : { before: numbers(node.before) }),
      ...(node.label === undefined ? {} : { label: items(node.label) }),
      ...(node.heading === undefined ? {} : { heading: items(node.heading) }),
      ...(node.body === undefined ? {} : { body: items(node.body) }),
      ...(node.after === undefined ? {} : { after: numbers(node.after) }),
    })),
    brackets: [...order.keys()].flatMap((at) => {
      const bracket = brackets[at];
      if (bracket === undefined) return [];
      const { choice, replaces, ...rest } = bracket;
      const newChoice = choice === undefined ? undefined : choiceOrder.get(choice);
      const newReplaces = replaces === undefined ? undefined : order.get(replaces);
      return [
        {
          ...rest,
          ...(newChoice === undefined ? {} : { choice: newChoice }),
          ...(newReplaces === undefined ? {} : { replaces: newReplaces }),
        },
      ];
    }),
    choices: [...choiceOrder.keys()].flatMap((at) => choices[at] ?? []),
  };
}
