import {
  type Accord,
  type ActOf,
  type ActType,
  type CallMatter,
  type ParticipantId,
  type RoomState,
  type ZonedTime,
  currentVersion,
  get,
  instantOf,
  wordsOf,
} from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";
import { type NegotiatingText, provisionView, textOf } from "@longtable/text";

/** What a sentence about an act needs beside who did it; the words around are the reader's language's. */
export interface Telling {
  /** The name of what it is about, as its authors gave it. */
  readonly about?: string | null;
  /** Words that the act itself holds. */
  readonly quote?: string | null;
  /** One of a few, which the sentence names in the reader's language. */
  readonly choice?: string;
  readonly count?: number;
  /** A moment that the act names, and the place's zone. */
  readonly time?: { readonly instant: number; readonly zone: string } | null;
  /** Somebody at the table that it names. */
  readonly whom?: ParticipantId | null;
  /** Delegations that it names. */
  readonly sides?: readonly DelegationId[];
}

/** What there is to tell of each type of act: total over the vocabulary, checked by the compiler. */
const tellings: { readonly [T in ActType]: (act: ActOf[T], room: RoomState) => Telling } = {
  "dialogue.convene": ({ title, mandate }) => ({ about: title, quote: mandate.text }),
  "dialogue.mandate": ({ title, mandate }) => ({ about: title, quote: mandate.text }),
  "dialogue.rules": ({ rules }) => ({ about: rules }),
  "dialogue.enlarge": ({ name }) => ({ about: name }),
  "dialogue.conclude": ({ outcome, text }) => ({ choice: outcome, quote: text }),

  "accord.accept": ({ accord }, room) => matterOf(room, accord),
  "accord.decline": ({ accord, reason }, room) => ({ ...matterOf(room, accord), quote: reason ?? null }),
  "accord.withdraw": ({ accord }, room) => matterOf(room, accord),

  "delegation.introduce": ({ name }) => ({ about: name }),
  "delegation.member": ({ role, name }) => ({ choice: role, about: name ?? null }),
  "delegation.depart": ({ member }, room) => {
    const gone = get(room.members, member);
    return { about: gone?.name ?? null, choice: gone?.role ?? "other" };
  },

  "round.plan": ({ title, venue, starts, when }) => ({
    about: title,
    quote: when ?? null,
    ...at(starts),
    choice: venue.name,
  }),
  "round.host": ({ delegation }) => ({ sides: [delegation] }),
  "round.open": ({ round }, room) => roundOf(room, round),
  "round.chair": ({ round, chairs }, room) => ({ ...roundOf(room, round), sides: chairs }),
  "round.close": ({ round, summary }, room) => ({ ...roundOf(room, round), quote: summary ?? null }),

  "session.open": ({ title }) => ({ about: title ?? null }),
  "session.suspend": ({ until, why }) => ({ ...at(until), quote: why ?? null }),
  "session.resume": () => ({}),
  "session.adjourn": ({ until }) => at(until),
  "session.close-intersessional": () => ({}),

  "programme.plan": ({ round, items }, room) => ({ ...roundOf(room, round), count: items.length }),
  "programme.agree": ({ round }, room) => roundOf(room, round),
  "programme.begin": ({ round, item, at: when }, room) => ({ about: itemOf(room, round, item), ...at(when) }),
  "programme.end": ({ round, item, at: when }, room) => ({ about: itemOf(room, round, item), ...at(when) }),

  "agenda.add": ({ title, note }) => ({ about: title, quote: note ?? null }),
  "agenda.drop": ({ topic }, room) => topicOf(room, topic),
  "agenda.take-up": ({ topic }, room) => topicOf(room, topic),

  "call.make": ({ matter }) => ({
    choice: calledFor(matter),
    ...(matter.kind === "ruling" ? { quote: matter.text } : {}),
    ...(matter.kind === "speaking-time" ? { count: matter.seconds } : {}),
  }),
  "call.withdraw": ({ call }, room) => callOf(room, call),
  "call.acknowledge": ({ call }, room) => callOf(room, call),
  "call.object": ({ call, reason }, room) => ({ ...callOf(room, call), quote: reason ?? null }),

  "group.form": ({ title, delegations }) => ({ about: title, sides: delegations }),
  "group.dissolve": ({ group }, room) => ({ about: get(room.groups, group)?.title ?? null }),
  "group.report": ({ group, text }, room) => ({ about: get(room.groups, group)?.title ?? null, quote: text }),
  "group.conclude": ({ text }) => ({ quote: text }),

  "floor.request": ({ speaker, topic, note }, room) => ({
    ...(topic === undefined ? {} : topicOf(room, topic)),
    whom: speaker ?? null,
    quote: note ?? null,
  }),
  "floor.withdraw": () => ({}),
  "floor.order": ({ requests }) => ({ count: requests.length }),
  "floor.grant": ({ to }) => (to === undefined ? {} : { sides: [to.delegation], whom: to.speaker ?? null }),
  "floor.yield": ({ turn, spent }, room) => ({ ...speakerOf(room, turn), ...counted(spent) }),
  "floor.end": ({ turn, spent }, room) => ({ ...speakerOf(room, turn), count: spent }),
  "floor.microphone": ({ on, participant }) => ({ choice: on ? "on" : "off", whom: participant ?? null }),

  "house.rules": ({ rules }) => ({ quote: rules.map(({ text }) => text).join("\n") }),
  "house.acknowledge": ({ participant }) => ({ whom: participant ?? null }),
  "seat.take": ({ place, participant }) => ({ count: place, whom: participant ?? null }),
  "seat.leave": ({ participant }) => ({ whom: participant ?? null }),

  "difference.open": ({ title }) => ({ about: title }),
  "difference.position": ({ difference, text }, room) => ({ ...differenceOf(room, difference), quote: text }),
  "difference.assess": ({ difference, assessment }, room) => ({
    ...differenceOf(room, difference),
    choice: assessment,
  }),
  "difference.link": ({ difference, provision }, room) => ({
    ...differenceOf(room, difference),
    quote: provisionNamed(room, provision.text, provision.node),
  }),
  "difference.unlink": ({ difference, provision }, room) => ({
    ...differenceOf(room, difference),
    quote: provisionNamed(room, provision.text, provision.node),
  }),

  "step.propose": ({ terms }) => ({ about: terms.what, ...at(terms.by), sides: terms.who }),
  "step.revise": ({ terms }) => ({ about: terms.what, ...at(terms.by), sides: terms.who }),
  "step.withdraw": ({ step }, room) => stepOf(room, step),
  "step.undertake": ({ step }, room) => stepOf(room, step),
  "step.decline": ({ step, reason }, room) => ({ ...stepOf(room, step), quote: reason ?? null }),
  "step.report": ({ step, text, done }, room) => ({
    ...stepOf(room, step),
    quote: text,
    choice: done ? "done" : "other",
  }),
  "step.verify": ({ step, note }, room) => ({ ...stepOf(room, step), quote: note ?? null }),
  "step.dispute": ({ step, reason }, room) => ({ ...stepOf(room, step), quote: reason }),
  "step.settle": ({ step, note }, room) => ({ ...stepOf(room, step), quote: note ?? null }),
  "step.carry": ({ step, by, why }, room) => ({ ...stepOf(room, step), ...at(by), quote: why }),

  "text.part": () => ({}),
  "text.table": ({ title }) => ({ about: title }),
  "text.propose": ({ text, change, note }, room) => ({
    ...textNamed(room, text),
    choice: change.kind,
    quote: note ?? null,
  }),
  "text.package": ({ text, proposals, note }, room) => ({
    ...textNamed(room, text),
    count: proposals.length,
    quote: note ?? null,
  }),
  "text.join": ({ text }, room) => textNamed(room, text),
  "text.accept": ({ text, aside }, room) => ({ ...textNamed(room, text), quote: aside ?? null }),
  "text.object": ({ text, to, reason }, room) => ({
    ...textNamed(room, text),
    choice: "call" in to ? "call" : "other",
    quote: reason ?? null,
  }),
  "text.withdraw": ({ text }, room) => textNamed(room, text),
  "text.take": ({ text }, room) => textNamed(room, text),
  "text.reserve": ({ text, footnote }, room) => ({ ...textNamed(room, text), quote: footnote ?? null }),
  "text.lift": ({ text }, room) => textNamed(room, text),
  "text.claim": ({ text, as }, room) => ({ ...textNamed(room, text), choice: as }),
  "text.call": ({ text, brackets }, room) => ({ ...textNamed(room, text), count: brackets.length }),
  "text.reopen": ({ text, reason }, room) => ({ ...textNamed(room, text), quote: reason ?? null }),
  "text.agree": ({ text, node }, room) => ({ about: provisionNamed(room, text, node) }),
  "text.initial": ({ text, node }, room) => ({ about: provisionNamed(room, text, node) }),
  "text.sign": ({ text }, room) => textNamed(room, text),
  "text.compile": ({ text, title }, room) => ({ ...textNamed(room, text), quote: title ?? null }),
  "text.repair": ({ text, how }, room) => ({ ...textNamed(room, text), choice: how.kind }),
  "text.report": ({ text, provisions }, room) => ({ ...textNamed(room, text), count: provisions.length }),

  "words.say": ({ text }) => ({ quote: text }),
  "words.translate": ({ words, language, text }, room) => ({
    about: shortened(wordsOf(room, words)?.text ?? null),
    choice: language,
    quote: text,
  }),
  "file.share": ({ file, note }) => ({ about: file.name, quote: note ?? null }),
  heartbeat: () => ({}),

  "statement.draft": ({ statement }) => ({ about: statement.title, quote: statement.body }),
  "statement.revise": ({ statement, why }) => ({ about: statement.title, quote: why ?? null }),
  "statement.approve": ({ draft }, room) => draftOf(room, draft),
  "statement.recall": ({ draft, why }, room) => ({ ...draftOf(room, draft), quote: why ?? null }),
  "statement.released": ({ draft }, room) => draftOf(room, draft),

  "press.publish": ({ statement }) => ({ about: statement.title, quote: statement.body }),
  "press.correct": ({ statement, why }) => ({ about: statement.title, quote: why }),
  "press.withdraw": ({ why }) => ({ quote: why }),
  "press.endorse": () => ({}),

  "verdict.give": () => ({}),
  "invitation.watch": () => ({}),
};

