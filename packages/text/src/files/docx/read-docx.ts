import type { Comment, Draft, FootnoteMark, Range } from "../draft.ts";
import { type Unreadable, unreadable } from "../file-error.ts";
import { otherPackage } from "../other-format.ts";
import type { Problem, ProblemSaying } from "../problem.ts";
import { sourceProblems } from "../source-problems.ts";
import { tile } from "../tile.ts";
import { readNumbering } from "./numbering.ts";
import { type Paragraph, type Story, type StoryContext, addContent, newStory, wordsOf } from "./story.ts";
import { readStyles } from "./styles.ts";
import { type Xml, attribute, element, elements, readXml, textOf } from "./xml.ts";
import { type Zip, ZIP_LIMITS, type ZipLimits, openZip } from "./zip.ts";

/** A Word document taken apart, with what is needed to write it back. */
export interface DocxDraft {
  readonly ok: true;
  readonly draft: Draft;
  readonly zip: Zip;
  readonly paragraphs: readonly Paragraph[];
  /** The name of the part that holds the body. */
  readonly bodyPart: string;
}

/**
 * Takes a Word document apart: body, tables, text boxes, then footnotes and endnotes, each a story of its own. Tracked insertions,
 * deletions and moves become changes with the author the file states. Refuses hostile or broken files with a code and a
 * sentence; a missing or broken part other than the body is a problem, not a refusal.
 */
export function draftDocx(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): DocxDraft | Unreadable {
  const zip = openZip(bytes, limits);
  if (!zip.ok) return zip;
  const bodyPart = findBody(zip);
  if (bodyPart === undefined) {
    const other = otherPackage(zip.parts);
    const sentence =
      other === undefined
        ? "The zip holds no Word document; a .docx has one under word/document.xml."
        : `The file is ${other.called}, no Word document. ${other.advice}`;
    return unreadable("NOT_A_DOCUMENT", sentence, other === undefined ? {} : { format: other.format });
  }
  const problems: Problem[] = [];
  const read = (name: string): Xml | undefined => {
    const content = zip.parts.get(name);
    if (content === undefined) return undefined;
    const part = readXml(content, name);
    if (part.ok) return part.root;
    problems.push(
      notRead({
        kind: "PART_DAMAGED",
        values: { part: name },
        message: part.message,
        suggestion: "Open the file in Word and save it again, then check numbering and notes.",
      }),
    );
    return undefined;
  };
  const body = readXml(zip.parts.get(bodyPart) ?? new Uint8Array(), bodyPart);
  if (!body.ok) return body;
  const content = element(body.root, "body");
  if (content === undefined)
    return unreadable("NOT_A_DOCUMENT", `The part ${bodyPart} has no body; it is no Word document.`, {
      part: bodyPart,
    });
  const folder = bodyPart.slice(0, bodyPart.lastIndexOf("/") + 1);
  const context: StoryContext = {
    styles: readStyles(read(`${folder}styles.xml`)),
    numbering: readNumbering(read(`${folder}numbering.xml`)),
  };
  const story = newStory();
  const stories: Range[] = [];
  addContent(story, context, content, {});
  stories.push({ from: 0, to: story.length });
  for (const kind of ["footnote", "endnote"] as const) {
    for (const note of elements(read(`${folder}${kind}s.xml`), kind)) {
      if (attribute(note, "type") !== undefined && attribute(note, "type") !== "normal") continue;
      const from = story.length;
      addContent(story, context, note, { kind: "footnote", mark: `${kind} ${attribute(note, "id") ?? ""}` });
      if (story.length > from) stories.push({ from, to: story.length });
    }
  }
  const text = wordsOf(story);
  const comments = readComments(read(`${folder}comments.xml`), story);
  const source = { bytes: new Uint8Array(), text, encoding: "utf-8", broken: [] } as const;
  const shown = shownMarks(story.marks);
  const draft: Draft = {
    format: "docx",
    text,
    tokens: tile(text, []),
    blocks: story.blocks.map((block) =>
      block.mark === undefined ? block : { ...block, mark: shown.get(block.mark) ?? block.mark },
    ),
    footnoteMarks: story.marks.map((mark) => ({ ...mark, mark: shown.get(mark.mark) ?? mark.mark })),
    changes: story.changes.toSorted((a, b) => a.from - b.from),
    comments,
    stories,
    problems: [
      ...problems,
      ...story.unread.map(({ paragraph, saying, code }) => notRead(saying, paragraph, code)),
      ...edgeProblems(zip, folder),
      ...sourceProblems(source),
    ],
  };
  return { ok: true, draft, zip, paragraphs: story.paragraphs, bodyPart };
}

/** The body is where the package's relationships say; Word's own place is the fallback. */
function findBody(zip: Zip): string | undefined {
  const relationships = zip.parts.get("_rels/.rels");
  const part = relationships === undefined ? undefined : readXml(relationships, "_rels/.rels");
  if (part?.ok === true) {
    const office = elements(part.root, "Relationship").find((entry) =>
      (attribute(entry, "Type") ?? "").endsWith("/officeDocument"),
    );
    const target = attribute(office, "Target")?.replace(/^\//u, "");
    if (target !== undefined && zip.parts.has(target)) return target;
  }
  return zip.parts.has("word/document.xml") ? "word/document.xml" : undefined;
}

function readComments(root: Xml | undefined, story: Story): readonly Comment[] {
  const comments: Comment[] = [];
  for (const source of elements(root, "comment")) {
    const range = story.comments.get(attribute(source, "id") ?? "") ?? { from: 0, to: 0 };
    const words = newStory();
    addContent(words, { styles: new Map(), numbering: readNumbering(undefined) }, source, {});
    const date = attribute(source, "date");
    comments.push({
      ...range,
      author: attribute(source, "author") ?? "",
      words: wordsOf(words).trim(),
      ...(date === undefined ? {} : { date }),
    });
  }
  return comments;
}

/** Words at the head or foot of every page are no provisions; brackets among them may be meant as the text's. */
function edgeProblems({ parts }: Zip, folder: string): readonly Problem[] {
  return [...parts].flatMap(([name, content]) => {
    if (!name.startsWith(folder) || !/\/(?:header|footer)\d*\.xml$/u.test(name)) return [];
    const part = readXml(content, name);
    const words = part.ok ? textOf(part.root).trim() : "";
    if (!/[[\]［］]/u.test(words)) return [];
    const shown = words.length > 60 ? `${words.slice(0, 59)}…` : words;
    return [
      notRead({
        kind: "BRACKETS_AT_EDGE",
        values: { words: shown },
        message: `A page's head or foot holds brackets, and is no part of the text: "${shown}".`,
        suggestion: "Put them into the text where they are meant as its own.",
      }),
    ];
  });
}

/** Word numbers its notes in the order of their references; footnotes and endnotes apart. */
function shownMarks(marks: readonly FootnoteMark[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  let footnotes = 0;
  let endnotes = 0;
  for (const { mark } of marks) {
    if (shown.has(mark)) continue;
    if (mark.startsWith("footnote")) shown.set(mark, String((footnotes += 1)));
    else shown.set(mark, letter((endnotes += 1)));
  }
  return shown;
}

function letter(value: number): string {
  return String.fromCodePoint(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function notRead(saying: ProblemSaying, paragraph = 1, code: Problem["code"] = "PART_NOT_READ"): Problem {
  return { code, severity: "warning", line: paragraph, column: 1, ...saying };
}
