import { isEndOfOptions } from "./option-label.ts";
import { compareOrder, isNext } from "./label.ts";
import type { Outline, OutlineChoice, OutlineEntry, OutlineNode, OutlineWords } from "./outline.ts";
import { headingRank, styleWeight } from "./style-rank.ts";
import type { Unit } from "./unit.ts";

type Frame =
  | { readonly kind: "root"; readonly children: OutlineEntry[] }
  | { readonly kind: "heading"; readonly node: OutlineNode; readonly rank: number; readonly style: string }
  | {
      readonly kind: "label";
      readonly node: OutlineNode;
      readonly style: string;
      readonly order: readonly number[];
      readonly indent: number;
    }
  | {
      readonly kind: "option";
      readonly node: OutlineNode;
      readonly choice: OutlineChoice;
      readonly order: readonly number[];
      readonly indent: number;
      /** The choice ends where the bracket closes that was open before its first option. */
      readonly outerEnd: number;
      /** Words outside the choice's own brackets end it too, but another option of the style does not. */
      readonly innerEnd: number;
    };

/**
 * Builds the tree from the units in order. Labels of one style are siblings; a decimal label goes under the label it extends;
 * a choice ends at the next equal label that comes next in an outer list, at a heading, and at the bracket that encloses it.
 */
export function buildOutline(units: readonly Unit[], words: OutlineWords): Outline {
  const builder = new OutlineBuilder(words);
  for (const unit of units) builder.add(unit);
  return builder.result();
}

class OutlineBuilder {
  private readonly words: OutlineWords;
  private readonly root: OutlineEntry[] = [];
  private readonly stack: Frame[] = [{ kind: "root", children: this.root }];
  private readonly footnotes: Unit[] = [];
  private readonly oddities: { code: Outline["oddities"][number]["code"]; unit: Unit }[] = [];
  private readonly choices: OutlineChoice[] = [];

  constructor(words: OutlineWords) {
    this.words = words;
  }

  add(unit: Unit): void {
    if (unit.kind === "footnote") {
      this.footnotes.push(unit);
      return;
    }
    if (unit.kind === "heading") this.heading(unit);
    else if (unit.kind === "option") this.option(unit);
    else if (unit.readings.length > 0) this.label(unit);
    else this.paragraph(unit);
  }

  result(): Outline {
    for (const { options } of this.choices) {
      const only = options[0];
      if (options.length === 1 && only !== undefined) this.oddities.push({ code: "OPTION_ALONE", unit: only.unit });
    }
    return { children: this.root, footnotes: this.footnotes, oddities: this.oddities };
  }

  private get top(): Frame {
    return this.stack.at(-1) ?? { kind: "root", children: this.root };
  }

  private place(node: OutlineNode): void {
    childrenOf(this.top).push({ kind: "node", node });
  }

  private heading(unit: Unit): void {
    const { rank, style } = headingRank(unit);
    const isAbove = (frame: Frame): boolean =>
      frame.kind === "heading" && (rank > 0 ? frame.rank > 0 && frame.rank < rank : frame.style !== style);
    const known = this.stack.findIndex((frame) => frame.kind === "heading" && frame.style === style && rank === 0);
    if (known > 0) this.stack.length = known;
    else {
      const last =
        rank > 0 ? this.stack.findLastIndex(isAbove) : this.stack.findLastIndex((frame) => frame.kind === "heading");
      this.stack.length = Math.max(last + 1, 1);
    }
    const node: OutlineNode = { unit, children: [] };
    this.place(node);
    this.stack.push({ kind: "heading", node, rank, style });
  }

  private label(unit: Unit): void {
    this.leaveClosedChoices(unit);
    this.leaveByIndent(unit);
    const chosen = this.parentFor(unit);
    this.stack.length = chosen.depth;
    const node: OutlineNode = { unit, children: [] };
    this.place(node);
    const { style, order } = chosen;
    this.stack.push({ kind: "label", node, style, order, indent: indentOf(unit) });
  }

