import type { Block, Change, FootnoteMark } from "../draft.ts";
import type { ProblemSaying } from "../problem.ts";
import type { Numbering } from "./numbering.ts";
import type { Style } from "./styles.ts";
import { type Xml, attribute, element, elements, isOn } from "./xml.ts";

/** What the words of a Word document are gathered into: one text for all its stories, and what the file says about it. */
export interface Story {
  /** The words so far, in pieces: appending to one long string and reading it back would cost its whole length each time. */
  readonly pieces: string[];
  length: number;
  readonly blocks: Block[];
  readonly changes: Change[];
  readonly marks: FootnoteMark[];
  /** Where each comment starts and ends, by its id. */
  readonly comments: Map<string, { from: number; to: number }>;
  readonly paragraphs: Paragraph[];
  /** The name of the move whose range was last begun, at either end. */
  readonly moves: { moveFrom?: string; moveTo?: string };
  tables: number;
  /** What stands in the document and cannot be told as words or changes of words: at which paragraph, from 1. */
  readonly unread: {
    readonly paragraph: number;
    readonly saying: ProblemSaying;
    readonly code?: "LOOKS_OTHERWISE";
  }[];
  /** Words of the paragraph that is read which nobody sees, or which look as if they were deleted. */
  readonly looks: { hidden: string; struck: string };
}

/** A paragraph's place in the text and in its part's XML. */
export interface Paragraph {
  readonly from: number;
  readonly to: number;
  readonly xml: Xml;
}

/** What the paragraphs of all stories are read with. */
export interface StoryContext {
  readonly styles: ReadonlyMap<string, Style>;
  readonly numbering: Numbering;
}

/** What a paragraph stands in. */
interface Surroundings {
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  readonly kind?: "footnote" | "aside";
  readonly mark?: string;
  readonly change?: Pick<Change, "kind" | "author" | "date" | "move">;
}

/** An empty story. */
export function newStory(): Story {
  return {
    pieces: [],
    length: 0,
    blocks: [],
    changes: [],
    marks: [],
    comments: new Map(),
    paragraphs: [],
    moves: {},
    tables: 0,
    unread: [],
    looks: { hidden: "", struck: "" },
  };
}

/** The words of a story. */
export function wordsOf(story: Story): string {
  return story.pieces.join("");
}

function append(story: Story, words: string): void {
  if (words === "") return;
  story.pieces.push(words);
  story.length += words.length;
}

/** Adds everything under an element that holds paragraphs and tables: a body, a cell, a footnote, a text box. */
export function addContent(story: Story, context: StoryContext, parent: Xml, around: Surroundings): void {
  for (const child of elements(parent)) {
    switch (child.name) {
      case "p":
        addParagraph(story, context, child, around);
        break;
      case "tbl":
        addTable(story, context, child, around);
        break;
      case "ins":
      case "del":
      case "moveFrom":
      case "moveTo":
        addContent(story, context, child, { ...around, change: changeOf(story, child) });
        break;
      case "moveFromRangeStart":
      case "moveToRangeStart":
        beginMove(story, child);
        break;
      case "AlternateContent":
        addContent(story, context, element(child, "Choice") ?? element(child, "Fallback") ?? child, around);
        break;
      case "sdt":
      case "sdtContent":
      case "customXml":
        addContent(story, context, child, around);
        break;
      case "altChunk":
      case "subDoc":
        notWords(story, {
          kind: "FILE_JOINED",
          values: {},
          message: "Another file is joined to the document here; its words are not read.",
          suggestion:
            "Open the document in Word, save it again, and read that: Word then holds the other's words as its own.",
        });
        break;
      case "oMathPara":
        addParagraph(story, context, child, around);
        break;
      default:
        break;
    }
  }
}

