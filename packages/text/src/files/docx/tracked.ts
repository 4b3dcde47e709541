import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  FootnoteReferenceRun,
  InsertedTextRun,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Inline, Manuscript, ManuscriptBracket } from "../manuscript.ts";
import { prefixOf, suffixOf } from "../notation.ts";

/** How Word shows brackets: as tracked changes with their holders as authors, or as characters only. */
export type DocxStyle = "tracked" | "brackets";

/** What is kept while a document's runs are written. */
export interface RunWriter {
  readonly manuscript: Manuscript;
  readonly style: DocxStyle;
  /** ISO 8601, for changes that carry no date of their own. */
  readonly date: string;
  /** Brackets that are open, over paragraphs. */
  readonly open: number[];
  /** Word's number of each footnote's and comment's mark. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly nextId: () => number;
}

/**
 * Writes items as runs. Bracket characters always stand in the text, so that no reader of the file loses one; in the tracked style the
 * outermost bracket that somebody holds is a tracked insertion or deletion besides. Word nests no insertions, so a deeper bracket
 * names its holders in words.
 */
export function runsOf(inlines: readonly Inline[], writer: RunWriter): readonly ParagraphChild[] {
  const { manuscript, open } = writer;
  const runs: ParagraphChild[] = [];
  for (const inline of inlines) {
    switch (inline.kind) {
      case "words":
      case "ref":
      case "literal":
      case "attribution":
        runs.push(run(inline.text, writer));
        break;
      case "open": {
        open.push(inline.bracket);
        const bracket = manuscript.brackets[inline.bracket];
        const prefix = isTracked(writer, inline.bracket) ? "" : prefixOf(bracket);
        runs.push(run(`[${prefix}`, writer, true));
        break;
      }
      case "close": {
        const bracket = manuscript.brackets[inline.bracket];
        const suffix = isTracked(writer, inline.bracket) ? "" : suffixOf(bracket);
        runs.push(run(`${suffix}]`, writer, true));
        const at = open.lastIndexOf(inline.bracket);
        if (at >= 0) open.splice(at, 1);
        break;
      }
      case "mark":
        runs.push(run(inline.sign, writer));
        break;
      case "noteOpen":
        runs.push(run("{", writer));
        break;
      case "noteClose":
        runs.push(run("}", writer));
        break;
      case "footnote": {
        const number = writer.numbers.get(`footnote ${inline.mark}`);
        if (number !== undefined) runs.push(new FootnoteReferenceRun(number));
        break;
      }
      case "comment": {
        const id = writer.numbers.get(`comment ${inline.mark}`);
        if (id !== undefined)
          runs.push(
            new CommentRangeStart(id),
            new CommentRangeEnd(id),
            new TextRun({ children: [new CommentReference(id)] }),
          );
        break;
      }
      default:
        inline satisfies never;
    }
  }
  return runs;
}

/** A run under the change that is open, if any. `isMark` is set for bracket characters: those of a deletion are put in, not taken out. */
function run(text: string, writer: RunWriter, isMark = false): ParagraphChild {
  const { manuscript, date, open, style } = writer;
  // XML holds no other control characters; a line separator is a line break to Word.
  const written = text
    .toWellFormed()
    .replaceAll(/[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/gv, "\uFFFD")
    .replaceAll(/[\u2028\n\r]+/gu, " ");
  const index = style === "tracked" ? open.find((one) => isHeld(manuscript.brackets[one])) : undefined;
  const bracket = index === undefined ? undefined : manuscript.brackets[index];
  if (bracket === undefined) return new TextRun({ text: written });
  const change = { text: written, id: writer.nextId(), author: authorOf(bracket), date: bracket.date ?? date };
  return bracket.change === "delete" && !(isMark && open.at(-1) === index)
    ? new DeletedTextRun(change)
    : new InsertedTextRun(change);
}

function isTracked({ manuscript, open, style }: RunWriter, bracket: number): boolean {
  if (style === "brackets" || !isHeld(manuscript.brackets[bracket])) return false;
  return open.find((one) => isHeld(manuscript.brackets[one])) === bracket;
}

/** Whether a bracket becomes a tracked change: somebody puts its words forward, or their deletion. */
function isHeld(bracket: ManuscriptBracket | undefined): boolean {
  if (bracket === undefined) return false;
  return bracket.change !== "bracket" || bracket.holders.some(({ stance }) => stance === "for");
}

function authorOf({ holders, change }: ManuscriptBracket): string {
  const names = holders.filter(({ stance }) => stance === "for" || change === "delete").map(({ name }) => name);
  return names.length === 0 ? "unclaimed" : names.join(", ");
}
