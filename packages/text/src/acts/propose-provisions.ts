import type { TextRefusal } from "../refusal.ts";
import { addBracket, addNode, enter, setNode } from "../state/draft.ts";
import { nodeAt } from "../state/lookup.ts";
import { emptyNode } from "../state/node.ts";
import { reach } from "../state/reach.ts";
import type { NegotiatingText, Part } from "../state/records.ts";
import type { OwnNode } from "./acts.ts";
import { addPieces, wrongWords } from "./add-words.ts";
import { isTooDeepUnder } from "./depth.ts";
import { findNodeGap } from "./gap.ts";
import { type ChangeOf, type Opened, proposed, type Proposing } from "./proposing.ts";
import { findTarget } from "./target.ts";

/** New provisions at a gap among others. */
export function proposeProvisions(proposing: Proposing, { at, nodes }: ChangeOf<"newNode">): Opened {
  const { draft, by } = proposing;
  const wrong = wrongNodes(draft, nodes);
  if (wrong !== null) return wrong;
  const place = findNodeGap(draft, at);
  if (typeof place === "string") return place;
  const { parent, index, owner } = place;
  if (isTooDeepUnder(draft, parent, levelsAmong(nodes))) return "TOO_DEEP";
  const base = draft.nodes.length;
  const part: Part = { kind: "nodes", parent, first: base, last: base };
  const opened = addBracket(draft, proposed(proposing, "newNode", [part], owner));
  nodes.forEach((own, count) => {
    const node = base + count;
    addNode(draft, emptyNode(by, own.kind, own.parent < 0 ? parent : base + own.parent, opened));
    for (const name of ["label", "heading", "body"] as const) {
      const items = own[name];
      if (items === undefined || items.length === 0) continue;
      const runs = addPieces(draft, items, { by, node, field: name, owner: opened });
      setNode(draft, node, { ...nodeAt(draft, node), [name]: { runs, open: [], cuts: [] } });
    }
    const above = nodeAt(draft, own.parent < 0 ? parent : base + own.parent);
    const children = own.parent < 0 ? above.children.toSpliced(index, 0, node) : [...above.children, node];
    setNode(draft, own.parent < 0 ? parent : base + own.parent, { ...above, children });
  });
  enter(draft, opened, "open");
  return reach(draft, base, parent, owner) ?? opened;
}

/** How many levels new provisions are, whose parents come before them. */
function levelsAmong(nodes: readonly OwnNode[]): number {
  const levels: number[] = [];
  for (const { parent } of nodes) levels.push(1 + (levels[parent] ?? 0));
  return levels.reduce((most, level) => Math.max(most, level), 0);
}

/** One provision, what is under it after it, each with a kind that has words. */
function wrongNodes(text: NegotiatingText, nodes: readonly OwnNode[]): TextRefusal | null {
  for (const [at, { parent, label, heading, body }] of nodes.entries()) {
    if (at === 0 ? parent !== -1 : parent < 0 || parent >= at) return "BAD_SHAPE";
    for (const items of [label, heading, body]) {
      const wrong = wrongWords(text, items ?? []);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

/** A provision to go, with all that is under it. */
export function proposeStrike(proposing: Proposing, change: ChangeOf<"strike">): Opened {
  const { draft } = proposing;
  const target = findTarget(draft, [{ node: change.node }]);
  if (typeof target === "string") return target;
  const opened = addBracket(draft, proposed(proposing, "strike", target.parts, target.parent));
  enter(draft, opened, "open");
  return opened;
}