  /** Where a labelled unit goes: how much of the stack stays, and which reading of the label that rests on. */
  private parentFor(unit: Unit): { readonly depth: number; readonly style: string; readonly order: readonly number[] } {
    const bottom = this.stack.findLastIndex((frame) => frame.kind === "heading" || frame.kind === "root");
    const first = unit.readings[0] ?? { style: "", order: [] };
    let sameStyle: { depth: number; style: string; order: readonly number[] } | undefined;
    let innermostOption = -1;
    for (let at = this.stack.length - 1; at > bottom; at -= 1) {
      const frame = this.stack[at];
      if (frame?.kind === "option" && innermostOption < 0) innermostOption = at;
      if (frame?.kind === "option") {
        const reading = this.outerNext(unit, frame, this.stack[at - 1]);
        if (reading !== undefined) return { depth: at, ...reading };
      }
      if (frame?.kind !== "label" || this.isDeeper(unit, frame.indent)) continue;
      const option = innermostOption > at ? this.stack[innermostOption] : undefined;
      // A list may go on inside an option that has no words yet; it cannot end one.
      if (option?.kind === "option" && !this.hasContent(option.node)) continue;
      for (const reading of unit.readings) {
        if (extendsLabel(frame, reading)) return { depth: at + 1, ...reading };
        if (frame.style !== reading.style || sameStyle?.depth === at) continue;
        const follows = isNext(frame.order, reading.order);
        // A less likely reading of "(i)" counts only where it comes next.
        if (reading !== unit.readings[0] && !follows) continue;
        if (option !== undefined) {
          if (follows) return { depth: at, ...reading };
        } else if (follows || frame.order.length === 0) return { depth: at, ...reading };
        else sameStyle ??= { depth: at, ...reading };
      }
    }
    if (sameStyle !== undefined) return sameStyle;
    let depth = this.stack.length;
    while (depth - 1 > bottom) {
      const frame = this.stack[depth - 1];
      if (
        frame?.kind !== "label" ||
        this.isDeeper(unit, frame.indent) ||
        styleWeight(frame.style) < styleWeight(first.style)
      )
        break;
      depth -= 1;
    }
    return { depth, ...first };
  }

  /**
   * How the label reads that goes on after a choice: the provision right before the choice had the number before it, and the option has
   * said all its words. Should another option follow after all, {@link resume} takes it in.
   */
  private outerNext(
    unit: Unit,
    { node, choice }: Extract<Frame, { kind: "option" }>,
    above: Frame | undefined,
  ): Unit["readings"][number] | undefined {
    const words = this.words.body(node.unit).trim();
    if (above === undefined || words === "" || /[:–—]$/u.test(words)) return undefined;
    const siblings = childrenOf(above);
    const before = siblings[siblings.findLastIndex((entry) => entry.kind === "choice" && entry.choice === choice) - 1];
    const last = before?.kind === "node" ? before.node.unit.readings : [];
    return unit.readings.find(({ style, order }) =>
      last.some((one) => one.style === style && isNext(one.order, order)),
    );
  }

  private option(unit: Unit): void {
    const bottom = this.stack.findLastIndex((frame) => frame.kind === "heading" || frame.kind === "root");
    for (let at = this.stack.length - 1; at > bottom; at -= 1) {
      const frame = this.stack[at];
      if (frame?.kind !== "option" || this.isDeeper(unit, frame.indent)) continue;
      const reading = unit.readings.find(
        ({ style, order }) =>
          style === frame.choice.style && (unit.readings[0]?.style === style || isNext(frame.order, order)),
      );
      if (reading === undefined) continue;
      const isLater = compareOrder(frame.order, reading.order) < 0;
      this.stack.length = at;
      if (!isLater || unit.from > frame.outerEnd) break;
      if (!isNext(frame.order, reading.order)) this.oddities.push({ code: "OPTION_OUT_OF_ORDER", unit });
      const node: OutlineNode = { unit, children: [] };
      frame.choice.options.push(node);
      const innerEnd = Math.max(frame.innerEnd, this.words.enclosing(unit.bodyFrom)?.close ?? frame.outerEnd);
      this.stack.push({ ...frame, node, order: reading.order, indent: indentOf(unit), innerEnd });
      return;
    }
    if (this.resume(unit, bottom)) return;
    this.leaveClosedChoices(unit);
    if (unit.isFirst) this.leaveByIndent(unit);
    this.leaveFinishedLabels(unit);
    const first = unit.readings[0] ?? { style: "", order: [] };
    const node: OutlineNode = { unit, children: [] };
    const choice: OutlineChoice = { options: [node], style: first.style };
    this.choices.push(choice);
    childrenOf(this.top).push({ kind: "choice", choice });
    const outerEnd = this.words.enclosing(unit.from)?.close ?? Number.POSITIVE_INFINITY;
    const innerEnd = this.words.enclosing(unit.bodyFrom)?.close ?? outerEnd;
    this.stack.push({ kind: "option", node, choice, order: first.order, indent: indentOf(unit), outerEnd, innerEnd });
  }

