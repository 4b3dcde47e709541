import {
  type BracketId,
  type BracketView,
  type NodeId,
  acceptances,
  bracketOf,
  callsOf,
  liveBrackets,
  openCounts,
  openPackages,
  proposalsOfPackage,
  provisionOfBracket,
  provisionView,
  provisions,
  rearrangementOf,
  shownHash,
  statusOfProvision,
  textHash,
  wouldTake,
} from "@longtable/text";

import { withSeat } from "../seat/open-seat.ts";
import {
  type RoomText,
  bracketName,
  findBracket,
  findProvision,
  findText,
  formOfText,
  openBasis,
  provisionName,
  shortName,
  textsIn,
} from "./room-texts.ts";
import { rearrangementLine } from "./rearrangement-line.ts";
import type { TextAnswer } from "./text-answer.ts";
import { provisionLine, provisionTitle, wordingLine } from "./wording-line.ts";

/** The texts of a seat's rooms, one a line. */
export async function listTexts(folder: string): Promise<TextAnswer & { readonly texts: readonly object[] }> {
  return await withSeat(folder, async ({ rooms }) => {
    const found = textsIn(rooms);
    const texts = found.map(({ text, state }) => ({
      text: text.id,
      title: text.title,
      room: state.kind,
      isSigned: text.signed !== null,
      ...openCounts(text),
      sign: formOfText(text, shownHash(text, null)),
      compile: formOfText(text, textHash(text)),
    }));
    const lines = texts.map(
      ({ text, title, room, isSigned, brackets, points }) =>
        `${text.slice(0, 8)}  ${title} (${room}): ${isSigned ? "signed" : `${brackets} open brackets, ${points} open points`}`,
    );
    return { ok: true, sentence: lines.length === 0 ? "No text was tabled yet." : lines.join("\n"), texts };
  });
}

/** A text as it is drawn, with the names by which commands call its provisions; or one provision and what is under it. */
export async function showText(
  folder: string,
  { which, only }: { readonly which?: string; readonly only?: string },
): Promise<TextAnswer & { readonly provisions: readonly object[] }> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = only === undefined ? null : findProvision(rooms, only, which);
    const at = named?.at ?? findText(rooms, which);
    const { text, nameOf } = at;
    const root = named?.id ?? null;
    // What an open split would make of a provision has no words yet.
    const halves = new Set(liveBrackets(text, root).flatMap((id) => secondOfSplit(text, id)));
    const depths = new Map<NodeId, number>();
    const shown = provisions(text).flatMap((id) => {
      const view = provisionView(text, id);
      if (view === null) return [];
      const above = view.parent === null ? -1 : (depths.get(view.parent) ?? -1);
      if (halves.has(id)) return [];
      if (root !== null && id !== root && (view.parent === null || !depths.has(view.parent))) return [];
      const depth = above + 1;
      depths.set(id, depth);
      const status = statusOfProvision(text, id);
      const line = provisionLine(view, nameOf);
      return [{ id, name: provisionName(text, id), kind: view.kind, depth, status, line }];
    });
    const { brackets, points } = openCounts(text, root);
    const lines = shown.map(
      ({ name, depth, status, line }) => `${"  ".repeat(depth)}${line}\n${"  ".repeat(depth)}  ${name} ${status ?? ""}`,
    );
    const basis = openBasis(text);
    const heading = [
      `${text.title} (${text.id.slice(0, 8)}): ${brackets} open brackets, ${points} open points`,
      ...(basis === null ? [] : [`It is not accepted as a basis yet: ${bracketName(text, basis.id)}`]),
      ...(text.signed === null ? [] : ["It is signed."]),
    ];
    const sign = formOfText(text, shownHash(text, null));
    const compile = formOfText(text, textHash(text));
    const ending = root !== null ? [] : [`To sign it: ${sign}`, `To compile it: ${compile}`];
    const sentence = [...heading, ...lines, ...ending].join("\n");
    return { ok: true, sentence, text: text.id, sign, compile, provisions: shown };
  });
}

function secondOfSplit(text: RoomText["text"], bracket: BracketId): readonly NodeId[] {
  const would = rearrangementOf(text, bracket);
  return would?.kind === "split" ? [would.second] : [];
}

