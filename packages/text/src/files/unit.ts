import type { Block, Range } from "./draft.ts";
import { GATHERED, type Gathered, type GatheredBlock } from "./gathered.ts";
import { headingUnit } from "./heading-line.ts";
import { type Label, type Numbering, readLabel } from "./label.ts";
import { type OptionLabel, readOptionLabel } from "./option-label.ts";

/** What a unit is to the outline. */
export type UnitKind = "heading" | "paragraph" | "option" | "footnote" | "row" | "aside";

/**
 * The smallest thing that has a place in the outline: a block, or a part of one where a label and an option share a line
 * ("16.1 Option 1: …" is a labelled unit without words and an option in it). All places are in the gathered words; a unit
 * starts at its opening brackets, its label (if written) after them, its words after that.
 */
export interface Unit extends Range {
  readonly kind: UnitKind;
  readonly block: Block;
  /** The written label, the option's included. Absent when there is none or when the format computes it. */
  readonly label?: Range;
  /** The label as words: written or computed. */
  readonly name?: string;
  readonly readings: readonly Numbering[];
  /** Where the words begin, opening brackets before them included when they stand after the label. */
  readonly bodyFrom: number;
  /** True when its words begin its block, so that a place in the format (indentation) is its own. */
  readonly isFirst: boolean;
}

/** Takes a block apart into its units, in order. */
export function unitsOf(gathered: Gathered, { block, from, to }: GatheredBlock): readonly Unit[] {
  const computed = block.label;
  const base = { block, to };
  if (block.kind === "footnote" || block.kind === "row" || block.kind === "aside") {
    return [{ ...base, kind: block.kind, from, bodyFrom: from, readings: [], isFirst: true }];
  }
  const reader = new UnitReader(gathered, to);
  const kind = block.kind === "heading" ? "heading" : "paragraph";
  const units: Unit[] = [];
  let at = from;
  const option = reader.option(at);
  if (computed === undefined && option === undefined) {
    const found = kind === "heading" ? reader.headingLabel(at) : reader.label(at);
    if (found !== undefined) {
      const { range, label } = found;
      const inner = reader.option(range.to);
      const end = inner === undefined ? to : range.to;
      const name = gathered.text.slice(range.from, range.to);
      units.push({
        ...base,
        kind,
        from,
        to: end,
        label: range,
        name,
        readings: label.readings,
        bodyFrom: range.to,
        isFirst: true,
      });
      at = end;
    }
  } else if (computed !== undefined) {
    const readings = readLabel(computed)?.readings ?? [{ style: computed, order: [] }];
    const end = option === undefined ? to : at;
    units.push({ ...base, kind, from, to: end, name: computed, readings, bodyFrom: from, isFirst: true });
    at = end;
  }
  if (at < to || units.length === 0) units.push(reader.rest(block, kind, at, to, units.length === 0));
  return units;
}

class UnitReader {
  private readonly gathered: Gathered;
  private readonly to: number;

  constructor(gathered: Gathered, to: number) {
    this.gathered = gathered;
    this.to = to;
  }

  /** What remains once a label is taken off: an option, or the block's words. */
  rest(block: Block, kind: UnitKind, from: number, to: number, isFirst: boolean): Unit {
    const option = this.option(from);
    if (option === undefined) return { block, kind, from, to, bodyFrom: from, readings: [], isFirst };
    const { range, label } = option;
    const { readings } = label;
    return { block, kind: "option", from, to, label: range, name: label.name, readings, bodyFrom: range.to, isFirst };
  }

  option(from: number): { readonly range: Range; readonly label: OptionLabel } | undefined {
    const start = this.skipOpening(from);
    const label = readOptionLabel(
      this.gathered.text.slice(start, Math.min(this.to, start + 160)).replace(/\n[\s\S]*$/u, ""),
    );
    if (label === undefined || this.isWithinLine(from, start)) return undefined;
    return { range: { from: start, to: start + label.length }, label };
  }

  /** Whether the bracket that opens right before a label ends while its line's words go on: then it is an option within the line. */
  private isWithinLine(from: number, start: number): boolean {
    const { kind, text } = this.gathered;
    if (!kind.slice(from, start).includes(GATHERED.open)) return false;
    let depth = 1;
    for (let at = start; at < this.to; at += 1) {
      if (kind[at] === GATHERED.open) depth += 1;
      else if (kind[at] === GATHERED.close) depth -= 1;
      if (depth === 0) return /[\p{L}\p{N}]/u.test(text.slice(at + 1, this.to));
    }
    return false;
  }

  label(from: number): { readonly range: Range; readonly label: Label } | undefined {
    const skipped = this.skipOpening(from);
    for (const start of new Set([this.skipSpace(from), this.skipSpace(from) + 1, skipped - 1, skipped])) {
      if (start < from || start > skipped) continue;
      const label = readLabel(this.gathered.text.slice(start, Math.min(this.to, start + 60)));
      if (label !== undefined && label.length > 0) return { range: { from: start, to: start + label.length }, label };
    }
    return undefined;
  }

  headingLabel(from: number): { readonly range: Range; readonly label: Label } | undefined {
    const start = this.skipOpening(from);
    const unit = headingUnit(this.gathered.text.slice(start, this.to));
    if (unit === undefined) return this.label(from);
    const readings = [{ style: unit.unit, order: [] }];
    return { range: { from: start, to: start + unit.length }, label: { length: unit.length, readings } };
  }

  private skipOpening(from: number): number {
    let at = from;
    while (at < this.to && (this.gathered.kind[at] === GATHERED.open || this.gathered.text[at] === " ")) at += 1;
    return at;
  }

  private skipSpace(from: number): number {
    return this.gathered.text[from] === " " ? from + 1 : from;
  }
}