  /**
   * "Option 2" after labels that seemed to end the choice: what stands between belongs to option 1 after all, unless the
   * bracket around the choice has closed.
   */
  private resume(unit: Unit, bottom: number): boolean {
    for (let at = this.stack.length - 1; at >= bottom; at -= 1) {
      const frame = this.stack[at];
      if (frame === undefined) continue;
      const children = childrenOf(frame);
      const index = children.findLastIndex((entry) => entry.kind === "choice");
      const entry = children[index];
      if (entry?.kind !== "choice") continue;
      const reading = unit.readings.find(({ style }) => style === entry.choice.style);
      const last = entry.choice.options.at(-1);
      const order = last?.unit.readings.find(({ style }) => style === entry.choice.style)?.order;
      const first = entry.choice.options[0];
      if (
        reading === undefined ||
        last === undefined ||
        order === undefined ||
        first === undefined ||
        !isNext(order, reading.order)
      )
        continue;
      const outerEnd = this.words.enclosing(first.unit.from)?.close ?? Number.POSITIVE_INFINITY;
      if (unit.from > outerEnd || this.isDeeper(unit, indentOf(first.unit))) continue;
      for (const child of children.splice(index + 1)) last.children.push(child);
      this.stack.length = at + 1;
      const node: OutlineNode = { unit, children: [] };
      entry.choice.options.push(node);
      const innerEnd = this.words.enclosing(unit.bodyFrom)?.close ?? outerEnd;
      this.stack.push({
        kind: "option",
        node,
        choice: entry.choice,
        order: reading.order,
        indent: indentOf(unit),
        outerEnd,
        innerEnd,
      });
      return true;
    }
    return false;
  }

  private paragraph(unit: Unit): void {
    const body = this.words.body(unit);
    this.leaveClosedChoices(unit);
    this.leaveByIndent(unit);
    if (/^\s*\{/u.test(body) && isEndOfOptions(body.replace(/^[\s{]+/u, ""))) {
      const at = this.stack.findLastIndex((frame) => frame.kind === "option");
      if (at < 0) this.oddities.push({ code: "END_WITHOUT_OPTIONS", unit });
      else this.stack.length = at;
    } else this.leaveFinishedLabels(unit);
    this.place({ unit, children: [] });
  }

  /** A choice does not outlast the bracket around it: whatever comes after that bracket is outside. */
  private leaveClosedChoices(unit: Unit): void {
    const at = this.stack.findIndex((frame) => frame.kind === "option" && unit.from > frame.innerEnd);
    if (at > 0) this.stack.length = at;
  }

  private leaveByIndent(unit: Unit): void {
    if (!this.words.isIndented) return;
    const indent = indentOf(unit);
    const at = this.stack.findIndex(
      (frame) => (frame.kind === "label" || frame.kind === "option") && frame.indent > indent + 1,
    );
    if (at > 0) this.stack.length = at;
  }

  /** Words without a label belong to the label before them only where that one is not a finished sentence, or where they are indented under it. */
  private leaveFinishedLabels(unit: Unit): void {
    while (this.stack.length > 1) {
      const frame = this.top;
      if (frame.kind !== "label" || this.isDeeper(unit, frame.indent) || !unit.isFirst) return;
      const body = this.words.body(frame.node.unit).trim();
      const isWaiting =
        (body === "" && !frame.node.children.some(({ kind }) => kind === "choice")) || /[:–—][\]］]*$/u.test(body);
      if (isWaiting && !(this.words.isIndented && indentOf(unit) < frame.indent)) return;
      this.stack.pop();
    }
  }

  private isDeeper(unit: Unit, indent: number): boolean {
    return this.words.isIndented && unit.isFirst && indentOf(unit) > indent + 1;
  }

  private hasContent(node: OutlineNode): boolean {
    return node.children.length > 0 || this.words.body(node.unit).trim() !== "";
  }
}

function childrenOf(frame: Frame): OutlineEntry[] {
  return frame.kind === "root" ? frame.children : frame.node.children;
}

function indentOf(unit: Unit): number {
  // Words after a label on its line stand where the label's words do.
  return (unit.block.indent ?? 0) + (unit.isFirst ? 0 : LABEL_WIDTH);
}

const LABEL_WIDTH = 3;

/** "16.1" goes under "16.": its order begins with the other's. */
function extendsLabel(
  frame: Extract<Frame, { kind: "label" }>,
  reading: { readonly style: string; readonly order: readonly number[] },
): boolean {
  if (frame.order.length === 0 || reading.order.length <= frame.order.length || !reading.style.startsWith(frame.style))
    return false;
  return frame.order.every((value, i) => value === reading.order[i]);
}
