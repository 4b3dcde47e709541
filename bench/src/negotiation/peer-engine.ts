import type { Engine } from "./engine.ts";
import { paragraphsOf } from "./paragraphs.ts";
import type { Marks, Peer } from "./peer.ts";
import { DELEGATION_NAMES, type Range, type Subject, type TalkAct } from "./talks.ts";

/** A peer carries out the acts themselves; those it is handed together are one transaction. */
export function peerEngine(peer: Peer): Engine<TalkAct> {
  return {
    stepsOf: (_, acts) => acts,
    begin: (tabled) => peer.begin(paragraphsOf(tabled).map((words) => words.map(({ text }) => text).join(""))),
    take: (acts) =>
      peer.together(() => {
        for (const act of acts) carryOut(peer, act);
      }),
    save: () => peer.save(),
    load: (bytes) => peer.load(bytes),
    render: () => render(peer),
  };
}

/**
 * Carries out one act in a peer's terms. A bracket is a mark of its kind whose value says whose it is; each acceptance is a mark of its
 * own, since two delegations may accept at one moment and neither may be lost: the libraries' own advice for comments.
 */
function carryOut(peer: Peer, act: TalkAct): void {
  switch (act.kind) {
    case "propose": {
      const held = `${act.id}:${act.by}`;
      if (act.struck !== null) markOn(peer, act.struck, { strike: held });
      if (act.own !== null) peer.insert(act.own.paragraph, act.own.at, act.words, { insert: held });
      return;
    }
    case "reserve":
      return markOn(peer, act.on, { reserve: `${act.id}:${act.by}` });
    case "lift":
      return markOn(peer, act.on, { reserve: null });
    case "accept": {
      const { own, struck } = act.subject;
      if (!act.settles) {
        const on = own ?? struck;
        if (on !== null) markOn(peer, on, { [`accept-${act.by}`]: "yes" });
        return;
      }
      if (own !== null) markOn(peer, own, { insert: null, ...withoutAccepts(act.subject, act.accepted) });
      if (struck !== null) peer.remove(struck.paragraph, struck.at, struck.length);
      return;
    }
    case "withdraw": {
      const { own, struck } = act.subject;
      if (own !== null) peer.remove(own.paragraph, own.at, own.length);
      const accepts = own === null ? withoutAccepts(act.subject, act.accepted) : {};
      if (struck !== null) markOn(peer, struck, { strike: null, ...accepts });
      return;
    }
    default:
      return act satisfies never;
  }
}

function markOn(peer: Peer, { paragraph, at, length }: Range, marks: Marks): void {
  peer.mark(paragraph, at, length, marks);
}

/** The sponsor's acceptance is the proposal itself and has no mark. */
function withoutAccepts({ by }: Subject, accepted: readonly number[]): Marks {
  return Object.fromEntries(accepted.filter((one) => one !== by).map((one) => [`accept-${one}`, null]));
}

const BRACKETS = { insert: "proposes", strike: "strikes", reserve: "reserves" } as const;

/** The bracketed text as delegations read it: each bracket around its words, with whose it is. */
function render(peer: Peer): string {
  const lines: string[] = [];
  for (let paragraph = 0; paragraph < peer.count(); paragraph++) {
    let line = "";
    for (const { text, marks } of peer.segments(paragraph)) {
      let shown = text;
      for (const [mark, verb] of Object.entries(BRACKETS)) {
        const held = marks[mark];
        if (typeof held === "string") shown = `[${DELEGATION_NAMES[Number(held.split(":")[1])]} ${verb}: ${shown}]`;
      }
      line += shown;
    }
    lines.push(line);
  }
  return lines.join("\n");
}