/** What there is to tell of an act whose shape was read, in the room as it now is. */
export function tellingOf<T extends ActType>(type: T, act: ActOf[T], room: RoomState): Telling {
  const telling: (act: ActOf[T], room: RoomState) => Telling = tellings[type];
  return telling(act, room);
}

/** What an accord is about, in short. */
export function matterTelling({ matter }: Accord, room: RoomState): Telling {
  const choice = matter.kind;
  switch (matter.kind) {
    case "convening":
    case "mandate":
      return { choice, about: matter.title, quote: matter.mandate.text };
    case "rules":
      return { choice, about: matter.rules };
    case "enlargement":
      return { choice, about: matter.name };
    case "conclusion":
      return { choice, about: null, quote: matter.text };
    case "host":
      return { choice, sides: [matter.delegation], count: matter.round };
    case "chairs":
      return { choice, sides: matter.delegations };
    case "intersessional-closing":
      return { choice };
    case "carrying":
      return { choice, about: get(room.steps, matter.step)?.terms.what ?? null, ...at(matter.by), quote: matter.why };
    case "group-report":
      return { choice, quote: matter.text };
  }
}

/** A provision by its label and its first words. */
export function provisionNamed(room: RoomState, text: string, node: string): string | null {
  const found = textOf(room.text, text);
  return found === null ? null : nameOfProvision(found, node);
}

