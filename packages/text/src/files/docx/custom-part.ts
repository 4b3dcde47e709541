import type { TabledText } from "../../tabled.ts";
import { escapeXml } from "../akn-inlines.ts";
import { treeFromJson, treeJson } from "../tree-json.ts";
import { readXml, textOf } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The namespace of the part that carries the exact tree in a Word file written here. */
const NAMESPACE = "urn:longtable:tabled:1";

const PART = "customXml/item1.xml";

/** Adds the exact tree to a document's parts, as Word keeps data of others: a custom XML part with its relationship. */
export function addCustomPart(parts: Map<string, Uint8Array>, tree: TabledText): void {
  const utf8 = new TextEncoder();
  const json = escapeXml(treeJson(tree));
  parts.set(
    PART,
    utf8.encode(
      `<?xml version="1.0" encoding="UTF-8"?><tabled xmlns="${NAMESPACE}" type="application/json">${json}</tabled>`,
    ),
  );
  const name = "word/_rels/document.xml.rels";
  const relationships = new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const added = `<Relationship Id="rIdLongtable" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>`;
  parts.set(name, utf8.encode(relationships.replace("</Relationships>", `${added}</Relationships>`)));
}

/** The tree that a Word file written here carries; undefined in any other file, or where the part was damaged. */
export function carriedTree(zip: Zip): TabledText | undefined {
  for (const [name, content] of zip.parts) {
    if (!name.startsWith("customXml/item") || name.includes("Props")) continue;
    const part = readXml(content, name);
    if (part.ok && part.root.attributes["xmlns"] === NAMESPACE) return treeFromJson(textOf(part.root));
  }
  return undefined;
}
