import type { Act, ActId } from "@longtable/protocol";
import {
  type Comparison,
  type Convergence,
  type NegotiatingText,
  bracketOfAct,
  convergence,
  diffRevisions,
  showComparison,
  wouldTake,
} from "@longtable/text";

import { isColoured } from "../colours.ts";
import { withSeat } from "../seat/open-seat.ts";
import { SeatError } from "../seat/seat-file.ts";
import { outcomeOf, placeAct } from "./place-act.ts";
import { revisionTitle } from "./rearrangement-line.ts";
import { bracketName, findText, shortName } from "./room-texts.ts";
import type { TextAnswer } from "./text-answer.ts";

interface ListedRevision extends Pick<Convergence, "brackets" | "points" | "placeholders"> {
  /** 0 for the text as it was tabled. */
  readonly revision: number;
  readonly act: ActId;
  readonly title: string | null;
}

/** The text as tabled and each revision of it, with what was open then: whether the sides come closer. */
export async function listRevisions(
  folder: string,
  which?: string,
): Promise<TextAnswer & { readonly revisions: readonly ListedRevision[] }> {
  return await withSeat(folder, async ({ rooms }) => {
    const { text } = findText(rooms, which);
    const revisions = convergence(text).map(({ at, title, brackets, points, placeholders }, revision) => ({
      revision,
      act: at.act,
      title,
      brackets,
      points,
      placeholders,
    }));
    const lines = revisions.map(({ revision, act, title, brackets, points }) => {
      const what = revision === 0 ? "as tabled" : (title ?? "untitled");
      return `${String(revision).padStart(3)}  ${act.slice(0, 8)}  ${what}: ${brackets} open brackets, ${points} open points`;
    });
    return { ok: true, sentence: lines.join("\n"), text: text.id, revisions };
  });
}

/** What is said of a comparison of revisions. */
export interface ChangesAnswer extends TextAnswer {
  readonly comparison?: Comparison;
}

/** What changed from one revision to another, or to the text as it is now, brackets with their holders included. */
export async function changesBetween(
  folder: string,
  before: string,
  after: string | undefined,
  { which, isAll }: { readonly which?: string; readonly isAll: boolean },
): Promise<ChangesAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const { text, nameOf } = findText(rooms, which);
    const comparison = diffRevisions(
      text,
      findRevision(text, before),
      after === undefined ? null : findRevision(text, after),
      nameOf,
    );
    if (comparison === null) throw new SeatError("This text has no such revision.");
    const shown = showComparison(comparison, { color: isColoured, ...(isAll ? {} : { context: 0 }) });
    return { ok: true, sentence: shown.trimEnd(), text: text.id, comparison };
  });
}

/**
 * Proposes the way back to a revision, or to the text as tabled (`0`). Without `isTabled` it shows what would change. Once it is tabled it
 * names the brackets that it would close; all of their holders have to accept it, as every party has.
 */
export async function revertFrom(
  folder: string,
  to: string,
  { which, note, isTabled }: { readonly which?: string; readonly note?: string; readonly isTabled: boolean },
): Promise<ChangesAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const at = findText(rooms, which);
    const { text, nameOf } = at;
    const back = findRevision(text, to);
    const title = revisionTitle(text, back);
    if (!isTabled) {
      const comparison = diffRevisions(text, null, back, nameOf);
      if (comparison === null) throw new SeatError("This text has no such revision.");
      const shown = showComparison(comparison, { color: isColoured, context: 0 }).trimEnd();
      const sentence = `Back to ${title}, this would change:\n${shown}\nNothing is tabled yet: look at it, then run it again with --yes.`;
      return { ok: true, sentence, text: text.id, comparison };
    }
    const change = { kind: "revert", to: back };
    const act: Act = { type: "text.propose", text: text.id, change, ...(note === undefined ? {} : { note }) };
    const placed = await placeAct(at, act);
    if (!placed.ok) return placed;
    const bracket = bracketOfAct(placed.id);
    const now = findText(rooms, text.id).text;
    const closed = wouldTake(now, bracket).map(({ id }) => shortName(id));
    const closes = closed.length === 0 ? "" : ` It would close ${closed.join(" ")}.`;
    const sentence = `The way back to ${title} is tabled as ${bracketName(now, bracket)}. ${outcomeOf(at, bracket)}${closes}`;
    return { ok: true, sentence, text: text.id, act: placed.id, bracket };
  });
}

/** A revision by its number, its title, or the beginning of the id of the act that compiled it; `0` is the text as it was tabled. */
function findRevision(text: NegotiatingText, name: string): ActId {
  const acts = [text.id, ...text.revisions.map(({ placed }) => placed.act)];
  const numbered = /^(?:0|[1-9]\d{0,5})$/u.test(name) ? acts[Number(name)] : undefined;
  if (numbered !== undefined) return numbered;
  const titled = text.revisions.filter(({ title }) => title === name).map(({ placed }) => placed.act);
  const found = titled.length > 0 ? titled : acts.filter((act) => name.length >= 4 && act.startsWith(name));
  const [first, second] = found;
  if (first === undefined)
    throw new SeatError(`This text has no revision ${name}: longtable text revisions lists them.`);
  if (second !== undefined) throw new SeatError(`Several revisions are called ${name}: name the one by its number.`);
  return first;
}
