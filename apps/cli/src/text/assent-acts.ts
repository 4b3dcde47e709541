import type { Act } from "@longtable/protocol";
import {
  type NodeId,
  invisibleCodePoints,
  oddCharacters,
  provisionHash,
  readiness,
  shownHash,
  statusOfProvision,
  textHash,
  textOf,
} from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { findingSentence } from "./finding-sentence.ts";
import { placeAct, sessionAt } from "./place-act.ts";
import { type Named, findProvision, findText, formOfText, isForm, provisionName, shortName } from "./room-texts.ts";
import type { Refused, TextAnswer } from "./text-answer.ts";
import { provisionTitle } from "./wording-line.ts";

/**
 * Agrees to provisions, or initials them, each in exactly the form its name says. A provision is initialled by a head who has looked at
 * every invisible, look-alike, mixed-script or direction character in it: refused with `ODD_CHARACTERS`, which lists them, until
 * `acknowledge` says so. The check is the app's own (`oddCharacters`). Stops at the first that is refused.
 */
export async function assentTo(
  folder: string,
  names: readonly string[],
  how: "agree" | "initial",
  acknowledge = false,
): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const done: string[] = [];
    for (const name of names) {
      const named = findProvision(rooms, name);
      const { at, id } = named;
      const refused = readFirst(named) ?? (how === "initial" && !acknowledge ? lookFirst(named) : null);
      const placed = refused ?? (await placeAct(at, assentAct(named, how)));
      if (!placed.ok)
        return { ...placed, sentence: [...done, `${provisionTitle(at.text, id)}: ${placed.sentence}`].join("\n") };
      done.push(
        `${how === "agree" ? "Agreed to" : "Initialled"} ${provisionTitle(at.text, id)}: it is ${statusNow(named)}.`,
      );
    }
    return { ok: true, sentence: done.join("\n") };
  });
}

function readFirst({ at, id, form }: Named<NodeId>): Refused | null {
  if (form === null) {
    const sentence = `This binds your delegation to words: read them with longtable text show ${shortName(id)}, then name them as you read them: ${provisionName(at.text, id)}`;
    return { ok: false, code: "READ_FIRST", sentence };
  }
  if (!isForm(form, shownHash(at.text, id))) {
    const sentence = `${shortName(id)} is no longer, or not whole, what this name says: read it again with longtable text show ${shortName(id)}.`;
    return { ok: false, code: "STALE_SUBJECT", sentence };
  }
  const ready = readiness(at.text, id);
  if (ready?.isClean !== false) return null;
  const covering = ready.covering.map(shortName).join(" ");
  const sentence = `Something is still open in it${covering === "" ? "" : `, or around it: ${covering}`}; close that first.`;
  return { ok: false, code: "NOT_CLEAN", sentence };
}

function lookFirst({ at, id }: Named<NodeId>): Refused | null {
  const odd = oddCharacters(at.text, id);
  if (odd.length === 0 && invisibleCodePoints(at.text, id).length === 0) return null;
  const lines = odd.map((finding) => `  ${findingSentence(finding)}`);
  const sentence = [
    "It holds characters that may not be what they look like:",
    ...lines,
    "Look at each of them; if they are meant, initial it again with --acknowledge.",
  ].join("\n");
  return { ok: false, code: "ODD_CHARACTERS", odd, sentence };
}

function assentAct({ at, id: node }: Named<NodeId>, how: "agree" | "initial"): Act {
  const { text } = at;
  const binding = { subject: provisionHash(text, node), shown: shownHash(text, node) };
  const acknowledged = how === "initial" ? [...invisibleCodePoints(text, node)] : [];
  return {
    type: `text.${how}`,
    text: text.id,
    node,
    session: sessionAt(at),
    ...binding,
    ...(acknowledged.length === 0 ? {} : { acknowledged }),
  };
}

function statusNow({ at, id }: Named<NodeId>): string {
  const { state } = at.live.snapshot();
  const now = state === null ? null : textOf(state.text, at.text.id);
  return (now === null ? null : statusOfProvision(now, id)) ?? "as it was";
}

/** Signs a whole text, or, as the chair, compiles a revision of it: in exactly the form that its name says. */
export async function wholeTextFrom(
  folder: string,
  name: string,
  deed: { readonly do: "sign" } | { readonly do: "compile"; readonly title?: string },
): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const at = findText(rooms, name);
    const { text } = at;
    const hash = deed.do === "sign" ? shownHash(text, null) : textHash(text);
    const [, form] = name.split("@");
    if (form === undefined) {
      const sentence = `This is done to exactly what you read: look at it with longtable text show, then name it as you read it: ${formOfText(text, hash)}`;
      return { ok: false, code: "READ_FIRST", sentence };
    }
    if (!isForm(form, hash)) {
      const sentence = `${text.title} is no longer, or not whole, what this name says: read it again with longtable text show.`;
      return { ok: false, code: "STALE_SUBJECT", sentence };
    }
    const title = deed.do === "compile" && deed.title !== undefined ? { title: deed.title } : {};
    const placed = await placeAct(at, {
      type: `text.${deed.do}`,
      text: text.id,
      session: sessionAt(at),
      subject: hash,
      ...title,
    });
    if (!placed.ok) return placed;
    const { state } = at.live.snapshot();
    const now = state === null ? null : textOf(state.text, text.id);
    if (deed.do === "compile")
      return {
        ok: true,
        act: placed.id,
        sentence: `Compiled revision ${now?.revisions.length ?? 1} of ${text.title}.`,
      };
    const all =
      now === null || now.signed === null
        ? "It waits for the other heads."
        : "All heads have signed: nothing in it changes any more.";
    return { ok: true, act: placed.id, sentence: `Signed ${text.title}. ${all}` };
  });
}