/** The same within its text. */
export function nameOfProvision(text: NegotiatingText, node: string): string | null {
  const view = provisionView(text, node as Parameters<typeof provisionView>[1]);
  if (view === null) return text.title;
  const words = view.heading.length > 0 ? view.heading : view.body;
  const first = words.flatMap((run) => (run.kind === "words" ? [run.text] : [])).join("");
  return shortened([view.label, first].filter((part) => part !== "").join(" ")) ?? text.title;
}

/** So many characters name a thing. */
const SHORT = 80;

function shortened(text: string | null): string | null {
  if (text === null || text === "") return null;
  return text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text;
}

function at(time: ZonedTime | undefined): Pick<Telling, "time"> {
  return time === undefined ? {} : { time: { instant: instantOf(time), zone: time.zone } };
}

function counted(count: number | undefined): Pick<Telling, "count"> {
  return count === undefined ? {} : { count };
}

function matterOf(room: RoomState, id: Accord["id"]): Telling {
  const accord = get(room.accords, id);
  return accord === undefined ? { choice: "other" } : { ...matterTelling(accord, room), quote: null };
}

function roundOf(room: RoomState, id: Accord["id"]): Telling {
  return { about: get(room.roundsById, id)?.title ?? null };
}

function itemOf(room: RoomState, round: Accord["id"], key: string): string {
  return get(room.roundsById, round)?.programme?.items.find((item) => item.key === key)?.title ?? key;
}

function topicOf(room: RoomState, id: Accord["id"]): Telling {
  return { about: get(room.topics, id)?.title ?? null };
}

/** What a call is for, as a message chooses by it: names there have no hyphens. */
function calledFor(matter: CallMatter): string {
  if (matter.kind === "speakers") return matter.closed ? "speakersClosed" : "speakersOpen";
  return matter.kind === "speaking-time" ? "speakingTime" : matter.kind;
}

function callOf(room: RoomState, id: Accord["id"]): Telling {
  return { choice: get(room.calls, id)?.matter.kind ?? "other" };
}

function speakerOf(room: RoomState, turn: Accord["id"]): Telling {
  return { whom: get(room.floor.turns, turn)?.speaker ?? null };
}

function differenceOf(room: RoomState, id: Accord["id"]): Telling {
  return { about: get(room.differences, id)?.title ?? null };
}

function stepOf(room: RoomState, id: Accord["id"]): Telling {
  return { about: shortened(get(room.steps, id)?.terms.what ?? null) };
}

function textNamed(room: RoomState, id: string): Telling {
  return { about: textOf(room.text, id)?.title ?? null };
}

function draftOf(room: RoomState, id: Accord["id"]): Telling {
  const draft = get(room.drafts, id);
  return { about: draft === undefined ? null : currentVersion(draft).statement.title };
}