/** What is open in a text: each bracket with its name, its words, who holds it and for whom it waits. */
export async function listBrackets(
  folder: string,
  { which, only }: { readonly which?: string; readonly only?: string },
): Promise<TextAnswer & { readonly open: readonly object[]; readonly calls: readonly object[] }> {
  return await withSeat(folder, async ({ rooms }) => {
    const named = only === undefined ? null : findBracket(rooms, only);
    const at = named?.at ?? findText(rooms, which);
    const basis = openBasis(at.text);
    const ids =
      named === null
        ? [...(basis === null ? [] : [basis.id]), ...openPackages(at.text), ...liveBrackets(at.text)]
        : [named.id];
    const brackets = ids.flatMap((id) => bracketLines(at, id));
    const lines = brackets.map(
      ({ name, what, provision, words, waits, takes }) =>
        `${name}\n    ${what}${provision === "" ? "" : `, in ${provision}`}${words === "" ? "" : `: ${words}`}${waits}${takes}`,
    );
    const calls = named === null ? waitingCalls(at) : [];
    const called = calls.map(
      ({ name, by, brackets: ended, waitsFor }) =>
        `${name}\n    a call by ${by}: ${ended.map(({ bracket, words }) => `${bracket} goes, its words are ${FATES[words]}`).join("; ")}; waits until it was seen by ${waitsFor.join(", ")}`,
    );
    const told = [...lines, ...called];
    const sentence = told.length === 0 ? "Nothing is open in it." : told.join("\n");
    return { ok: true, sentence, text: at.text.id, open: brackets, calls };
  });
}

const FATES = { keep: "kept", drop: "dropped" } as const;

/** Calls of the chair that wait to be seen. */
function waitingCalls({ text, nameOf }: RoomText) {
  const waiting = callsOf(text).filter((call) => call.state === "open");
  return waiting.map(({ id, placed, brackets, waitsFor }) => ({
    name: id.slice(0, 8),
    by: nameOf(placed.delegation),
    brackets: brackets.map(({ bracket, words }) => ({ bracket: shortName(bracket), words })),
    waitsFor: waitsFor.map(nameOf),
  }));
}

/** A bracket as programs and people are told of it. */
function bracketLines(at: RoomText, id: BracketId) {
  const { text, nameOf } = at;
  const view = bracketOf(text, id);
  if (view === null) return [];
  const node = provisionOfBracket(text, id);
  const provision = node === null ? "" : provisionTitle(text, node);
  const waiting = acceptances(text, id)?.waitsFor.map(nameOf) ?? [];
  const swallowed = wouldTake(text, id).map((one) => shortName(one.id));
  const parts = proposalsOfPackage(text, id).map(shortName);
  return [
    {
      id,
      name: bracketName(text, id),
      kind: view.kind,
      state: view.state,
      what: `${view.kind}, ${view.state}, ${heldBy(view, nameOf)}`,
      holders: view.holders,
      provision,
      words: parts.length > 0 ? parts.join(" ") : wordsOfBracket(at, id, node),
      waitsFor: waiting,
      waits: waiting.length === 0 ? "" : `; waits for ${waiting.join(", ")}`,
      wouldTake: swallowed,
      takes: swallowed.length === 0 ? "" : `; would close ${swallowed.join(" ")}`,
    },
  ];
}

function heldBy(view: BracketView, nameOf: RoomText["nameOf"]): string {
  const names = [...view.holders.map(nameOf), ...view.against.map((one) => `against: ${nameOf(one)}`)];
  if (names.length > 0) return `held by ${names.join(", ")}`;
  const alleged = view.alleged.map(({ name }) => name);
  return alleged.length === 0 ? "nobody's" : `nobody's (the file says ${alleged.join(", ")})`;
}

/** The words that a bracket is around, in the provision where it is first. */
function wordsOfBracket({ text, nameOf }: RoomText, id: BracketId, node: NodeId | null): string {
  const rearranged = rearrangementLine(text, id);
  if (rearranged !== null) return rearranged;
  const view = node === null ? null : provisionView(text, node);
  if (view === null) return "";
  if ([...view.opening, ...view.closing].some((one) => one.id === id)) return provisionLine(view, nameOf);
  const found: string[] = [];
  const visit = (runs: typeof view.body): void => {
    for (const run of runs) {
      if (run.kind === "mark" && run.bracket.id === id) found.push(run.sign);
      if (run.kind !== "bracket") continue;
      if (run.bracket.id === id) found.push(`${run.as === "struck" ? "−" : ""}[${wordingLine(run.runs, nameOf)}]`);
      else visit(run.runs);
    }
  };
  for (const runs of [view.labelRuns, view.heading, view.body]) visit(runs);
  return found.join(" ");
}
