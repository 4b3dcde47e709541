import { sha256, toHex } from "@longtable/protocol";
import { type LiveRoom, refusalIn, tableText } from "@longtable/client";
import { introductionOf } from "@longtable/dialogue";
import { openCounts, packTabled, readDocument, tabledOf, writeNegotiation, writtenFormatOf } from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { SeatError } from "../seat/seat-file.ts";
import { FORMAT_NAMES, type WordStyle } from "./convert.ts";
import { readDocumentFile, refuse, titleOf, writeDocumentFile } from "./document-file.ts";
import { findText } from "./room-texts.ts";
import type { TextAnswer } from "./text-answer.ts";

/**
 * Reads a document and tables it at a seat's table, or in its caucus. The record then has the tree packed, and the hash of the file's bytes, so
 * that anyone who has the file can see that it is the one. A tree too long for one act is tabled by several; `onStep` is told a sentence
 * at a time. `rivalOf` begins the id of a text in the same room. Refuses what cannot be read, and a tree that no room takes (`wrongTree`).
 */
export async function tableFrom(
  folder: string,
  path: string,
  { where, rivalOf }: { readonly where: "table" | "caucus"; readonly rivalOf?: string },
  onStep: (sentence: string) => void = () => {},
): Promise<TextAnswer> {
  const file = readDocumentFile(path);
  if (!file.ok) return failed(file);
  return await withSeat(folder, async ({ rooms }) => {
    const live = roomOf(rooms, where);
    const { state } = live.snapshot();
    const delegations = state === null ? [] : state.delegations.map((one) => introductionOf(state, one)?.name ?? one);
    if (file.bytes.length > LONG) onStep(`Reading ${file.name}, ${kilobytes(file.bytes.length)} …`);
    const reading = readDocument(file.bytes, file.name, { delegations });
    if (!reading.ok) return failed(reading);
    const tabled = tabledOf(reading);
    if (tabled.nodes.length === 0)
      return { ok: false, code: "NO_WORDS", sentence: `There are no words in ${file.name}: nothing is tabled.` };
    const tree = packTabled(tabled);
    const rival = rivalOf === undefined ? null : findText(rooms, rivalOf);
    if (rival !== null && rival.live !== live)
      return {
        ok: false,
        code: "WRONG_ROOM",
        sentence: `${rival.text.title} lies in another room: a rival is tabled beside it.`,
      };
    const told = { hash: toHex(sha256(file.bytes)), name: file.name.slice(0, LONGEST_LINE) };
    const done = await tableText(
      live,
      {
        title: titleOf(file.name).slice(0, LONGEST_LINE),
        tree,
        file: told,
        ...(rival === null ? {} : { rivalOf: rival.text.id }),
      },
      (brought, of) => onStep(`Tabling: ${kilobytes(brought)} of ${kilobytes(of)} are in the record …`),
    );
    if (!done.ok) return done;
    await live.record.settled();
    const after = live.snapshot();
    const refused = refusalIn(after, done.id);
    if (refused !== null) return refused;
    const text = after.state?.text.texts.find(({ id }) => id === done.id);
    const brackets = text === undefined ? 0 : openCounts(text).brackets;
    const sentence = `Tabled ${file.name} as ${done.id.slice(0, 16)}…, with ${brackets.toLocaleString("en")} open brackets.`;
    return { ok: true, sentence, text: done.id, brackets };
  });
}

/** From so many bytes on a file takes long enough to read that a person is told. */
const LONG = 1 << 20;
/** A line in the record. */
const LONGEST_LINE = 200;

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`;

/** Writes a text of a seat's rooms, as this device has it now, with its brackets and who holds them. `which` begins its id; not needed when there is one. */
export async function exportTextFrom(
  folder: string,
  path: string,
  { which, style, now }: { readonly which?: string; readonly style?: WordStyle; readonly now: string },
): Promise<TextAnswer> {
  const format = writtenFormatOf(path);
  if (format === undefined)
    return failed(
      refuse("UNKNOWN_FORMAT", `The name ${path} says no format; end it in .txt, .md, .html, .docx, .akn or .xml.`),
    );
  return await withSeat(folder, async ({ rooms }) => {
    const { text, nameOf, live } = findText(rooms, which);
    const date = now;
    const origin = { text: text.id, seq: Math.max(0, live.snapshot().size - 1) };
    const bytes = await writeNegotiation(text, nameOf, format, {
      title: text.title,
      date,
      origin,
      ...(style === undefined ? {} : { style }),
    });
    const written = writeDocumentFile(path, bytes);
    if (!written.ok) return failed(written);
    const { brackets } = openCounts(text);
    const sentence = `Wrote ${path} (${FORMAT_NAMES[format]}): ${text.title}, with ${brackets} open brackets.`;
    return { ok: true, sentence, text: text.id, file: path, brackets };
  });
}

function failed({ code, message }: { readonly code: string; readonly message: string }): TextAnswer {
  return { ok: false, code, sentence: message };
}

function roomOf(rooms: readonly LiveRoom[], kind: "table" | "caucus"): LiveRoom {
  const live = rooms.find((room) => room.snapshot().state?.kind === kind);
  if (live === undefined) throw new SeatError(`This seat has no ${kind} that it could read.`);
  return live;
}
