import type { DelegationId } from "@longtable/protocol";
import { carriedOrigin, carriedTree } from "../files/docx/custom-part.ts";
import { type Reading, readDocument } from "../files/read.ts";
import { tabledOf } from "../files/tabled-of.ts";
import { textAt } from "../derive/text-at.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { TabledText } from "../tabled.ts";
import { writeNegotiation } from "../write-negotiation.ts";

/** A file that came back beside the text that it is about. */
export interface ReturnedFile {
  /** As it was when the file was written, where the file says so; as it is now for any other file. */
  readonly text: NegotiatingText;
  readonly found: TabledText;
  readonly writtenAt: number | null;
  /** Comments that the text does not have as notes: their words, author and the words that they are on. */
  readonly comments: readonly ReturnedComment[];
}

/** A comment in a file that came back. */
export interface ReturnedComment {
  readonly words: string;
  readonly by: string | null;
  readonly on: string;
}

/** Finds what a file is compared with. A place in the record that this text has not reached is not believed. */
export function readReturned(now: NegotiatingText, reading: Reading): ReturnedFile {
  const zip = reading.docx?.zip;
  const origin = zip === undefined ? undefined : carriedOrigin(zip);
  const isOurs = origin !== undefined && origin.text === now.id && origin.seq >= now.tabled.seq;
  const writtenAt = isOurs ? origin.seq : null;
  const notes = new Set((zip === undefined ? undefined : carriedTree(zip))?.nodes.flatMap(notesIn) ?? []);
  const comments = reading.draft.comments
    .filter(({ words }) => !notes.has(words))
    .map(({ words, author, from, to }): ReturnedComment => {
      return { words, by: author === "" ? null : author, on: reading.draft.text.slice(from, to).trim() };
    });
  return { text: writtenAt === null ? now : textAt(now, writtenAt), found: tabledOf(reading), writtenAt, comments };
}

/** The tree of a copy of the text in a file's own format that nobody touched. */
export async function untouchedTree(
  text: NegotiatingText,
  { format, draft }: Reading,
  nameOf: (delegation: DelegationId) => string,
): Promise<TabledText> {
  const style = draft.changes.length > 0 ? "tracked" : "brackets";
  const about = { title: text.title, date: "1970-01-01", ...(format === "docx" ? ({ style } as const) : {}) };
  const bytes = await writeNegotiation(text, nameOf, format, about);
  const delegations = text.parties.map(nameOf);
  const reading = readDocument(bytes, `untouched.${{ text: "txt", markdown: "md", docx: "docx" }[format]}`, {
    delegations,
  });
  // What is written here is read here: any refusal is a defect of ours.
  if (!reading.ok) throw new Error(reading.message);
  return tabledOf(reading);
}

function notesIn({ label, heading, body }: TabledText["nodes"][number]): readonly string[] {
  return [label, heading, body].flatMap((items) =>
    (items ?? []).flatMap((item) => (typeof item === "object" && "note" in item ? [item.note] : [])),
  );
}
