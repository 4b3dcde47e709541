import { createHash } from "node:crypto";

/** How a press page looks, in light and in dark: quiet, like a printed statement. */
export const pressStyle = `
:root { color-scheme: light dark; --paper: light-dark(#f6f7f3, #111513); --text: light-dark(#16191a, #e7ebe6);
  --soft: light-dark(#565e58, #a0aaa2); --rule: light-dark(#d2d8ce, #323a36); --mark: light-dark(#7a4a00, #e3b871) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--text);
  font: 400 1.0625rem/1.6 "Inter Variable", Inter, "Noto Sans", system-ui, sans-serif }
header, main, footer { max-inline-size: 42rem; margin-inline: auto; padding-inline: 1.25rem }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; margin-block-start: 2.5rem;
  font-weight: 600; font-size: .9375rem }
header::after { content: ""; flex-basis: 100%; border-block-end: 4px double currentColor; margin-block-start: .5rem }
article { padding-block: 2rem; border-block-end: 1px solid var(--rule) }
h1, h2 { margin: 0; font: 600 2.25rem/1.2 "Source Serif 4 Variable", "Source Serif 4", "Noto Serif", Georgia, serif;
  text-wrap: balance; overflow-wrap: anywhere }
h1 { margin-block: 2rem 0; font-size: 1.25rem; color: var(--soft) }
p { margin-block: .9rem; text-wrap: pretty; overflow-wrap: anywhere }
.body { font: 400 1.25rem/1.55 "Source Serif 4 Variable", "Source Serif 4", "Noto Serif", Georgia, serif; white-space: pre-line }
.soft, figcaption, footer, details { color: var(--soft); font-size: .9375rem }
.mark { padding-inline-start: .75rem; border-inline-start: 4px solid var(--mark); color: var(--mark) }
[data-withdrawn] h2, [data-withdrawn] .body { color: var(--soft); text-decoration: line-through }
figure { margin: 1.5rem 0 } img { display: block; inline-size: 100%; block-size: auto; background: var(--rule) }
summary { cursor: default } code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
a { color: inherit; text-underline-offset: .18em } footer { padding-block: 2rem 4rem }
@media (max-width: 40rem) { h2 { font-size: 1.625rem } header { margin-block-start: 1.25rem } }
@media print { body { background: none } }
`;

const hash = createHash("sha256").update(pressStyle).digest("base64");

/** Nothing runs on a press page; it shows its own pictures and its own style, and is shown in no other page. */
export const pressPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
