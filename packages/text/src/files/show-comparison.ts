import type { Comparison, ProvisionChange } from "./compare-texts.ts";
import { escapeHtml } from "./write-html.ts";

/** How a comparison is shown in a terminal. */
export interface ShowOptions {
  /** Escape sequences for colour; without them, `{+…+}` and `[-…-]` as `git diff --word-diff` has them. */
  readonly color: boolean;
  /** Unchanged provisions around changed ones; all of them when undefined. */
  readonly context?: number;
}

const INSERTED = ["\u001b[32;4m", "\u001b[0m"] as const;
const DELETED = ["\u001b[31;9m", "\u001b[0m"] as const;
const FAINT = ["\u001b[2m", "\u001b[0m"] as const;

/** A comparison as lines for a terminal, the counts last. Control characters of the texts are shown, never sent. */
export function showComparison({ provisions, words }: Comparison, { color, context }: ShowOptions): string {
  const inserted = color ? INSERTED : (["{+", "+}"] as const);
  const deleted = color ? DELETED : (["[-", "-]"] as const);
  const faint = color ? FAINT : (["", ""] as const);
  const lines: string[] = [];
  let hidden = 0;
  provisions.forEach((change, at) => {
    const isNear =
      context === undefined ||
      provisions.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== "same");
    if (change.kind === "same" && !isNear) {
      hidden += 1;
      return;
    }
    if (hidden > 0) lines.push(`${faint[0]}… ${counted(hidden, "provision")} unchanged${faint[1]}`, "");
    hidden = 0;
    lines.push(`${signOf(change)} ${lineOf(change, inserted, deleted)}`, "");
  });
  if (hidden > 0) lines.push(`${faint[0]}… ${counted(hidden, "provision")} unchanged${faint[1]}`, "");
  const moved = words.moved > 0 ? `, ${words.moved} moved` : "";
  lines.push(`${counted(words.inserted, "word")} inserted, ${words.deleted} deleted${moved}, ${words.same} the same.`);
  return `${lines.join("\n")}\n`;
}

/** A comparison as one HTML file that needs nothing else. */
export function comparisonHtml(
  { provisions, words }: Comparison,
  titles: { readonly before: string; readonly after: string },
): Uint8Array {
  const rows = provisions.map((change) => {
    const words_ =
      change.kind === "changed"
        ? change.words
            .map(({ kind, text }) =>
              kind === "inserted"
                ? `<ins>${escapeHtml(text)}</ins>`
                : kind === "deleted"
                  ? `<del>${escapeHtml(text)}</del>`
                  : escapeHtml(text),
            )
            .join("")
        : escapeHtml(change.text);
    const content =
      change.kind === "inserted" ? `<ins>${words_}</ins>` : change.kind === "deleted" ? `<del>${words_}</del>` : words_;
    const moved = change.kind === "changed" && change.moved ? `<span class="moved">moved</span> ` : "";
    return `<p class="${change.kind}" dir="auto">${moved}${content}</p>`;
  });
  const title = `${titles.before} → ${titles.after}`;
  const html = `<!doctype html>
<html lang="und">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 Georgia,serif;max-width:50rem;margin:2rem auto;padding:0 1rem}ins{background:#d9f0dc;text-decoration:underline}del{background:#f9dcda;text-decoration:line-through}.same{color:#666}.moved{font:600 .72em system-ui,sans-serif;background:#dfe6f7;padding:.1em .4em}@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}ins{background:#1d4a28}del{background:#5a2723}.same{color:#999}.moved{background:#2b3a63}}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${counted(words.inserted, "word")} inserted, ${words.deleted} deleted, ${words.moved} moved, ${words.same} the same.</p>
${rows.join("\n")}
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

function signOf(change: ProvisionChange): string {
  if (change.kind === "changed") return change.moved ? ">" : "~";
  return change.kind === "inserted" ? "+" : change.kind === "deleted" ? "-" : " ";
}

function lineOf(
  change: ProvisionChange,
  inserted: readonly [string, string],
  deleted: readonly [string, string],
): string {
  const mark = (text: string, [open, close]: readonly [string, string]): string => `${open}${safe(text)}${close}`;
  switch (change.kind) {
    case "same":
      return safe(change.text);
    case "inserted":
      return mark(change.text, inserted);
    case "deleted":
      return mark(change.text, deleted);
    case "changed":
      return change.words
        .map(({ kind, text }) =>
          kind === "inserted" ? mark(text, inserted) : kind === "deleted" ? mark(text, deleted) : safe(text),
        )
        .join("");
    default:
      return change satisfies never;
  }
}

/** A text must not steer the terminal it is shown in. */
function safe(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}
