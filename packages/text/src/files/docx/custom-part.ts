import type { TabledText } from "../../tabled.ts";
import { escapeXml } from "../akn-inlines.ts";
import { treeFromJson, treeJson } from "../tree-json.ts";
import { type Xml, readXml, textOf } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The namespace of the part that carries the exact tree in a Word file written here. */
const NAMESPACE = "urn:longtable:tabled:1";

const PART = "customXml/item1.xml";

/** Which text a file was written from, and when: the act that tabled it, and how much of the room's record had been read. */
export interface Origin {
  readonly text: string;
  /** The place of the last entry that the file knows of. */
  readonly seq: number;
}

/** Adds the exact tree to a document's parts, as Word keeps data of others: a custom XML part with its relationship. */
export function addCustomPart(parts: Map<string, Uint8Array>, tree: TabledText, origin?: Origin): void {
  const utf8 = new TextEncoder();
  const json = escapeXml(treeJson(tree));
  const from = origin === undefined ? "" : ` text="${escapeXml(origin.text)}" seq="${origin.seq}"`;
  parts.set(
    PART,
    utf8.encode(
      `<?xml version="1.0" encoding="UTF-8"?><tabled xmlns="${NAMESPACE}" type="application/json"${from}>${json}</tabled>`,
    ),
  );
  const name = "word/_rels/document.xml.rels";
  const relationships = new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const added = `<Relationship Id="rIdLongtable" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>`;
  parts.set(name, utf8.encode(relationships.replace("</Relationships>", `${added}</Relationships>`)));
}

/** The tree that a Word file written here carries; undefined in any other file, or where the part was damaged. */
export function carriedTree(zip: Zip): TabledText | undefined {
  const part = ownPart(zip);
  return part === undefined ? undefined : treeFromJson(textOf(part));
}

/** Which text a Word file says it was written from, and when; undefined where it says nothing of the kind. */
export function carriedOrigin(zip: Zip): Origin | undefined {
  const attributes = ownPart(zip)?.attributes;
  const text = attributes?.["text"];
  const seq = Number(attributes?.["seq"] ?? "none");
  return text === undefined || !Number.isSafeInteger(seq) || seq < 0 ? undefined : { text, seq };
}

function ownPart(zip: Zip): Xml | undefined {
  for (const [name, content] of zip.parts) {
    if (!name.startsWith("customXml/item") || name.includes("Props")) continue;
    const part = readXml(content, name);
    if (part.ok && part.root.attributes["xmlns"] === NAMESPACE) return part.root;
  }
  return undefined;
}
