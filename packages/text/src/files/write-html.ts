import type { Inline, Manuscript, ManuscriptBlock, ManuscriptBracket } from "./manuscript.ts";
import { holdersLine, prefixOf, suffixOf } from "./notation.ts";

/** What a written page is told. */
export interface HtmlOptions {
  readonly title: string;
  /** BCP 47; `und` when not known. */
  readonly language?: string;
}

const STYLE = `body{font:17px/1.55 Georgia,"Times New Roman",serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.8em 0 .6em}p{margin:.6em 0}.label{margin-inline-end:.6em;font-weight:600}
.bracket{background:#fdf3dc}.bracket .bracket{background:#fae6b8}.bracket .bracket .bracket{background:#f6d890}.mark,.unpaired{font-weight:700;color:#8a4b00}
.unpaired{outline:2px solid #b3261e}ins.bracket{text-decoration:underline;background:#e3f1e5}del.bracket{text-decoration:line-through;background:#f9e1df}
.holder{font:600 .72em/1 system-ui,sans-serif;color:#4a4a4a}.note{color:#555;font-style:italic}table{border-collapse:collapse}td{border:1px solid #bbb;padding:.3em .5em;vertical-align:top}
@media(prefers-color-scheme:dark){body{background:#161616;color:#e8e8e8}.bracket{background:#3a2f12}.bracket .bracket{background:#4d3d14}.bracket .bracket .bracket{background:#614b13}.mark,.unpaired{color:#f0b85a}ins.bracket{background:#173a20}del.bracket{background:#45201d}.holder,.note{color:#b5b5b5}}
@media print{body{max-width:none;margin:0}}`;

/** Escapes words for HTML text and attributes; characters that HTML cannot hold become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}--[\t\n\r\u0080-\u009f]]/gv, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * Writes one HTML file that needs nothing else. Brackets stand in the text as characters, and are marked by class (`bracket`, with
 * `ins` and `del` for changes) and, where somebody holds them, by name in words: nothing is told by colour alone.
 */
