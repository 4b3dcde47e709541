import type { RoomKind } from "@longtable/protocol";

import type { ActType } from "./act.ts";
import type { Role } from "./role.ts";

/**
 * WHO MAY DO WHAT. One line for each act, one column for each kind of room. In a column:
 *
 *   H  head            D  deputy          A  adviser         I  interpreter      N  note-taker
 *   S  secretary       s  secretary, on the head's behalf, and recorded as such
 *   C  a neutral chair who belongs to no side                P  the delegation's press key
 *   -  nobody: the act does not belong in this room
 *
 * `binding`: it names the session it belongs to, and has no effect outside it, nor when too much was placed
 * since its author last looked. `by`: the author's delegation must be a party, or chair, or host.
 * `when`: "at once", or only when `all` parties have accepted, or every party has `seen` it and none objects.
 */
// oxfmt-ignore
const lines = {
//                                       table     caucus    group    line     press   binding?   by        when
  "dialogue.convene":             line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "dialogue.mandate":             line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "dialogue.rules":               line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "dialogue.enlarge":             line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "dialogue.conclude":            line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),

  "accord.accept":                line(  "HDs",    "-",      "HDs",   "-",     "-",    "binding", "party",  "at once" ),
  "accord.decline":               line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "party",  "at once" ),
  "accord.withdraw":              line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "party",  "at once" ),

  "delegation.introduce":         line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "",       "at once" ),
  "delegation.member":            line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "",       "at once" ),
  "delegation.depart":            line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "",       "at once" ),

  "round.plan":                   line(  "HDs",    "-",      "-",     "-",     "-",    "",        "host",   "at once" ),
  "round.host":                   line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "round.open":                   line(  "HDs",    "-",      "-",     "-",     "-",    "",        "host",   "at once" ),
  "round.chair":                  line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "round.close":                  line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),

  "session.open":                 line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),
  "session.suspend":              line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),
  "session.resume":               line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),
  "session.adjourn":              line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),
  "session.close-intersessional": line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),

  "programme.plan":               line(  "HDs",    "-",      "-",     "-",     "-",    "",        "host",   "at once" ),
  "programme.agree":              line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "programme.begin":              line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),
  "programme.end":                line(  "HDsC",   "-",      "-",     "-",     "-",    "",        "chair",  "at once" ),

  "agenda.add":                   line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "agenda.drop":                  line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "agenda.take-up":               line(  "HDsC",   "-",      "HDsAC", "-",     "-",    "",        "chair",  "at once" ),

  "call.make":                    line(  "HDsC",   "-",      "HDsC",  "-",     "-",    "binding", "chair",  "seen"    ),
  "call.withdraw":                line(  "HDsC",   "-",      "HDsC",  "-",     "-",    "",        "chair",  "at once" ),
  "call.acknowledge":             line(  "HDs",    "-",      "HDs",   "-",     "-",    "binding", "party",  "at once" ),
  "call.object":                  line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "party",  "at once" ),

  "group.form":                   line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "group.dissolve":               line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "group.report":                 line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "group.conclude":               line(  "-",      "-",      "HDs",   "-",     "-",    "binding", "party",  "all"     ),

  "floor.request":                line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "",       "at once" ),
  "floor.withdraw":               line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "",       "at once" ),
  "floor.order":                  line(  "HDsC",   "-",      "HDsAC", "-",     "-",    "",        "chair",  "at once" ),
  "floor.grant":                  line(  "HDsC",   "-",      "HDsAC", "-",     "-",    "",        "chair",  "at once" ),
  "floor.yield":                  line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "",       "at once" ),
  "floor.end":                    line(  "HDsC",   "-",      "HDsAC", "-",     "-",    "",        "chair",  "at once" ),
  "floor.microphone":             line(  "HDsIC",  "-",      "HDsAIC","-",     "-",    "",        "",       "at once" ),

  "house.rules":                  line(  "HDs",    "-",      "-",     "-",     "-",    "",        "host",   "at once" ),
  "house.acknowledge":            line(  "HDSAINC","-",      "-",     "-",     "-",    "",        "",       "at once" ),
  "seat.take":                    line(  "HDSAINC","-",      "-",     "-",     "-",    "",        "",       "at once" ),
  "seat.leave":                   line(  "HDSAINC","-",      "-",     "-",     "-",    "",        "",       "at once" ),

  "difference.open":              line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "difference.position":          line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "difference.assess":            line(  "HDs",    "-",      "HDs",   "-",     "-",    "",        "party",  "at once" ),
  "difference.link":              line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "difference.unlink":            line(  "HDs",    "-",      "HDsA",  "-",     "-",    "",        "party",  "at once" ),

  "step.propose":                 line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.revise":                  line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.withdraw":                line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.undertake":               line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "at once" ),
  "step.decline":                 line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.report":                  line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.verify":                  line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "at once" ),
  "step.dispute":                 line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.settle":                  line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),
  "step.carry":                   line(  "HDs",    "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),

  "text.part":                    line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.table":                   line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.propose":                 line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.package":                 line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.join":                    line(  "HDs",    "HDs",    "HDs",   "-",     "-",    "binding", "party",  "at once" ),
  "text.accept":                  line(  "HDs",    "HDs",    "HDs",   "-",     "-",    "binding", "party",  "all"     ),
  "text.object":                  line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.withdraw":                line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.take":                    line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.reserve":                 line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.lift":                    line(  "HDs",    "HDs",    "HDs",   "-",     "-",    "binding", "party",  "at once" ),
  "text.claim":                   line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.call":                    line(  "HDsC",   "-",      "HDsC",  "-",     "-",    "binding", "chair",  "seen"    ),
  "text.reopen":                  line(  "HDs",    "HDSAN",  "HDsA",  "-",     "-",    "",        "party",  "at once" ),
  "text.agree":                   line(  "HDs",    "HDs",    "HDs",   "-",     "-",    "binding", "party",  "all"     ),
  "text.initial":                 line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "text.sign":                    line(  "H",      "-",      "-",     "-",     "-",    "binding", "party",  "all"     ),
  "text.compile":                 line(  "HDsC",   "-",      "HDsC",  "-",     "-",    "binding", "chair",  "at once" ),
  "text.repair":                  line(  "HDs",    "HDs",    "HDs",   "-",     "-",    "binding", "party",  "all"     ),
  "text.report":                  line(  "HDs",    "-",      "-",     "-",     "-",    "",        "party",  "at once" ),

  "words.say":                    line(  "HDsC",   "HDSAIN", "HDsAC", "HDs",   "-",    "",        "",       "at once" ),
  "words.translate":              line(  "I",      "I",      "I",     "I",     "-",    "",        "",       "at once" ),
  "file.share":                   line(  "HDsC",   "HDSAIN", "HDsAC", "HDs",   "-",    "",        "",       "at once" ),
  "heartbeat":                    line(  "HDSAINC","HDSAIN", "HDSAINC","HDSAIN","-",   "",        "",       "at once" ),

  "statement.draft":              line(  "-",      "HDSAN",  "-",     "-",     "-",    "",        "",       "at once" ),
  "statement.revise":             line(  "-",      "HDSAN",  "-",     "-",     "-",    "",        "",       "at once" ),
  "statement.approve":            line(  "-",      "Hs",     "-",     "-",     "-",    "binding", "",       "at once" ),
  "statement.recall":             line(  "-",      "Hs",     "-",     "-",     "-",    "",        "",       "at once" ),
  "statement.released":           line(  "-",      "HDS",    "-",     "-",     "-",    "",        "",       "at once" ),

  "press.publish":                line(  "-",      "-",      "-",     "-",     "P",    "",        "",       "at once" ),
  "press.correct":                line(  "-",      "-",      "-",     "-",     "P",    "",        "",       "at once" ),
  "press.withdraw":               line(  "-",      "-",      "-",     "-",     "P",    "",        "",       "at once" ),
  "press.endorse":                line(  "-",      "-",      "-",     "-",     "P",    "",        "",       "at once" ),

  "verdict.give":                 line(  "-",      "HDSAIN", "-",     "-",     "-",    "",        "",       "at once" ),
  "invitation.watch":             line(  "-",      "H",      "-",     "-",     "-",    "",        "",       "at once" ),
} satisfies { readonly [T in ActType]: MayLine };