function addTable(story: Story, context: StoryContext, table: Xml, around: Surroundings): void {
  const number = story.tables;
  story.tables += 1;
  rowsOf(table).forEach((row, at) => {
    const rowChange = element(row, "trPr", "ins") ?? element(row, "trPr", "del");
    const change = rowChange === undefined ? around.change : changeOf(story, rowChange);
    const cells = elements(row).flatMap((child) =>
      child.name === "sdt" ? elements(element(child, "sdtContent"), "tc") : child.name === "tc" ? [child] : [],
    );
    cells.forEach((cell, column) => {
      const cellChange = element(cell, "tcPr", "cellIns") ?? element(cell, "tcPr", "cellDel");
      const own = cellChange === undefined ? change : changeOf(story, cellChange);
      addContent(story, context, cell, {
        ...around,
        ...(own === undefined ? {} : { change: own }),
        cell: { table: number, row: at, column },
      });
    });
  });
}

function rowsOf(table: Xml): readonly Xml[] {
  return elements(table).flatMap((child) => {
    if (child.name === "tr") return [child];
    return child.name === "tblPr" || child.name === "tblGrid" ? [] : rowsOf(element(child, "sdtContent") ?? child);
  });
}

function addParagraph(story: Story, context: StoryContext, paragraph: Xml, around: Surroundings): void {
  const from = story.length;
  const firstPiece = story.pieces.length;
  const boxes: Xml[] = [];
  Object.assign(story.looks, { hidden: "", struck: "" });
  addRuns(story, paragraph, around.change, boxes);
  const to = story.length;
  const lastPiece = story.pieces.length;
  append(story, "\n");
  const properties = element(paragraph, "pPr");
  const structure = structureOf(context, properties);
  if (to > from || structure.label !== undefined) {
    story.paragraphs.push({ from, to, xml: paragraph });
    const { cell, kind, mark } = around;
    const block = blockOf(
      structure,
      cell === undefined ? kind : "row",
      story.pieces.slice(firstPiece, lastPiece).join(""),
    );
    story.blocks.push({
      ...block,
      ranges: [{ from, to }],
      ...(cell === undefined ? {} : { cell }),
      ...(mark === undefined ? {} : { mark }),
    });
  }
  const markChange = ["ins", "del", "moveTo", "moveFrom"].flatMap((name) => element(properties, "rPr", name) ?? [])[0];
  if (markChange !== undefined) {
    const change = changeOf(story, markChange);
    if (to > from && !isChangedAt(story, to, change)) sayMark(story, change);
    story.changes.push({ ...change, from: to, to: to + 1 });
  }
  sayLooks(story);
  for (const box of boxes) addContent(story, context, box, { kind: "aside" });
}

/** What a reader of the paper does not see, or takes for deleted, is a word of the text all the same: nobody may sign it unaware. */
function sayLooks({ unread, paragraphs, looks }: Story): void {
  const paragraph = Math.max(1, paragraphs.length);
  const say = (saying: ProblemSaying): void => void unread.push({ paragraph, saying, code: "LOOKS_OTHERWISE" });
  if (looks.hidden.trim() !== "") {
    const words = shortened(looks.hidden);
    say({
      kind: "HIDDEN_WORDS",
      values: { words },
      message: `Words are hidden here, and are read as words of the text: "${words}".`,
      suggestion: "Show hidden text in Word; delete it, or make it seen.",
    });
  }
  if (looks.struck.trim() !== "") {
    const words = shortened(looks.struck);
    say({
      kind: "STRUCK_BY_LOOK",
      values: { words },
      message: `Words are only drawn as struck out here, by no tracked change, and are read as words that stand: "${words}".`,
      suggestion: "Delete them in Word with its changes tracked, or put brackets around them.",
    });
  }
}

function shortened(words: string): string {
  const points = Array.from(words.trim().replaceAll(/\s+/gu, " "));
  return points.length > 60 ? `${points.slice(0, 59).join("")}…` : points.join("");
}

/** Whether the words before a place end in a change of the same hand and sort: then the end of the paragraph goes with its words. */
function isChangedAt({ changes }: Story, place: number, { kind, author }: Pick<Change, "kind" | "author">): boolean {
  return changes.some((change) => change.to === place && change.kind === kind && change.author === author);
}

