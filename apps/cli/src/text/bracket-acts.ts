import type { Act, Value } from "@longtable/protocol";
import { type BracketId, subjectHash } from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import { outcomeOf, placeAct, sessionAt } from "./place-act.ts";
import { type Named, bracketName, findBracket, findCall, isForm, shortName } from "./room-texts.ts";
import type { Refused, TextAnswer } from "./text-answer.ts";

/** What is done with a bracket from a terminal. Those of the first line bind, and name the form that was read. */
export type BracketDeed =
  | { readonly do: "accept"; readonly aside?: string }
  | { readonly do: "join" | "lift" }
  | { readonly do: "object"; readonly reason?: string }
  | { readonly do: "withdraw" | "take" }
  | { readonly do: "claim"; readonly as: "want" | "against" }
  | { readonly do: "reopen"; readonly reason?: string }
  | { readonly do: "repair"; readonly how: "remove" | "literal" | "confirm" | "pair"; readonly close?: string };

/**
 * Does something with a bracket for this device's delegation. Accepting, joining and lifting bind, so the name must carry the form in
 * which it was read: refused with `READ_FIRST` where it has none, and with `STALE_SUBJECT` where the bracket is another by now.
 */
export async function actOnBracket(folder: string, name: string, deed: BracketDeed): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = findBracket(rooms, name);
    const { at, id } = named;
    const bound = deed.do === "accept" || deed.do === "join" || deed.do === "lift" ? readFirst(named) : null;
    if (bound !== null && !bound.ok) return bound;
    const close = deed.do === "repair" && deed.how === "pair" ? findBracket(rooms, deed.close ?? "").id : null;
    const placed = await placeAct(at, bracketAct(named, deed, close));
    if (!placed.ok) return placed;
    return {
      ok: true,
      act: placed.id,
      bracket: id,
      sentence: `${SAID[deed.do]} ${shortName(id)}. ${outcomeOf(at, id)}`,
    };
  });
}

const SAID: Readonly<Record<BracketDeed["do"], string>> = {
  accept: "Accepted",
  join: "Joined",
  lift: "Lifted",
  object: "Objected to",
  withdraw: "Withdrew from",
  take: "Took up",
  claim: "Claimed",
  reopen: "Reopened",
  repair: "Placed a repair of",
};

function readFirst({ at, id, form }: Named<BracketId>): { readonly ok: true } | Refused {
  const whole = bracketName(at.text, id);
  if (form === null) {
    const sentence = `This binds your delegation to words: read them with longtable text brackets ${shortName(id)}, then name them as you read them: ${whole}`;
    return { ok: false, code: "READ_FIRST", sentence };
  }
  if (isForm(form, subjectHash(at.text, id))) return { ok: true };
  const sentence = `${shortName(id)} is no longer, or not whole, what this name says: read it again with longtable text brackets ${shortName(id)}.`;
  return { ok: false, code: "STALE_SUBJECT", sentence };
}

function bracketAct({ at, id: bracket }: Named<BracketId>, deed: BracketDeed, close: BracketId | null): Act {
  const text = at.text.id;
  const bound = (): object => ({ text, bracket, session: sessionAt(at), subject: subjectHash(at.text, bracket) });
  switch (deed.do) {
    case "accept":
      return { type: "text.accept", ...bound(), ...(deed.aside === undefined ? {} : { aside: deed.aside }) };
    case "join":
    case "lift":
      return { type: `text.${deed.do}`, ...bound() };
    case "object":
      return {
        type: "text.object",
        text,
        to: { bracket },
        ...(deed.reason === undefined ? {} : { reason: deed.reason }),
      };
    case "withdraw":
    case "take":
      return { type: `text.${deed.do}`, text, bracket };
    case "claim":
      return { type: "text.claim", text, bracket, as: deed.as };
    case "reopen":
      return {
        type: "text.reopen",
        text,
        what: { bracket },
        ...(deed.reason === undefined ? {} : { reason: deed.reason }),
      };
    case "repair":
      return { type: "text.repair", text, how: repairOf(bracket, deed.how, close), session: sessionAt(at) };
  }
}

function repairOf(bracket: BracketId, how: "remove" | "literal" | "confirm" | "pair", close: BracketId | null): Value {
  if (how === "pair") return { kind: "pair", open: bracket, close };
  return how === "confirm" ? { kind: "confirm", option: bracket } : { kind: how, mark: bracket };
}

/** Takes back this delegation's acceptance of a proposal, or stops a chair's call, whichever the name means. */
export async function objectTo(folder: string, name: string, reason?: string): Promise<TextAnswer> {
  const why = reason === undefined ? {} : { reason };
  const stopped = await withSeat(folder, async ({ rooms }): Promise<TextAnswer | null> => {
    const called = findCall(rooms, name);
    if (called === null) return null;
    const { at, call } = called;
    const placed = await placeAct(at, { type: "text.object", text: at.text.id, to: { call }, ...why });
    if (!placed.ok) return placed;
    return { ok: true, act: placed.id, sentence: `Objected to the call ${call.slice(0, 8)}: it has no effect.` };
  });
  return stopped ?? (await actOnBracket(folder, name, { do: "object", ...why }));
}

/** Holds several open proposals together, to be agreed all at once or not at all. */
export async function packageFrom(folder: string, names: readonly string[], note?: string): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = names.map((name) => findBracket(rooms, name));
    const [first] = named;
    if (first === undefined || named.length < 2 || named.some(({ at }) => at.text.id !== first.at.text.id))
      return {
        ok: false,
        code: "BAD_SHAPE",
        sentence: "A package holds proposals of one text: name two or more of it.",
      };
    const proposals = named.map(({ id }) => id);
    const act: Act = {
      type: "text.package",
      text: first.at.text.id,
      proposals,
      ...(note === undefined ? {} : { note }),
    };
    const placed = await placeAct(first.at, act);
    if (!placed.ok) return placed;
    const sentence = `A package of ${proposals.length} proposals is tabled as ${placed.id.slice(0, 8)}#b0.`;
    return { ok: true, act: placed.id, sentence };
  });
}

/** The chair's call on brackets that nobody holds: their words are kept or dropped once every party has seen it and none objects. */
export async function callFrom(folder: string, names: readonly string[], words: "keep" | "drop"): Promise<TextAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = names.map((name) => findBracket(rooms, name));
    const [first] = named;
    if (first === undefined || named.some(({ at }) => at.text.id !== first.at.text.id))
      return { ok: false, code: "BAD_SHAPE", sentence: "A call is on brackets of one text: name one or more of it." };
    const brackets = named.map(({ id }) => ({ bracket: id, words }));
    const act: Act = { type: "text.call", text: first.at.text.id, brackets, session: sessionAt(first.at) };
    const placed = await placeAct(first.at, act);
    if (!placed.ok) return placed;
    const sentence = `The call is placed as ${placed.id.slice(0, 8)}: it takes effect once every party has placed an act that shows it was seen, and none objects.`;
    return { ok: true, act: placed.id, sentence };
  });
}
