import type { Inline, Manuscript, ManuscriptBlock, ManuscriptBracket } from "./manuscript.ts";
import { holdersLine, prefixOf, suffixOf } from "./notation.ts";
import { INKS, PAGE_STYLE } from "./page-style.ts";

/** What a written page is told. */
export interface HtmlOptions {
  readonly title: string;
  /** BCP 47; `und` when not known. */
  readonly language?: string;
}

/** Lines in the order of the inks: the kind of line says what the ink says. */
const LINES = ["solid", "dashed", "double", "solid", "dashed", "double"] as const;

const STYLE = `${PAGE_STYLE}
p.labelled{padding-inline-start:2.6em;text-indent:-2.6em}p.labelled>*{text-indent:0}
.label{display:inline-block;min-width:2.6em;padding-inline-end:.5em;color:var(--soft);font-variant-numeric:tabular-nums}
.option .label{font-weight:600;color:var(--ink)}h1 .label,h2 .label,h3 .label,h4 .label,h5 .label,h6 .label{min-width:0;color:inherit}
.bracket{unicode-bidi:isolate;border-bottom:2px dotted var(--soft);padding-bottom:1px}.bracket .bracket .bracket{border-bottom-width:1px}.mark{font-weight:600}
${LINES.map((line, at) => `.ink${at + 1}{color:var(--ink${at + 1});border-bottom:${line === "double" ? 3 : 2}px ${line} var(--ink${at + 1})}`).join("")}
ins.bracket{text-decoration:none}del.bracket{text-decoration:line-through}
.unpaired{font-weight:700;color:var(--ink2);outline:2px solid;outline-offset:1px}
.holder{font:600 .7em/1 Inter,system-ui,sans-serif;letter-spacing:.01em}
.note{color:var(--soft);font-style:italic}.inferred::after{content:" (read from words alone)";font:.7em Inter,system-ui,sans-serif;color:var(--soft)}
.footnote,.notes{font-size:.9em}hr{border:0;border-top:1px solid var(--rule);margin:2.5rem 0 1rem}
.table{overflow-x:auto;margin:1em 0}table{border-collapse:collapse;width:100%}td{border:1px solid var(--rule);padding:.4em .6em;vertical-align:top;font-size:.92em}
a{color:inherit}`;

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
<header>${escapeHtml(options.title)}${holdersKey(manuscript)}</header>
${page.filter((line) => line !== "").join("\n")}
${tail}</main>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

/** Who is named in the text, each in its own ink. A file's names are only what the file says. */
function holdersKey({ brackets }: Manuscript): string {
  const names = [...inksOf(brackets)].map(
    ([name, ink]) => `<span class="bracket ink${ink}">${escapeHtml(name)}</span>`,
  );
  if (names.length === 0) return "";
  const says = brackets.some(({ alleged }) => alleged) ? "Named in the file as holding brackets" : "Holding brackets";
  return `<p>${says}: ${names.join(", ")}</p>`;
}

const INKS_OF = new WeakMap<readonly ManuscriptBracket[], ReadonlyMap<string, number>>();

/** The ink of each holder, from 1, in the order in which they are first named. */
function inksOf(brackets: readonly ManuscriptBracket[]): ReadonlyMap<string, number> {
  const known = INKS_OF.get(brackets);
  if (known !== undefined) return known;
  const inks = new Map<string, number>();
  for (const { holders } of brackets)
    for (const { name } of holders) if (!inks.has(name)) inks.set(name, (inks.size % INKS) + 1);
  INKS_OF.set(brackets, inks);
  return inks;
}

function htmlBlock(block: ManuscriptBlock, manuscript: Manuscript, open: number[]): string {
  const reopened = open.map((bracket) => openTag(manuscript, bracket, false)).join("");
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
  const kinds = [
    block.kind,
    ...(label === "" ? [] : ["labelled"]),
    ...(block.choice?.inferred === true ? ["inferred"] : []),
  ];
  const choice = block.choice === undefined ? "" : ` data-choice="${block.choice.id}"`;
  return `<p class="${kinds.join(" ")}" dir="auto"${choice} style="margin-inline-start:${Math.min(block.depth, 12) * 1.2}em">${content}</p>`;
}

function tableEdges(before: ManuscriptBlock | undefined, after: ManuscriptBlock | undefined): string {
  const [from, to] = [before?.cell, after?.cell];
  if (from === undefined && to === undefined) return "";
  if (from?.table !== to?.table)
    return `${from === undefined ? "" : "</tr></table></div>"}${to === undefined ? "" : `<div class="table"><table><tr>`}`;
  return from?.row === to?.row ? "" : "</tr><tr>";
}

function openTag({ brackets }: Manuscript, index: number, isFirst: boolean): string {
  const bracket = brackets[index];
  const holders = bracket === undefined ? "" : holdersLine(bracket);
  const title =
    holders === "" ? "" : ` title="${escapeHtml(bracket?.alleged === true ? `alleged: ${holders}` : holders)}"`;
  const prefix = prefixOf(bracket);
  const [holder] = bracket?.holders ?? [];
  const ink = holder === undefined ? "" : ` ink${inksOf(brackets).get(holder.name) ?? 1}`;
  const shown = isFirst
    ? `<span class="mark">[</span>${prefix === "" ? "" : `<span class="holder">${escapeHtml(prefix)}</span>`}`
    : "";
  return `<${tagOf(bracket)} class="bracket${ink}" data-bracket="${index}"${title}>${shown}`;
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
        html += openTag(manuscript, inline.bracket, true);
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
        html += inner.map((bracket) => openTag(manuscript, bracket, false)).join("");
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