/** A paragraph that a tracked change joins to the next, or parts from it, is read as Word shows it: apart. */
function sayMark(story: Story, { kind, author }: Pick<Change, "kind" | "author">): void {
  const joins = kind === "delete" || kind === "moveFrom";
  const does = joins ? "joins this paragraph to the next" : "parts this paragraph from the next";
  notWords(story, {
    kind: joins ? "PARAGRAPHS_JOINED" : "PARAGRAPHS_PARTED",
    values: { author },
    message: `A tracked change by ${author === "" ? "nobody named" : author} ${does}, and changes no word; they are read as two.`,
    suggestion: "Propose the merger or the split at the table, where the text has both.",
  });
}

function notWords({ unread, paragraphs }: Story, saying: ProblemSaying): void {
  unread.push({ paragraph: Math.max(1, paragraphs.length), saying });
}

interface Structure {
  readonly label?: string;
  readonly level: number;
  readonly rank?: number;
}

function structureOf({ styles, numbering }: StoryContext, properties: Xml | undefined): Structure {
  const styleId = attribute(element(properties, "pStyle"), "val") ?? "";
  const style = styles.get(styleId);
  const numId = attribute(element(properties, "numPr", "numId"), "val") ?? style?.numId;
  const own = attribute(element(properties, "numPr", "ilvl"), "val");
  const level =
    own === undefined
      ? (style?.level ?? (numId === undefined ? 0 : (numbering.levelOfStyle(numId, styleId) ?? 0)))
      : Number(own);
  const outline = attribute(element(properties, "outlineLvl"), "val");
  const rank = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : style?.headingRank;
  const label = numId === undefined || numId === "0" ? undefined : numbering.next(numId, level);
  return {
    level: numId === undefined || numId === "0" ? 0 : level,
    ...(rank === undefined ? {} : { rank }),
    ...(label === undefined || label === "" ? {} : { label }),
  };
}