export function writeHtml(manuscript: Manuscript, options: HtmlOptions): Uint8Array {
  const page: string[] = [];
  const open: number[] = [];
  let last: ManuscriptBlock | undefined;
  for (const block of manuscript.blocks) {
    page.push(tableEdges(last, block));
    page.push(htmlBlock(block, manuscript, open));
    last = block;
  }
  page.push(tableEdges(last, undefined));
  const notes = manuscript.notes
    .filter(({ kind }) => kind === "footnote")
    .map(
      ({ mark, body }) =>
        `<p class="footnote" id="note-${escapeHtml(idOf(mark))}"><sup>${escapeHtml(mark)}</sup> ${htmlInlines(body, manuscript, [])}</p>`,
    );
  const tail = notes.length === 0 ? "" : `<hr>\n<section class="notes">\n${notes.join("\n")}\n</section>\n`;
  const html = `<!doctype html>
<html lang="${escapeHtml(options.language ?? "und")}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(options.title)}</title>
<style>${STYLE}</style></head>
<body>
<main>
${page.filter((line) => line !== "").join("\n")}
${tail}</main>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

function htmlBlock(block: ManuscriptBlock, manuscript: Manuscript, open: number[]): string {
  const reopened = open.map((bracket) => openTag(manuscript.brackets[bracket], bracket, false)).join("");
  const before = htmlInlines(block.before, manuscript, open);
  const label = htmlInlines(block.label, manuscript, open);
  const body = htmlInlines(block.body, manuscript, open);
  const closed = open
    .toReversed()
    .map((bracket) => closeTag(manuscript.brackets[bracket]))
    .join("");
  const content = `${reopened}${before}${label === "" ? "" : `<span class="label">${label}</span>`}${label !== "" && body !== "" ? " " : ""}${body}${closed}`;
  if (block.kind === "heading")
    return `<h${Math.min(block.rank ?? 1, 6)} dir="auto">${content}</h${Math.min(block.rank ?? 1, 6)}>`;
  if (block.kind === "cell") return `<td dir="auto">${content}</td>`;
  const inferred = block.choice?.inferred === true ? ` data-inferred="true"` : "";
  const choice = block.choice === undefined ? "" : ` data-choice="${block.choice.id}"`;
  return `<p class="${block.kind}" dir="auto"${choice}${inferred} style="margin-inline-start:${Math.min(block.depth, 12) * 1.2}em">${content}</p>`;
}

function tableEdges(before: ManuscriptBlock | undefined, after: ManuscriptBlock | undefined): string {
  const [from, to] = [before?.cell, after?.cell];
  if (from === undefined && to === undefined) return "";
  if (from?.table !== to?.table)
    return `${from === undefined ? "" : "</tr></table>"}${to === undefined ? "" : "<table><tr>"}`;
  return from?.row === to?.row ? "" : "</tr><tr>";
}

function openTag(bracket: ManuscriptBracket | undefined, index: number, isFirst: boolean): string {
  const holders = bracket === undefined ? "" : holdersLine(bracket);
  const title =
    holders === "" ? "" : ` title="${escapeHtml(bracket?.alleged === true ? `alleged: ${holders}` : holders)}"`;
  const prefix = prefixOf(bracket);
  const shown = isFirst
    ? `<span class="mark">[</span>${prefix === "" ? "" : `<span class="holder">${escapeHtml(prefix)}</span>`}`
    : "";
  return `<${tagOf(bracket)} class="bracket" data-bracket="${index}"${title}>${shown}`;
}

function closeTag(bracket: ManuscriptBracket | undefined): string {
  return `</${tagOf(bracket)}>`;
}

function tagOf(bracket: ManuscriptBracket | undefined): "span" | "ins" | "del" {
  if (bracket?.change === "insert") return "ins";
  return bracket?.change === "delete" ? "del" : "span";
}

function htmlInlines(inlines: readonly Inline[], manuscript: Manuscript, open: number[]): string {
  const { brackets } = manuscript;
  let html = "";
  for (const inline of inlines) {
    switch (inline.kind) {
      case "words":
      case "ref":
      case "literal":
        html += escapeHtml(inline.text);
        break;
      case "attribution":
        html += `<span class="holder">${escapeHtml(inline.text)}</span>`;
        break;
      case "open":
        open.push(inline.bracket);
        html += openTag(brackets[inline.bracket], inline.bracket, true);
        break;
      case "close": {
        const suffix = suffixOf(brackets[inline.bracket]);
        html += `${suffix === "" ? "" : `<span class="holder">${escapeHtml(suffix)}</span>`}<span class="mark">]</span>`;
        // A part that overlaps another is closed around it and opened again.
        const at = open.lastIndexOf(inline.bracket);
        const inner = open.splice(at).slice(1);
        html += inner
          .toReversed()
          .map((bracket) => closeTag(brackets[bracket]))
          .join("");
        html += closeTag(brackets[inline.bracket]);
        html += inner.map((bracket) => openTag(brackets[bracket], bracket, false)).join("");
        open.push(...inner);
        break;
      }
      case "mark":
        html += `<span class="unpaired" title="unpaired bracket">${escapeHtml(inline.sign)}</span>`;
        break;
      case "noteOpen":
        html += `<span class="note">{`;
        break;
      case "noteClose":
        html += "}</span>";
        break;
      case "comment": {
        const comment = manuscript.notes.find((note) => note.kind === "comment" && note.mark === inline.mark);
        if (comment !== undefined)
          html += `<span class="note"> {${comment.author === undefined ? "" : `${escapeHtml(comment.author)}: `}${htmlInlines(comment.body, manuscript, [])}}</span>`;
        break;
      }
      case "footnote":
        html += `<sup><a href="#note-${escapeHtml(idOf(inline.mark))}">${escapeHtml(inline.mark)}</a></sup>`;
        break;
      default:
        inline satisfies never;
    }
  }
  return html;
}

function idOf(mark: string): string {
  return mark.replaceAll(/[^\p{L}\p{N}-]/gu, "-");
}
