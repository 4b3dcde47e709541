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
import { isRightToLeft } from "../direction.ts";
import type { Inline, Manuscript, ManuscriptBracket } from "../manuscript.ts";
import { prefixOf, suffixOf } from "../notation.ts";
import { type HeldBrackets, authorOf, runText } from "./held-bracket.ts";

/** What is kept while a document's runs are written. */
export interface RunWriter {
  readonly manuscript: Manuscript;
  /** ISO 8601, for changes that carry no date of their own. */
  readonly date: string;
  /** Brackets that are open, over paragraphs. */
  readonly held: HeldBrackets;
  /** Word's number of each footnote's and comment's mark. */
  readonly numbers: ReadonlyMap<string, number>;
  /** An id for a change of a bracket's words; a move's ends are told apart by it. */
  readonly idOf: (bracket: ManuscriptBracket) => number;
}

/** How a run looks, beyond its paragraph's style. */
interface Look {
  readonly bold?: true;
  readonly italics?: true;
  readonly color?: string;
}

/** Notes are not words of the text, and look so. */
const NOTE: Look = { italics: true, color: "595959" };
/** A bracket that nobody closes is what has to be repaired first. */
const UNPAIRED: Look = { bold: true, color: "B3261E" };

/**
 * Writes items as runs. A bracket that a file typed always keeps its characters; in the tracked style the outermost bracket that somebody
 * holds is a tracked insertion or deletion of all its words. Word nests no insertions, so a deeper bracket names its holders in words.
 */
export function runsOf(inlines: readonly Inline[], writer: RunWriter, look: Look = {}): readonly ParagraphChild[] {
  const { manuscript, held } = writer;
  const runs: ParagraphChild[] = [];
  let notes = 0;
  const run = (text: string, own: Look = notes > 0 ? NOTE : look): void => {
    if (text !== "") runs.push(runUnderChange(text, writer, own));
  };
  for (const inline of inlines) {
    switch (inline.kind) {
      case "words":
      case "ref":
      case "literal":
      case "attribution":
        run(inline.text);
        break;
      case "open":
        held.open(inline.bracket);
        if (held.isDrawn(inline.bracket))
          run(`[${held.isTracked(inline.bracket) ? "" : prefixOf(manuscript.brackets[inline.bracket])}`);
        break;
      case "close":
        if (held.isDrawn(inline.bracket))
          run(`${held.isTracked(inline.bracket) ? "" : suffixOf(manuscript.brackets[inline.bracket])}]`);
        held.close(inline.bracket);
        break;
      case "mark":
        run(inline.sign, UNPAIRED);
        break;
      case "noteOpen":
        notes += 1;
        run("{");
        break;
      case "noteClose":
        run("}");
        notes = Math.max(0, notes - 1);
        break;
      case "footnote": {
        const number = writer.numbers.get(`footnote ${inline.mark}`);
        if (number === undefined) run(`(fn ${inline.mark})`);
        else runs.push(new FootnoteReferenceRun(number));
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

/** A run under the change that is open, if any. */
function runUnderChange(words: string, { held, date, idOf }: RunWriter, look: Look): ParagraphChild {
  const text = runText(words);
  const bracket = held.current();
  const shown = isRightToLeft(text) ? { ...look, rightToLeft: true } : look;
  if (bracket === undefined) return new TextRun({ ...shown, text });
  const change = { ...shown, text, id: idOf(bracket), author: authorOf(bracket), date: bracket.date ?? date };
  return bracket.change === "delete" ? new DeletedTextRun(change) : new InsertedTextRun(change);
}