/** A heading by its style is one unless it starts an option or ends like a sentence; a numbered line in capitals or Roman numerals is one if it is short. */
function blockOf(
  { label, level, rank }: Structure,
  kind: Block["kind"] | undefined,
  words: string,
): Omit<Block, "ranges"> {
  const bare = words.replace(/^[\s[［{]+/u, "").trim();
  const isSentence = /[.;,:]["”\]］]*$/u.test(bare) || bare.length > 250;
  const isOption = /^(?:option|alternative)\b/iu.test(bare);
  const isLabelledTitle = label !== undefined && /^[A-ZIVX]{1,5}\.$/u.test(label) && bare.length <= 150;
  const isHeading =
    kind === undefined && bare !== "" && !isSentence && !isOption && (rank !== undefined || isLabelledTitle);
  const headingRank = rank ?? (label !== undefined && /^[IVX]+\.$/u.test(label) ? 2 : 3);
  return {
    kind: isHeading ? "heading" : (kind ?? "paragraph"),
    ...(isHeading ? { rank: headingRank } : { indent: label === undefined ? 0 : level * 4 }),
    ...(label === undefined ? {} : { label }),
  };
}

/** The name that pairs a move's two ends stands at the start of each range, not on what was moved. */
function beginMove({ moves }: Story, start: Xml): void {
  const name = attribute(start, "name") ?? "";
  if (start.name === "moveFromRangeStart") moves.moveFrom = name;
  else moves.moveTo = name;
}

function changeOf({ moves }: Story, source: Xml): Pick<Change, "kind" | "author" | "date" | "move"> {
  const kinds = {
    ins: "insert",
    del: "delete",
    moveFrom: "moveFrom",
    moveTo: "moveTo",
    cellIns: "insert",
    cellDel: "delete",
  } as const;
  const kind = Object.entries(kinds).find(([name]) => name === source.name)?.[1] ?? "insert";
  const date = attribute(source, "date");
  return {
    kind,
    author: attribute(source, "author") ?? "",
    ...(date === undefined ? {} : { date }),
    ...(kind === "moveFrom" || kind === "moveTo" ? { move: moves[kind] ?? "" } : {}),
  };
}

/** Adds the words of runs, with the changes and comments they stand in. A change inside a change keeps both. */
function addRuns(story: Story, parent: Xml, change: Surroundings["change"], boxes: Xml[]): void {
  const start = story.length;
  for (const child of elements(parent)) {
    switch (child.name) {
      case "r":
        addRun(story, child, change, boxes);
        break;
      case "ins":
      case "del":
      case "moveFrom":
      case "moveTo": {
        const from = story.length;
        addRuns(story, child, undefined, boxes);
        if (story.length > from) story.changes.push({ ...changeOf(story, child), from, to: story.length });
        break;
      }
      case "moveFromRangeStart":
      case "moveToRangeStart":
        beginMove(story, child);
        break;
      case "AlternateContent":
        addRuns(story, element(child, "Choice") ?? element(child, "Fallback") ?? child, change, boxes);
        break;
      case "commentRangeStart":
        story.comments.set(attribute(child, "id") ?? "", { from: story.length, to: story.length });
        break;
      case "commentRangeEnd": {
        const range = story.comments.get(attribute(child, "id") ?? "");
        if (range !== undefined) range.to = story.length;
        break;
      }
      case "t":
        // Formulas (`m:t`) stand outside runs of the word processor's own.
        append(story, child.children.filter((part) => typeof part === "string").join(""));
        break;
      case "pPr":
        break;
      default:
        addRuns(story, child, change, boxes);
    }
  }
  if (parent.name === "p" && change !== undefined && story.length > start) {
    story.changes.push({ ...change, from: start, to: story.length });
  }
}

function addRun(story: Story, run: Xml, change: Surroundings["change"], boxes: Xml[]): void {
  if (isOn(element(run, "rPr", "webHidden"))) return;
  const first = story.pieces.length;
  for (const child of elements(run)) {
    switch (child.name) {
      case "t":
      case "delText":
        append(story, child.children.filter((part) => typeof part === "string").join(""));
        break;
      case "tab":
      case "ptab":
        append(story, "\t");
        break;
      case "br":
      case "cr":
        append(story, "\u2028");
        break;
      case "noBreakHyphen":
        append(story, "\u2011");
        break;
      case "sym":
        append(story, symbol(attribute(child, "char"), attribute(child, "font")));
        break;
      case "footnoteReference":
      case "endnoteReference":
        story.marks.push({
          from: story.length,
          mark: `${child.name.slice(0, -9)} ${attribute(child, "id") ?? ""}`,
        });
        break;
      case "commentReference": {
        const id = attribute(child, "id") ?? "";
        if (!story.comments.has(id)) story.comments.set(id, { from: story.length, to: story.length });
        break;
      }
      case "AlternateContent":
        addRun(story, element(child, "Choice") ?? element(child, "Fallback") ?? child, change, boxes);
        break;
      case "ruby":
        addRuns(story, element(child, "rubyBase") ?? child, change, boxes);
        break;
      case "drawing":
      case "pict":
      case "object":
        collectBoxes(child, boxes);
        break;
      default:
        break;
    }
  }
  const look = element(run, "rPr");
  const words = story.pieces.slice(first).join("");
  if (isOn(element(look, "vanish"))) story.looks.hidden += words;
  if (isOn(element(look, "strike")) || isOn(element(look, "dstrike"))) story.looks.struck += words;
}

function symbol(hex: string | undefined, font: string | undefined): string {
  const point = Number.parseInt(hex ?? "", 16);
  // The font Symbol draws brackets and braces where ASCII has them, and Word moves its signs into the private range.
  const drawn = String.fromCodePoint(point >= 0xf020 && point < 0xf07f ? point - 0xf000 : 0);
  if (font === "Symbol" && "[]{}".includes(drawn)) return drawn;
  return Number.isFinite(point) && point > 0 && point < 0xd800
    ? String.fromCodePoint(point)
    : Number.isFinite(point) && point > 0xdfff && point <= 0x10ffff
      ? String.fromCodePoint(point)
      : "\uFFFD";
}

function collectBoxes(parent: Xml, boxes: Xml[]): void {
  for (const child of elements(parent)) {
    if (child.name === "txbxContent") boxes.push(child);
    else if (child.name === "AlternateContent")
      collectBoxes(element(child, "Choice") ?? element(child, "Fallback") ?? child, boxes);
    else collectBoxes(child, boxes);
  }
}
