import type { Inline, Manuscript, ManuscriptBracket, ManuscriptNote } from "./manuscript.ts";
import { holdersLine } from "./notation.ts";

/** What writing Akoma Ntoso keeps between blocks: which ids are taken and where each bracket first stood. */
export interface AknIds {
  readonly take: (wanted: string) => string;
  readonly firstOf: Map<number, string>;
  readonly organization: (name: string) => string;
  /** The eId of each block, by its number; filled before anything is written. */
  readonly blocks: readonly string[];
}

/** Escapes words for XML; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/gv, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * Writes items as Akoma Ntoso's inlines: a bracket that opens and closes within them is `ins` or `del` with `refersTo` its holders; one
 * that crosses the tree is a pair of `marker`s. Akoma Ntoso has no bracket, so no bracket character is written.
 */
export function aknInlines(inlines: readonly Inline[], manuscript: Manuscript, ids: AknIds): string {
  const inside = closedInside(inlines);
  let xml = "";
  for (const [at, inline] of inlines.entries()) {
    switch (inline.kind) {
      case "words":
      case "literal":
        xml += escapeXml(inline.text);
        break;
      case "attribution":
        break;
      case "ref": {
        const target = ids.blocks[inline.block];
        xml +=
          target === undefined
            ? escapeXml(inline.text)
            : `<ref eId="${ids.take("ref")}" href="#${target}">${escapeXml(inline.text)}</ref>`;
        break;
      }
      case "open": {
        const bracket = manuscript.brackets[inline.bracket];
        const eId = ids.take(`bracket_${inline.bracket + 1}`);
        const isFirst = !ids.firstOf.has(inline.bracket);
        if (isFirst) ids.firstOf.set(inline.bracket, eId);
        const attributes = bracketAttributes(bracket, ids, eId);
        xml += inside.has(at)
          ? `<${bracket?.change === "delete" ? "del" : "ins"}${attributes}>`
          : `<marker name="bracketStart"${attributes}/>`;
        break;
      }
      case "close": {
        const bracket = manuscript.brackets[inline.bracket];
        const eId = ids.firstOf.get(inline.bracket) ?? `bracket_${inline.bracket + 1}`;
        xml += inside.has(at)
          ? `</${bracket?.change === "delete" ? "del" : "ins"}>`
          : `<marker name="bracketEnd" eId="${ids.take(`${eId}__end`)}"/>`;
        break;
      }
      case "mark":
        xml += `<marker name="${inline.sign === "[" || inline.sign === "［" ? "unpairedStart" : "unpairedEnd"}" eId="${ids.take("unpaired")}"/>`;
        break;
      case "noteOpen":
        xml += inside.has(at) ? `<inline name="note">` : "{";
        break;
      case "noteClose":
        xml += inside.has(at) ? "</inline>" : "}";
        break;
      case "footnote":
        xml += authorialNote(
          manuscript.notes.find(({ kind, mark }) => kind === "footnote" && mark === inline.mark),
          manuscript,
          ids,
        );
        break;
      case "comment":
        xml += authorialNote(
          manuscript.notes.find(({ kind, mark }) => kind === "comment" && mark === inline.mark),
          manuscript,
          ids,
        );
        break;
      default:
        inline satisfies never;
    }
  }
  return xml;
}

const DEEPEST_INLINE = 60;

/** The places of marks whose partner stands in the same items, properly nested. */
function closedInside(inlines: readonly Inline[]): ReadonlySet<number> {
  const stack: { readonly at: number; readonly key: string }[] = [];
  const inside = new Set<number>();
  inlines.forEach((inline, at) => {
    if (inline.kind === "open") stack.push({ at, key: `b${inline.bracket}` });
    else if (inline.kind === "noteOpen") stack.push({ at, key: "note" });
    else if (inline.kind === "close" || inline.kind === "noteClose") {
      const key = inline.kind === "close" ? `b${inline.bracket}` : "note";
      const found = stack.findLastIndex((entry) => entry.key === key);
      if (found < 0) return;
      const open = stack[found];
      // XML tools stop at 256 elements one in another: what is deeper is written as markers too.
      if (found >= DEEPEST_INLINE) {
        stack.length = found;
        return;
      }
      // Whatever opened after it and did not close crosses it, and is written as markers.
      stack.length = found;
      if (open !== undefined) inside.add(open.at).add(at);
    }
  });
  return inside;
}

function bracketAttributes(bracket: ManuscriptBracket | undefined, ids: AknIds, eId: string): string {
  if (bracket === undefined) return ` eId="${eId}"`;
  const holders = bracket.holders.map(({ name }) => `#${ids.organization(name)}`);
  const refersTo = holders.length === 0 ? "" : ` refersTo="${[...new Set(holders)].join(" ")}"`;
  const line = holdersLine(bracket);
  const title = line === "" ? "" : ` title="${escapeXml(bracket.alleged ? `alleged: ${line}` : line)}"`;
  const first = bracket.group === undefined ? undefined : ids.firstOf.get(-1 - bracket.group);
  if (bracket.group !== undefined && first === undefined) ids.firstOf.set(-1 - bracket.group, eId);
  const alternative = first === undefined ? "" : ` alternativeTo="${first}"`;
  return ` eId="${eId}" class="${bracket.change}"${refersTo}${alternative}${title}`;
}

function authorialNote(note: ManuscriptNote | undefined, manuscript: Manuscript, ids: AknIds): string {
  if (note === undefined) return "";
  const by = note.author === undefined ? "" : `${escapeXml(note.author)}: `;
  return `<authorialNote eId="${ids.take("note")}" marker="${escapeXml(note.mark)}" placement="${note.kind === "footnote" ? "bottom" : "side"}"><p>${by}${aknInlines(note.body, manuscript, ids)}</p></authorialNote>`;
}
