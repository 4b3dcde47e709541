import { escapeXml } from "../akn-inlines.ts";
import type { Zip } from "./zip.ts";
import { readXml, textOf } from "./xml.ts";

/** The namespace of the part that carries the exact text in a Word file written here. */
export const CUSTOM_NAMESPACE = "urn:longtable:manuscript:1";

const PART = "customXml/item1.xml";

/** Adds the exact manuscript to a document's parts, as Word keeps data of others: a custom XML part with its relationship. */
export function addCustomPart(parts: Map<string, Uint8Array>, json: string): void {
  const utf8 = new TextEncoder();
  parts.set(
    PART,
    utf8.encode(
      `<?xml version="1.0" encoding="UTF-8"?><manuscript xmlns="${CUSTOM_NAMESPACE}" type="application/json">${escapeXml(json)}</manuscript>`,
    ),
  );
  const name = "word/_rels/document.xml.rels";
  const relationships = new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const added = `<Relationship Id="rIdLongtable" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>`;
  parts.set(name, utf8.encode(relationships.replace("</Relationships>", `${added}</Relationships>`)));
}

/** The manuscript that a Word file written here carries, as JSON text; undefined in any other file. Not trusted: the words that stand in the file win. */
export function customPart(zip: Zip): string | undefined {
  for (const [name, content] of zip.parts) {
    if (!name.startsWith("customXml/item") || name.includes("Props")) continue;
    const part = readXml(content, name);
    if (part.ok && part.root.attributes["xmlns"] === CUSTOM_NAMESPACE) return textOf(part.root);
  }
  return undefined;
}
