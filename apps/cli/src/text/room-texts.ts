import type { LiveRoom } from "@longtable/client";
import { type RoomState, introductionOf } from "@longtable/dialogue";
import type { ActId, DelegationId } from "@longtable/protocol";
import {
  type BracketId,
  type BracketView,
  type NegotiatingText,
  type NodeId,
  bracketOf,
  bracketOfAct,
  idIn,
  provisionView,
  provisions,
  shownHash,
  subjectHash,
} from "@longtable/text";

import { SeatError } from "../seat/seat-file.ts";

/** A text in one of a seat's rooms, as this device has it now. */
export interface RoomText {
  readonly live: LiveRoom;
  readonly state: RoomState;
  readonly text: NegotiatingText;
  readonly nameOf: (delegation: DelegationId) => string;
}

/**
 * A name as it is typed: what an act brought, by the beginning of the act's id, and the form in which it was read: `3f9c21ab#b1@91c4…`.
 * Without `#` it is the proposal that the act made, or the text that it tabled.
 */
interface Handle {
  readonly act: string;
  readonly letter: "n" | "b" | null;
  readonly count: number;
  readonly form: string | null;
}

const HANDLE = /^(?<act>[0-9a-f]{4,64})(?:#(?<letter>[nb])(?<count>0|[1-9]\d{0,6}))?(?:@(?<form>[0-9a-f]+))?$/u;
/** As much of an act's id as is shown: enough to be typed; two that begin alike are refused. */
const SHOWN = 8;
/** As much of a hash as binds: nobody can make other words whose hash begins so. */
const FORM = 32;

/** All texts of a seat's rooms that can be read here, in order of rooms and tabling. */
export function textsIn(rooms: readonly LiveRoom[]): readonly RoomText[] {
  return rooms.flatMap((live): readonly RoomText[] => {
    const { state } = live.snapshot();
    if (state === null) return [];
    const nameOf = (one: DelegationId): string => introductionOf(state, one)?.name ?? one.slice(0, SHOWN);
    return state.text.texts.map((text) => ({ live, state, text, nameOf }));
  });
}

/**
 * The text whose id begins so, with or without a form; not asked for where there is one text only. A draft that was withdrawn, or closed
 * because a rival of it was accepted, is meant only where it is named.
 */
export function findText(rooms: readonly LiveRoom[], which = ""): RoomText {
  const [id = ""] = which.split("@");
  const named = textsIn(rooms).filter(({ text }) => text.id.startsWith(id));
  const standing = named.filter(({ text }) => isOnTheTable(text));
  const found = id === "" && standing.length > 0 ? standing : named;
  const [first, second] = found;
  if (first === undefined) throw new SeatError("This seat's rooms have no such text.");
  if (second === undefined) return first;
  const list = found.map(({ text }) => `${text.id.slice(0, 16)} ${text.title}`).join("; ");
  throw new SeatError(`There are several: say with --text which one is meant: ${list}.`);
}

/** What a name means, in the text that has it, and in which form it was read; null where the name says no form. */
export interface Named<T> {
  readonly at: RoomText;
  readonly id: T;
  readonly form: string | null;
}

/** The bracket that a name means. */
export function findBracket(rooms: readonly LiveRoom[], name: string): Named<BracketId> {
  const handle = handleOf(name, "b");
  return only(
    name,
    textsIn(rooms).flatMap((at) =>
      actsLike(at, handle.act)
        .map((act) => idIn(act, "bracket", handle.count))
        .filter((id) => bracketOf(at.text, id) !== null)
        .map((id) => ({ at, id, form: handle.form })),
    ),
  );
}

/** The chair's call that a name means, by the beginning of its act's id; null where it means none. */
export function findCall(
  rooms: readonly LiveRoom[],
  name: string,
): { readonly at: RoomText; readonly call: ActId } | null {
  if (!/^[0-9a-f]{4,64}$/u.test(name)) return null;
  const found = textsIn(rooms).flatMap((at) =>
    at.text.calls.filter(({ placed }) => placed.act.startsWith(name)).map(({ placed }) => ({ at, call: placed.act })),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The provision that a name means: one from `text show`, or its label, where one provision alone has it. */
export function findProvision(rooms: readonly LiveRoom[], name: string, which?: string): Named<NodeId> {
  if (HANDLE.test(name) && name.includes("#")) {
    const handle = handleOf(name, "n");
    const found = textsIn(rooms).flatMap((at) =>
      actsLike(at, handle.act)
        .map((act) => idIn(act, "node", handle.count))
        .filter((id) => provisionView(at.text, id) !== null)
        .map((id) => ({ at, id, form: handle.form })),
    );
    return only(name, found);
  }
  const wanted = withoutStop(name);
  const texts = which === undefined ? textsIn(rooms) : [findText(rooms, which)];
  const labelled = texts.flatMap((at) =>
    provisions(at.text)
      .filter((id) => withoutStop(provisionView(at.text, id)?.label ?? "") === wanted)
      .map((id) => ({ at, id, form: null })),
  );
  return only(name, labelled);
}

const withoutStop = (label: string): string => label.trim().replace(/[.:]$/u, "").toLowerCase();

function handleOf(name: string, letter: "n" | "b"): Handle {
  const groups = HANDLE.exec(name)?.groups;
  const own = groups?.["letter"];
  if (groups === undefined || (own ?? "b") !== letter) {
    const what = letter === "b" ? "bracket: longtable text brackets" : "provision: longtable text show";
    throw new SeatError(`${name} names no ${what} lists the names.`);
  }
  return { act: groups["act"] ?? "", letter, count: Number(groups["count"] ?? 0), form: groups["form"] ?? null };
}

function actsLike({ live }: RoomText, act: string): readonly ActId[] {
  return live.events.flatMap((event) => (event.kind === "act" && event.id.startsWith(act) ? [event.id] : []));
}

function only<T>(name: string, found: readonly Named<T>[]): Named<T> {
  const [first, second] = found;
  if (first === undefined) throw new SeatError(`No text of this seat's rooms has ${name} in it.`);
  if (second !== undefined)
    throw new SeatError(
      `Several things are called ${name}: name the one from longtable text show, with more of its id.`,
    );
  return first;
}

/** A thing's name without its form: `3f9c21ab#b1`. */
export function shortName(id: BracketId | NodeId): string {
  return `${id.slice(0, SHOWN)}${id.slice(64)}`;
}

/** A bracket's name with the form in which it now is: what binding commands ask for. */
export function bracketName(text: NegotiatingText, id: BracketId): string {
  return `${shortName(id)}@${(subjectHash(text, id) ?? "").slice(0, FORM)}`;
}

/** A provision's name with the form in which it is now displayed. */
export function provisionName(text: NegotiatingText, id: NodeId): string {
  return `${shortName(id)}@${(shownHash(text, id) ?? "").slice(0, FORM)}`;
}

/** The whole text's name with a hash of it. */
export function formOfText(text: NegotiatingText, hash: string | null): string {
  return `${text.id.slice(0, SHOWN)}@${(hash ?? "").slice(0, FORM)}`;
}

/** Whether a form that was read is the one a thing has now. A shorter one than is shown binds nobody. */
export function isForm(form: string, hash: string | null): boolean {
  return form.length >= FORM && hash !== null && hash.startsWith(form);
}

function isOnTheTable(text: NegotiatingText): boolean {
  const state = bracketOf(text, bracketOfAct(text.id))?.state;
  return state === "open" || state === "agreed";
}

/** What is open beside the words' own brackets: the basis, until it is accepted. */
export function openBasis(text: NegotiatingText): BracketView | null {
  const basis = bracketOf(text, bracketOfAct(text.id));
  return basis?.state === "open" ? basis : null;
}