/** Which acts may be done where, by whom, and how they take effect: the table above. */
export const MAY: { readonly [T in ActType]: MayLine } = lines;

/** One line of the table, as written. */
export interface MayLine {
  readonly rooms: Readonly<Record<RoomKind, string>>;
  readonly binding: boolean;
  /** What the author's delegation must be. */
  readonly by: "" | "party" | "chair" | "host";
  readonly when: "at once" | "all" | "seen";
}

function line(
  table: string,
  caucus: string,
  group: string,
  line: string,
  press: string,
  binding: "" | "binding",
  by: MayLine["by"],
  when: MayLine["when"],
): MayLine {
  return { rooms: { table, caucus, group, line, press }, binding: binding === "binding", by, when };
}

const LETTERS: { readonly [R in Role]: string } = {
  head: "H",
  deputy: "D",
  secretary: "S",
  adviser: "A",
  interpreter: "I",
  "note-taker": "N",
  chair: "C",
  press: "P",
};

/** In what right a role does something: its own, the head's (a secretary), or none. */
export type Right = "own" | "on behalf of the head" | "none" | "not in this room";

/** What the table says of one act, one kind of room and one role. Every combination has an answer. */
export function rightTo(type: ActType, room: RoomKind, role: Role): Right {
  const column = MAY[type].rooms[room];
  if (column === "-") return "not in this room";
  if (column.includes(LETTERS[role])) return "own";
  return role === "secretary" && column.includes("s") ? "on behalf of the head" : "none";
}
