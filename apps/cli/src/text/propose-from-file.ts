import { introductionOf } from "@longtable/dialogue";
import { type ReturnedAct, type ReturnedRemark, bracketOfAct, readDocument, returnedChanges } from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { readDocumentFile } from "./document-file.ts";
import { placeAct } from "./place-act.ts";
import { type RoomText, findText, shortName } from "./room-texts.ts";
import type { TextAnswer } from "./text-answer.ts";
import { provisionTitle } from "./wording-line.ts";

/** What `longtable text propose` ends with. */
export interface ProposeAnswer extends TextAnswer {
  readonly proposals?: readonly (ReturnedAct & { readonly refused: string | null; readonly tabled: string | null })[];
  readonly remarks?: readonly ReturnedRemark[];
}

/**
 * Reads a file that came back, such as a Word file with tracked changes, and shows what it asks for as proposals on a text of a seat's rooms,
 * by this device's delegation. With `isTabled` they are tabled, one after the other; what the table refuses is told and the rest goes on.
 */
export async function proposeFrom(
  folder: string,
  path: string,
  {
    which,
    isTabled,
    withComments,
  }: { readonly which?: string; readonly isTabled: boolean; readonly withComments: boolean },
): Promise<ProposeAnswer> {
  const file = readDocumentFile(path);
  if (!file.ok) return { ok: false, code: file.code, sentence: file.message };
  return await withSeat(folder, async ({ rooms }) => {
    const at = findText(rooms, which);
    const { state, text, live, nameOf } = at;
    const delegations = state.delegations.map((one) => introductionOf(state, one)?.name ?? one);
    const reading = readDocument(file.bytes, file.name, { delegations });
    if (!reading.ok) return { ok: false, code: reading.code, sentence: reading.message };
    const { acts, remarks, writtenAt } = await returnedChanges(text, reading, {
      fileName: file.name,
      nameOf,
      withComments,
    });
    const lines = [
      writtenAt === null
        ? `${file.name} beside ${text.title} as it is now:`
        : `${file.name} beside ${text.title} as it was when the file was written:`,
    ];
    const proposals: (ReturnedAct & { readonly refused: string | null; readonly tabled: string | null })[] = [];
    for (const [index, asked] of acts.entries()) {
      const done = isTabled ? await placeAct(at, asked.act) : null;
      const placed = done ?? live.mayAct(asked.act);
      const tabled = done?.ok === true ? shortName(bracketOfAct(done.id)) : null;
      proposals.push({ ...asked, refused: placed.ok ? null : (placed.code ?? "REFUSED"), tabled });
      const end = placed.ok ? (tabled === null ? "" : ` (tabled as ${tabled})`) : ` (REFUSED: ${placed.sentence})`;
      lines.push(`${String(index + 1).padStart(3)}  ${askedLine(at, asked)}${end}`);
    }
    lines.push(...remarks.map((remark) => `  !  ${remarkLine(at, remark)}`));
    const refused = proposals.filter((one) => one.refused !== null).length;
    lines.push(endingOf(acts.length, refused, isTabled));
    return {
      ok: !isTabled || refused === 0,
      ...(isTabled && refused > 0 ? { code: "SOME_REFUSED" } : {}),
      sentence: lines.join("\n"),
      text: text.id,
      proposals,
      remarks,
    };
  });
}

function endingOf(count: number, refused: number, isTabled: boolean): string {
  if (count === 0) return "Nothing in it differs from the text: there is nothing to propose.";
  const proposals = count === 1 ? "1 proposal" : `${count} proposals`;
  const would = refused === 0 ? "" : `, ${refused} refused`;
  return isTabled
    ? `${proposals}${would}.`
    : `${proposals}${would}. Nothing is tabled yet: look at them, then run it again with --yes.`;
}

const DOES: Readonly<Record<ReturnedAct["what"], (was: string, becomes: string) => string>> = {
  insert: (_, becomes) => `insert "${becomes}"`,
  delete: (was) => `delete "${was}"`,
  replace: (was, becomes) => `"${was}" becomes "${becomes}"`,
  strike: (was) => `strike: ${was}`,
  newNode: (_, becomes) => `new: ${becomes}`,
  move: (was) => `move: ${was}`,
  reserve: (was) => `reserve on "${was}"`,
  note: (_, becomes) => `note: ${becomes}`,
};

function askedLine({ text }: RoomText, { node, what, was, becomes, by }: ReturnedAct): string {
  const place = node === null || what === "strike" || what === "move" ? "" : `${provisionTitle(text, node)}: `;
  return `${place}${DOES[what](was, becomes)}${by === null ? "" : `, by ${by} as the file says`}`;
}

function remarkLine({ text }: RoomText, { code, node, words, by }: ReturnedRemark): string {
  const place = node === null ? "" : `${provisionTitle(text, node)}: `;
  return `${place}${remarkWords(code, words, by)} (${code})`;
}

function remarkWords(code: ReturnedRemark["code"], words: string, by: string | null): string {
  switch (code) {
    case "OTHER_LABEL":
      return `the file numbers it otherwise (${words}); numbers change with a revision, not by a proposal.`;
    case "OTHER_LEVEL":
      return "the file has it under a new provision; move it there once that is on the table, with longtable text move.";
    case "SETTLED_IN_FILE":
      return `the deletion of "${words}" was accepted or refused in the file; that is done with longtable text accept, or object.`;
    case "COMMENT":
      return `a comment${by === null ? "" : ` by ${by}`} is not carried over: "${words}"; if the other side may read it, add --comments.`;
  }
}
