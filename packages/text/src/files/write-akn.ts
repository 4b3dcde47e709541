import { type AknIds, aknInlines, escapeXml } from "./akn-inlines.ts";
import { type AknNode, aknElement, aknTree } from "./akn-outline.ts";
import type { TabledText } from "../tabled.ts";
import type { Inline, Manuscript } from "./manuscript.ts";
import { treeJson } from "./tree-json.ts";

/** What an Akoma Ntoso document is told about itself. */
export interface AknOptions {
  readonly title: string;
  /** ISO 8601 date, `2026-11-24`. */
  readonly date: string;
  /** ISO 639-2 alpha-3; `und` when not known. */
  readonly language?: string;
}

const NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
const OWN = "urn:longtable:tabled:1";

/**
 * Writes Akoma Ntoso 1.0 (OASIS, 29 August 2018), in AKN4UN's profile where that has an element. The document is a `doc`; brackets are
 * `ins`, `del` and `marker`s; options are containers with `alternativeTo`; the exact tree, as JSON, is in `proprietary`.
 */
export function writeAkomaNtoso(manuscript: Manuscript, carried: TabledText, options: AknOptions): Uint8Array {
  const tree = aknTree(manuscript.blocks);
  const organizations = new Map<string, string>();
  const ids = idsOf(manuscript, tree, organizations);
  const body = tree.length === 0 ? "<p/>" : nodes(tree, manuscript, ids, "");
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAMESPACE}">
<doc name="negotiatingText">
${metaOf(carried, options, organizations)}
<preface><p class="title"><docTitle>${escapeXml(options.title)}</docTitle></p></preface>
<mainBody>
${body}
</mainBody>
</doc>
</akomaNtoso>
`;
  return new TextEncoder().encode(xml);
}

function metaOf(
  carried: TabledText,
  { title, date, language = "und" }: AknOptions,
  organizations: ReadonlyMap<string, string>,
): string {
  const slug =
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-|-$/gu, "") || "text";
  const work = encodeURI(`/akn/un/doc/negotiatingText/${date}/${slug}`);
  const expression = `${work}/${language}@${date}`;
  const core = (uri: string): string =>
    `<FRBRthis value="${escapeXml(uri)}/!main"/><FRBRuri value="${escapeXml(uri)}"/><FRBRdate date="${escapeXml(date)}" name="tabled"/><FRBRauthor href="#parties" as="#author"/>`;
  const holders = [...organizations].map(
    ([name, eId]) =>
      `<TLCOrganization eId="${eId}" href="/ontology/organization/un/${encodeURIComponent(eId.slice(4))}" showAs="${escapeXml(name)}"/>`,
  );
  return `<meta>
