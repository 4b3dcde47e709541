import type { Comparison, ProvisionChange } from "./compare-texts.ts";
import { PAGE_STYLE } from "./page-style.ts";
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
    const what = change.kind === "changed" && change.moved ? "moved" : change.kind;
    const sign = LABELS[what];
    const shown = sign === "" ? "" : `<span class="sign">${sign}</span> `;
    // The page's own title is the first heading.
    const tag = change.rank === undefined ? "p" : `h${Math.min(change.rank + 1, 6)}`;
    return `<${tag} class="${what}" dir="auto">${shown}${htmlOf(change)}</${tag}>`;
  });
  const title = `${titles.before} → ${titles.after}`;
  const moved = words.moved > 0 ? `, ${words.moved.toLocaleString("en")} moved` : "";
  const html = `<!doctype html>
<html lang="und">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>
<style>${COMPARISON_STYLE}</style></head>
<body>
<main>
<header><h1>${escapeHtml(titles.before)} <span aria-label="compared with">→</span> ${escapeHtml(titles.after)}</h1><p>${counted(words.inserted, "word")} <ins>inserted</ins>, ${words.deleted.toLocaleString("en")} <del>deleted</del>${moved}, ${words.same.toLocaleString("en")} the same.</p></header>
${rows.join("\n")}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

/** What stands beside a provision, so that nothing is told by colour alone: what was changed in one is underlined and struck in it. */
const LABELS = { same: "", changed: "", moved: "moved", inserted: "new", deleted: "gone" } as const;

const COMPARISON_STYLE = `${PAGE_STYLE}
header h1{font:inherit;margin:0}
ins{color:var(--ink1);background:var(--wash1);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
del{color:var(--ink2);background:var(--wash2);text-decoration:line-through}
.same{color:var(--soft)}
.inserted,.deleted,.moved{position:relative;border-inline-start:3px solid var(--ink1);padding-inline-start:.9rem;margin-inline-start:calc(-.9rem - 3px)}
.deleted{border-color:var(--ink2)}.moved{border-color:var(--rule);border-inline-start-style:double}
.inserted>ins,.deleted>del{background:none}.inserted>ins{text-decoration:none}
.sign{font:600 .68rem/1 Inter,system-ui,sans-serif;color:var(--soft);border:1px solid var(--rule);border-radius:4px;padding:.15em .4em;vertical-align:.12em;background:var(--paper)}
@media(min-width:60rem){.sign{position:absolute;inset-inline-end:calc(100% + .8rem);top:.55em}}`;

function htmlOf(change: ProvisionChange): string {
  const marked = (kind: "same" | "inserted" | "deleted", text: string): string => {
    const words = escapeHtml(text);
    return kind === "inserted" ? `<ins>${words}</ins>` : kind === "deleted" ? `<del>${words}</del>` : words;
  };
  if (change.kind !== "changed") return marked(change.kind, change.text);
  return change.words.map(({ kind, text }) => marked(kind, text)).join("");
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
