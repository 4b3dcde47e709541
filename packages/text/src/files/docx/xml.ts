import { type XmlElement as ParsedElement, XmlElement, XmlText, parseXml } from "@rgrove/parse-xml";
import { type Unreadable, unreadable } from "../file-error.ts";

/** An element of a part, with the names of WordprocessingML without their prefix: `p`, `r`, `ins`. */
export interface Xml {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
  /** Where it stands in the part's text, so that a change can replace it and leave all else as it was. */
  readonly start: number;
  readonly end: number;
}

/** A part read as XML. */
export interface XmlPart {
  readonly ok: true;
  readonly source: string;
  readonly root: Xml;
}

/** How deep elements may nest. Word writes some tens; deeper is an attack on the stack. */
const DEEPEST = 512;

/** Reads a part. A document type is refused: no Office file has one, and it is what entity bombs are made of. */
export function readXml(bytes: Uint8Array, name: string): XmlPart | Unreadable {
  const source = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/u.test(source)) {
    return unreadable(
      "ENTITIES",
      `The part ${name} declares a document type or entities, which no Word document has; it is not read.`,
      { part: name },
    );
  }
  if (isTooDeep(source))
    return unreadable("BROKEN_XML", `The part ${name} nests deeper than ${DEEPEST} elements; it is not read.`, {
      part: name,
    });
  try {
    const { root } = parseXml(source, { includeOffsets: true });
    if (root === null)
      return unreadable("BROKEN_XML", `The part ${name} is empty; ask for the file again.`, { part: name });
    return { ok: true, source, root: convert(root) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return unreadable(
      "BROKEN_XML",
      `The part ${name} is not well-formed XML (${reason}); open the file in Word and save it again.`,
      { part: name },
    );
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** Checked before parsing, because the parser descends once per level. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const match of source.matchAll(/<(?<sign>[/!?]?)[^<>]*?(?<self>\/?)>/gu)) {
    if (match.groups?.["sign"] === "/") depth -= 1;
    else if (match.groups?.["sign"] === "" && match.groups["self"] === "") depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function convert(element: ParsedElement): Xml {
  const colon = element.name.indexOf(":");
  const children: (Xml | string)[] = [];
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(convert(child));
    else if (child instanceof XmlText) children.push(child.text);
  }
  return {
    name: element.name.slice(colon + 1),
    prefix: colon < 0 ? "" : element.name.slice(0, colon),
    attributes: element.attributes,
    children,
    start: element.start,
    end: element.end,
  };
}

/** Child elements, of one name if given. */
export function elements(parent: Xml | undefined, name?: string): readonly Xml[] {
  if (parent === undefined) return [];
  return parent.children.filter(
    (child): child is Xml => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** The first child element reached by a path of names. */
export function element(parent: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  let current = parent;
  for (const name of path) current = elements(current, name)[0];
  return current;
}

/** An attribute whatever prefix it is written with: `w:val`, `r:id`. */
export function attribute(of: Xml | undefined, name: string): string | undefined {
  if (of === undefined) return undefined;
  for (const [key, value] of Object.entries(of.attributes)) {
    if (key === name || key.endsWith(`:${name}`)) return value;
  }
  return undefined;
}

/** An on/off property: present without a value, or with one that is not `0`, `false` or `off`. */
export function isOn(of: Xml | undefined): boolean {
  return of !== undefined && !/^(?:0|false|off)$/u.test(attribute(of, "val") ?? "");
}

/** All text under an element. */
export function textOf(of: Xml): string {
  return of.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