<identification source="#longtable">
<FRBRWork>${core(work)}<FRBRcountry value="un"/></FRBRWork>
<FRBRExpression>${core(expression)}<FRBRlanguage language="${escapeXml(language)}"/></FRBRExpression>
<FRBRManifestation>${core(`${expression}.akn`)}<FRBRformat value="application/akn+xml"/></FRBRManifestation>
</identification>
<references source="#longtable">
<TLCOrganization eId="longtable" href="/ontology/organization/longtable" showAs="Longtable"/>
<TLCOrganization eId="parties" href="/ontology/organization/un/parties" showAs="The parties"/>
<TLCRole eId="author" href="/ontology/role/author" showAs="Author"/>
${holders.join("\n")}
</references>
<proprietary source="#longtable"><tabled xmlns="${OWN}" type="application/json">${escapeXml(treeJson(carried))}</tabled></proprietary>
</meta>`;
}

function idsOf({ blocks, brackets }: Manuscript, tree: readonly AknNode[], organizations: Map<string, string>): AknIds {
  const counts = new Map<string, number>();
  const take = (wanted: string): string => {
    const count = (counts.get(wanted) ?? 0) + 1;
    counts.set(wanted, count);
    if (count === 1) return wanted;
    return take(`${wanted}-${count}`);
  };
  for (const reserved of ["longtable", "parties", "author"]) take(reserved);
  const named: string[] = Array.from({ length: blocks.length }, () => "");
  const name = (children: readonly AknNode[], prefix: string, parent: string): void => {
    for (const { block, at, children: below } of children) {
      const label = plain(block.label);
      const { element, short } = aknElement(block, label, parent);
      const number = label
        .toLowerCase()
        .replaceAll(/^(?:article|chapter|section|part|title|option)\s*/gu, "")
        .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
        .replaceAll(/^-|-$/gu, "");
      const eId = take(`${prefix}${short}_${number === "" ? at + 1 : number}`);
      named[at] = eId;
      name(below, prefix.split("__").length > 6 ? "" : `${eId}__`, element);
    }
  };
  name(tree, "", "");
  const organization = (holder: string): string => {
    const known = organizations.get(holder);
    if (known !== undefined) return known;
    const eId = take(`org_${holder.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`);
    organizations.set(holder, eId);
    return eId;
  };
  for (const { holders } of brackets) for (const { name: holder } of holders) organization(holder);
  return { take, firstOf: new Map(), organization, blocks: named };
}

function nodes(children: readonly AknNode[], manuscript: Manuscript, ids: AknIds, parent: string): string {
  const lines: string[] = [];
  const firstOption = new Map<number, string>();
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at];
    if (node === undefined) continue;
    const table = node.block.cell?.table;
    if (table !== undefined) {
      let end = at;
      while (children[end + 1]?.block.cell?.table === table) end += 1;
      lines.push(tableOf(children.slice(at, end + 1), manuscript, ids));
      at = end;
      continue;
    }
    const { choice } = node.block;
    const first = choice === undefined ? undefined : firstOption.get(choice.id);
    if (choice !== undefined && first === undefined) firstOption.set(choice.id, ids.blocks[node.at] ?? "");
    lines.push(nodeOf(node, manuscript, ids, parent, first));
  }
  return lines.join("\n");
}

function nodeOf(
  { block, at, children }: AknNode,
  manuscript: Manuscript,
  ids: AknIds,
  parent: string,
  alternativeTo: string | undefined,
): string {
  const label = plain(block.label);
  const { element, name } = aknElement(block, label, parent);
  const attributes = [`eId="${ids.blocks[at] ?? ""}"`];
  if (name !== undefined) attributes.push(`name="${name}"`);
  if (alternativeTo !== undefined) attributes.push(`alternativeTo="${alternativeTo}"`);
  if (block.choice?.inferred === true) attributes.push(`class="inferred"`);
  const num = [...block.before, ...block.label];
  const written = num.length === 0 ? "" : `<num>${aknInlines(num, manuscript, ids)}</num>`;
  const words = aknInlines(block.body, manuscript, ids);
  const isHeading = block.kind === "heading";
  const heading = isHeading && words !== "" ? `<heading>${words}</heading>` : "";
  const below = children.length === 0 ? "" : `\n${nodes(children, manuscript, ids, element)}\n`;
  const text = isHeading ? "" : `<p>${words}</p>`;
  const content =
    below === ""
      ? `<content>${text === "" ? "<p/>" : text}</content>`
      : `${text === "" || words === "" ? "" : `<intro>${text}</intro>`}${below}`;
  return `<${element} ${attributes.join(" ")}>${written}${heading}${content}</${element}>`;
}

function tableOf(cells: readonly AknNode[], manuscript: Manuscript, ids: AknIds): string {
  const rows = Map.groupBy(cells, ({ block }) => block.cell?.row ?? 0);
  const lines = [...rows.values()].map(
    (row) =>
      `<tr>${row.map(({ block }) => `<td><p>${aknInlines([...block.before, ...block.label, ...block.body], manuscript, ids)}</p></td>`).join("")}</tr>`,
  );
  const eId = ids.blocks[cells[0]?.at ?? 0] ?? "";
  return `<hcontainer eId="${eId}" name="table"><content><table eId="${ids.take("table")}">${lines.join("")}</table></content></hcontainer>`;
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === "words" || inline.kind === "literal" ? inline.text : ""))
    .join("")
    .trim();
}
