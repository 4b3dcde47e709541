import {
  type Photograph,
  type Press,
  type PublicStatement,
  type Published,
  type PublishedVersion,
  isJoint,
  photographOf,
  publications,
  publishedNow,
} from "@longtable/dialogue/press";
import { fingerprint, fromHex, toHex } from "@longtable/protocol";
import { html, raw } from "hono/html";

import { pressStyle } from "./press-style.ts";
import type { PressWords } from "./press-words.ts";

/** Exactly what the policy has the hash of, between the tags. */
const STYLE = `<style>${pressStyle}</style>`;

type Markup = ReturnType<typeof html>;

/** A press room with what it has published, ready to be shown. */
export interface ShownRoom {
  readonly room: Uint8Array;
  readonly press: Press;
  /** Hashes of the photographs whose bytes this node has. */
  readonly pictures: ReadonlySet<string>;
}

/** The page of everything published on this node, newest first. `checks`: whether the app here checks signatures. */
export function pressPage(rooms: readonly ShownRoom[], words: PressWords, checks: boolean): Markup {
  const shown = rooms.filter(({ press }) => publications(press).length > 0);
  return html`<!doctype html>
    <html lang="${words.lang}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${checks ? html`<link rel="icon" href="/icon.svg" type="image/svg+xml" />` : ""}
        <title>${words.title}</title>
        ${raw(STYLE)}
      </head>
      <body>
        <header><span>Longtable</span><span>${words.title}</span></header>
        <main>
          <h1>${words.title}</h1>
          ${shown.length === 0 ? html`<p>${words.nothing}</p>` : shown.map((one) => roomPart(one, words, checks))}
        </main>
        <footer><p>${words.foot}</p></footer>
      </body>
    </html>`;
}

function roomPart(shown: ShownRoom, words: PressWords, checks: boolean): Markup {
  return html`${publications(shown.press).map((one) => statementPart(one, shown, words))}
  ${checks ? html`<p><a href="/press/${toHex(shown.room)}">${words.check}</a></p>` : ""}`;
}

function statementPart(one: Published, shown: ShownRoom, words: PressWords): Markup {
  const now = publishedNow(one);
  const { statement } = now;
  const earlier = one.versions.slice(0, -1).toReversed();
  return html`<article id="${one.id.slice(0, 16)}" ${one.withdrawn === null ? "" : raw("data-withdrawn")}>
    <h2 lang="${statement.language}" dir="auto">${statement.title}</h2>
    <p class="soft">${dayOf(one.versions[0], words)}</p>
    ${now.stamp.invented ? html`<p class="mark">${words.invented}</p>` : ""}
    ${one.withdrawn === null ? "" : html`<p class="mark">${words.withdrawn} ${one.withdrawn.why}</p>`}
    ${one.versions.flatMap(({ why }) => (why === null ? [] : [html`<p class="mark">${words.corrected} ${why}</p>`]))}
    ${pictures(statement, shown, words)} ${bodyOf(statement)}
    ${earlier.map(
      (before) =>
        html`<details>
          <summary>${words.before}</summary>
          <p lang="${before.statement.language}" dir="auto">${before.statement.title}</p>
          ${bodyOf(before.statement)}
        </details>`,
    )}
    ${isJoint(one) ? html`<p>${words.joint}</p>` : ""}
    <p class="soft">${words.signed} <code>${keyOf(one.delegation)}</code></p>
  </article>`;
}

function bodyOf({ body, language }: PublicStatement): Markup {
  return html`${body
    .split(/\n{2,}/u)
    .map((paragraph) => html`<p class="body" lang="${language}" dir="auto">${paragraph}</p>`)}`;
}

function pictures(statement: PublicStatement, shown: ShownRoom, words: PressWords): Markup {
  const own = (statement.photographs ?? []).map((one) => picture(one, shown, words, one.credit, statement.language));
  const theirs = (statement.reproduces ?? []).map(({ from, statement: id, photograph, credit }) => {
    const published = publications(shown.press).find((one) => one.id === id);
    const found = published === undefined ? null : photographOf(published, photograph);
    const said = `${words.reproduced} ${keyOf(from)}. ${words.credit} ${credit}`;
    return found === null ? html`<p class="soft">${words.gone} ${said}</p>` : picture(found, shown, words, said, "");
  });
  return html`${own}${theirs}`;
}

function picture(one: Photograph, shown: ShownRoom, words: PressWords, credit: string, language: string): Markup {
  const { hash, alt, caption } = one;
  const said = html`${caption === undefined ? "" : html`<span lang="${language}" dir="auto">${caption}</span> `}${credit}`;
  return shown.pictures.has(hash)
    ? html`<figure>
        <img src="/press/${toHex(shown.room)}/photographs/${hash}" alt="${alt}" loading="lazy" />
        <figcaption>${said}</figcaption>
      </figure>`
    : html`<figure>
        <p dir="auto">${alt}</p>
        <figcaption>${words.gone} ${said}</figcaption>
      </figure>`;
}

/** Whoever reads is anywhere: the day is told at one place that is the same for all, and named. */
function dayOf({ stamp }: PublishedVersion, { tag }: PressWords): string {
  return `${new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(stamp.at)}, UTC`;
}

function keyOf(delegation: string): string {
  return fingerprint("delegation", fromHex(delegation));
}
