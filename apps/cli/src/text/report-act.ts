import { type Group, type RoomState, groups } from "@longtable/dialogue";
import type { Act, ActId } from "@longtable/protocol";
import { provisionHash, shownHash, statusOfProvision, textOf } from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { SeatError } from "../seat/seat-file.ts";
import { placeAct } from "./place-act.ts";
import { findProvision, isForm, provisionName, shortName } from "./room-texts.ts";
import type { TextAnswer } from "./text-answer.ts";
import { provisionTitle } from "./wording-line.ts";

/**
 * Reports that a working group of this table agreed to provisions in exactly the form their names say: they become yellow, and nobody is
 * bound. `quoting` are ids of the acts by which its members agreed, in the group's room. Refused with `READ_FIRST` where a name says
 * no form, with `STALE_SUBJECT` where it is another by now, and with `NO_GROUP` where no group that sits is called so.
 */
export async function reportFrom(
  folder: string,
  names: readonly string[],
  { group: called, quoting }: { readonly group: string; readonly quoting: readonly string[] },
): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = names.map((name) => findProvision(rooms, name));
    const [first] = named;
    if (first === undefined || named.some(({ at }) => at.text.id !== first.at.text.id))
      return {
        ok: false,
        code: "BAD_SHAPE",
        sentence: "A report is on provisions of one text: name one or more of it.",
      };
    const { at } = first;
    const { text } = at;
    for (const { id, form } of named) {
      const whole = provisionName(text, id);
      if (form === null) {
        const sentence = `A report says to which words the group agreed: read them with longtable text show ${shortName(id)}, then name them as you read them: ${whole}`;
        return { ok: false, code: "READ_FIRST", sentence };
      }
      if (!isForm(form, shownHash(text, id))) {
        const sentence = `${shortName(id)} is no longer, or not whole, what this name says: read it again with longtable text show ${shortName(id)}.`;
        return { ok: false, code: "STALE_SUBJECT", sentence };
      }
    }
    const group = findGroup(at.state, called);
    if (group === null) {
      const sitting = groups(at.state).filter(({ dissolved }) => dissolved === null);
      const list = sitting.map(({ id, title }) => `${id.slice(0, 8)} ${title}`).join("; ");
      const there = list === "" ? "None was formed here." : `There are: ${list}.`;
      return { ok: false, code: "NO_GROUP", sentence: `No working group of this room is called ${called}. ${there}` };
    }
    const wrong = quoting.find((act) => !/^[0-9a-f]{64}$/u.test(act));
    if (wrong !== undefined)
      return {
        ok: false,
        code: "BAD_SHAPE",
        sentence: `${wrong} is no act's id: name the acts whole, 64 digits each.`,
      };
    const quotes = quoting.map((act) => ({ room: group.room, act }));
    const act: Act = {
      type: "text.report",
      text: text.id,
      group: group.id,
      provisions: named.map(({ id }) => ({ node: id, hash: provisionHash(text, id) })),
      ...(quotes.length === 0 ? {} : { quotes }),
    };
    const placed = await placeAct(at, act);
    if (!placed.ok) return placed;
    const { state } = at.live.snapshot();
    const now = state === null ? null : textOf(state.text, text.id);
    const lines = named.map(({ id }) => {
      const status = now === null ? null : statusOfProvision(now, id);
      return `Reported by ${group.title}: ${provisionTitle(text, id)}. It is ${status ?? "as it was"}; nobody is bound by it.`;
    });
    return { ok: true, act: placed.id, text: text.id, sentence: lines.join("\n") };
  });
}

/** A group that sits, by its title or the beginning of the id of the act that formed it. */
function findGroup(state: RoomState, called: string): Group | null {
  const sitting = groups(state).filter(({ dissolved }) => dissolved === null);
  const isCalled = ({ title }: Group): boolean => title.toLowerCase() === called.trim().toLowerCase();
  const titled = sitting.filter(isCalled);
  const isBeginning = (id: ActId): boolean => /^[0-9a-f]{4,64}$/u.test(called) && id.startsWith(called);
  const [first, second] = titled.length > 0 ? titled : sitting.filter(({ id }) => isBeginning(id));
  if (second !== undefined)
    throw new SeatError(`Several working groups are called ${called}: name the one by the beginning of its id.`);
  return first ?? null;
}
