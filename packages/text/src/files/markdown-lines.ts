import type { Block, BlockKind, Range } from "./draft.ts";
import { isDestination, referenceName } from "./markdown-inline.ts";
import { startsProvision } from "./text-blocks.ts";
import { type Line, linesOf } from "./text-lines.ts";
import type { Claim } from "./tile.ts";

/** A Markdown text's blocks, and what its line structure claims of them. */
export interface MarkdownLines {
  readonly blocks: readonly Block[];
  readonly claims: readonly Claim[];
  /** Names of the references that are defined, as `referenceName` has them. */
  readonly defined: ReadonlySet<string>;
}

interface Open {
  readonly kind: BlockKind;
  readonly ranges: Range[];
  readonly indent: number;
  readonly rank?: number;
  readonly label?: string;
  readonly mark?: string;
}

const DEFINITION =
  /^ {0,3}\[(?<name>[^\]^[][^\]]*)\]:\s*(?:<(?<angled>[^>]*)>|(?<plain>\S+))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/u;
const FOOTNOTE = /^(?<lead> {0,3}\[\^(?<mark>[^\s[\]]+)\]:)/u;
/** A fence whose line holds brackets or signs of its own is words. */
const FENCE = /^\s{0,3}(?<sign>`{3,}|~{3,})[ \t]*(?<info>[^`~[\]{}]*?)\s*$/u;
const HEADING = /^(?<lead>\s{0,3}(?<signs>#{1,6})(?=\s|$))/u;
const BULLET = /^(?<lead>\s*[-*+](?=\s))/u;
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+\s*)$/u;
const ROW_RULE = /^\s*(?:\|\s*)?:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$/u;
const ATTRIBUTES = /^\s*\{:[^{}]*\}\s*$/u;

/** Reads the block structure: headings, lists, tables, footnotes, definitions, front matter; whatever is none of them is a paragraph. */
export function markdownLines(text: string): MarkdownLines {
  const reader = new BlockReader(text, linesOf(text));
  return reader.read();
}

/** Holds the block that is still open while the lines are gone through once. */
class BlockReader {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly blocks: Block[] = [];
  private readonly claims: Claim[] = [];
  private readonly defined = new Set<string>();
  private open: Open | undefined;
  /** The sign that closes the fence which is open. */
  private fence: string | undefined;
  private readonly unclosed = new Set<string>();
  private tables = 0;
  private lastCell: { readonly table: number; readonly row: number } | undefined;

  constructor(text: string, lines: readonly Line[]) {
    this.text = text;
    this.lines = lines;
  }

  read(): MarkdownLines {
    let at = this.frontMatter();
    for (; at < this.lines.length; at += 1) {
      const line = this.lines[at];
      if (line !== undefined) this.line(line, at);
    }
    this.close();
    return { blocks: this.blocks, claims: this.claims, defined: this.defined };
  }

  private content(line: Line | undefined): string {
    return line === undefined ? "" : this.text.slice(line.from, line.to);
  }

  private frontMatter(): number {
    const first = this.lines[0];
    if (first === undefined || !/^\uFEFF?---\s*$/u.test(this.content(first))) return 0;
    const end = this.lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/u.test(this.content(line)));
    if (end < 0) return 0;
    this.claims.push({ from: first.from, to: this.lines[end]?.to ?? first.to, what: "frontMatter" });
    return end + 1;
  }

  private close(): void {
    if (this.open !== undefined && this.open.ranges.length > 0) this.blocks.push(this.open);
    this.open = undefined;
  }

  private claim(line: Line, length: number, what: Claim["what"]): void {
    this.claims.push({ from: line.from, to: line.from + length, what });
  }

  private start(line: Line, skipped: number, open: Omit<Open, "ranges">): void {
    this.close();
    this.open = { ...open, ranges: [{ from: line.from + skipped, to: line.to }] };
  }

  private line(line: Line, at: number): void {
    const content = this.content(line);
    if (this.isFence(content, at)) {
      this.claim(line, content.length, "fence");
      this.close();
    } else if (line.isBlank) {
      if (this.open?.kind !== "footnote") this.close();
    } else if (this.fence !== undefined) this.paragraph(line, content, 0);
    else if (ATTRIBUTES.test(content)) {
      this.claim(line, content.length, "attribute");
      this.close();
    } else if (!this.definition(line, content) && !this.leading(line, content, at)) this.paragraph(line, content, at);
  }

  /** Opens and closes fences. One that nothing closes is a line like any other, or it would take the rest of the text. */
  private isFence(content: string, at: number): boolean {
    const { sign, info } = FENCE.exec(content)?.groups ?? {};
    if (sign === undefined) return false;
    const mark = sign.slice(0, 3);
    if (this.fence !== undefined) {
      if (mark !== this.fence || info !== "") return false;
      this.fence = undefined;
      return true;
    }
    if (this.unclosed.has(mark)) return false;
    let next = at + 1;
    const isEnd = (line: Line | undefined): boolean => {
      const later = FENCE.exec(this.content(line))?.groups;
      return later?.["sign"]?.slice(0, 3) === mark && later["info"] === "";
    };
    while (next < this.lines.length && !isEnd(this.lines[next])) next += 1;
    const isClosed = next < this.lines.length;
    if (isClosed) this.fence = mark;
    else this.unclosed.add(mark);
    return isClosed;
  }

  private definition(line: Line, content: string): boolean {
    const match = DEFINITION.exec(content);
    if (match?.groups === undefined) return false;
    const { name = "", angled, plain } = match.groups;
    if (!isDestination(angled ?? plain ?? "")) return false;
    this.defined.add(referenceName(name));
    this.claim(line, content.length, "definition");
    this.close();
    return true;
  }

  /** Blocks that a sign at the line's start opens. */
  private leading(line: Line, content: string, at: number): boolean {
    const footnote = FOOTNOTE.exec(content)?.groups;
    if (footnote?.["lead"] !== undefined) {
      this.claim(line, footnote["lead"].length, "footnoteMark");
      this.start(line, footnote["lead"].length, { kind: "footnote", indent: 0, mark: footnote["mark"] ?? "" });
      return true;
    }
    const heading = HEADING.exec(content)?.groups;
    if (heading?.["lead"] !== undefined) {
      this.claim(line, heading["lead"].length, "heading");
      const tail = /\s#+\s*$/u.exec(content);
      if (tail !== null) this.claims.push({ from: line.from + tail.index, to: line.to, what: "heading" });
      this.start(line, heading["lead"].length, { kind: "heading", indent: 0, rank: (heading["signs"] ?? "").length });
      this.close();
      return true;
    }
    if (RULE.test(content)) return this.rule(line, content);
    if (content.includes("|") && (ROW_RULE.test(content) || this.isRow(content, at))) return this.row(line, content);
    const bullet = BULLET.exec(content)?.groups?.["lead"];
    if (bullet === undefined) return false;
    if (/^\s*\*\s+TOC\s*$/u.test(content) && ATTRIBUTES.test(this.content(this.lines[at + 1]))) {
      this.claim(line, content.length, "attribute");
      this.close();
      return true;
    }
    this.claim(line, bullet.length, "bullet");
    this.start(line, bullet.length, { kind: "item", indent: columns(content), label: "•" });
    return true;
  }

  /** A line of dashes or equals signs under a paragraph makes it a heading; elsewhere it is a rule. */
  private rule(line: Line, content: string): boolean {
    const { open } = this;
    const isUnderline =
      open?.kind === "paragraph" && open.ranges.length === 1 && /^\s{0,3}(?:-+|=+)\s*$/u.test(content);
    if (!isUnderline && content.includes("=")) return false;
    this.claim(line, content.length, "fence");
    if (isUnderline) this.open = { ...open, kind: "heading", rank: content.includes("=") ? 1 : 2 };
    this.close();
    return true;
  }

  private isRow(content: string, at: number): boolean {
    const isOuter = /^\s*\|.*\|\s*$/u.test(content);
    return isOuter || ROW_RULE.test(this.content(this.lines[at + 1])) || this.blocks.at(-1)?.kind === "row";
  }

  private row(line: Line, content: string): boolean {
    if (ROW_RULE.test(content)) {
      this.claim(line, content.length, "table");
      return true;
    }
    if (this.blocks.at(-1)?.kind !== "row") this.tables += 1;
    const table = this.tables - 1;
    const row = this.lastCell?.table === table ? this.lastCell.row + 1 : 0;
    let from = line.from;
    let column = 0;
    this.close();
    for (const match of content.matchAll(/(?<!\\)\||$/gu)) {
      const to = line.from + match.index;
      if (match[0] !== "") this.claims.push({ from: to, to: to + 1, what: "table" });
      if (this.text.slice(from, to).trim() !== "") {
        this.blocks.push({ kind: "row", ranges: [{ from, to }], cell: { table, row, column } });
      }
      if (to > line.from) column += 1;
      from = to + 1;
    }
    this.lastCell = { table, row };
    return true;
  }

  private paragraph(line: Line, content: string, at: number): void {
    const quote = /^\s{0,3}(?:>\s?)+/u.exec(content)?.[0] ?? "";
    if (quote !== "") this.claim(line, quote.length, "quote");
    const { open } = this;
    const isAfterBlank = this.lines[at - 1]?.isBlank === true;
    const bare = content.slice(quote.length).replace(/^[\s*_]+/u, "");
    const isLazy = open?.kind === "footnote" && isAfterBlank && !/^(?:\t| {2,})/u.test(content);
    if (open !== undefined && !isLazy && !startsProvision(bare))
      open.ranges.push({ from: line.from + quote.length, to: line.to });
    else this.start(line, quote.length, { kind: "paragraph", indent: columns(content) });
  }
}

function columns(content: string): number {
  let count = 0;
  for (const sign of content) {
    if (sign === " ") count += 1;
    else if (sign === "\t") count += 4 - (count % 4);
    else break;
  }
  return count;
}
