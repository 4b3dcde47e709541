import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { agreedChildren, agreedRuns } from "../src/derive/hash.ts";
import { childrenOf, holdersOf } from "../src/derive/standing.ts";
import { subjectOf } from "../src/derive/subject.ts";
import {
  type BracketId,
  type NegotiatingText,
  agreedWords,
  bracketOf,
  digestTexts,
  liveBrackets,
  loadTexts,
  openCounts,
  provisionHash,
  provisionView,
  provisions,
  saveTexts,
  shownHash,
  statusOfProvision,
  subjectHash,
  textHash,
  textOf,
  wouldTake,
} from "../src/index.ts";
import { itemsOf } from "../src/persistent/vector.ts";
import { bracketAt, nodeAt, nodeIdOf, numberOf, parentOf, pieceAt } from "../src/state/lookup.ts";
import { lastOf } from "../src/state/past.ts";
import { changedBy } from "../src/state/way-back.ts";
import type { Bracket, Placed } from "../src/state/records.ts";
import { naiveCounts, pointsInOrder } from "./naive.ts";
import { Chance, type Doing, KNOTTY, WIDER, WIDER_FROM, seededRandom } from "./random-talks.ts";
import { runs } from "./runs.ts";
import { NAMES, Talks, idOf } from "./talks.ts";

/** What is proposed and agreed in random talks. */
const CHANGES = ["insert", "delete", "replace", "newNode", "strike", "move", "split", "revert", "package"];

/** What one delegation alone does not do: take back what it had agreed to with others, or be more or fewer than one. */
const NOT_ALONE: ReadonlySet<Doing> = new Set(["text.reopen", "leave", "arrive"]);

/** Seeds that once failed are told as examples and always run. */
const RUNS = runs(60);
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Talks of two to four delegations that had gone on for a while. */
function talksBy(seed: number, acts = 60, isBasis = true): Chance {
  const room = new Talks(NAMES.slice(0, 2 + (seed % 3)), KNOTTY, { isBasis });
  const chance = new Chance(room, seed);
  chance.many(acts);
  return chance;
}

const allBrackets = (text: NegotiatingText): readonly Bracket[] => [...itemsOf(text.brackets)];
/** The words in force, in order, without labels, which a revision computes. */
const wordsInForce = (text: NegotiatingText): string => {
  const lines: string[] = [];
  const visit = (index: number): void => {
    if (index > 0) {
      const node = nodeIdOf(text, index);
      lines.push(`${agreedWords(text, node, "heading")}|${agreedWords(text, node)}`);
    }
    for (const child of agreedChildren(text, index)) visit(child);
  };
  visit(0);
  return lines.join("\n");
};

/** Runs random acts and looks at the text before and after each that took effect. */
function forEachAct(
  seed: number,
  count: number,
  look: (
    before: NegotiatingText,
    after: NegotiatingText,
    act: NonNullable<ReturnType<Chance["step"]>>,
    chance: Chance,
  ) => void,
  without: readonly Doing[] = [],
): void {
  const chance = talksBy(seed, 0);
  const kinds = chance.kinds.filter((kind) => !without.includes(kind));
  for (let at = 0; at < count; at += 1) {
    const before = chance.room.now;
    const act = chance.step(kinds);
    if (act !== null && act.refused === null) look(before, chance.room.now, act, chance);
  }
}

/** The way back to a revision that an act agreed, if it agreed one, when it changed this bracket. */
function wayBack(before: NegotiatingText, after: NegotiatingText, index: number): Bracket | undefined {
  return allBrackets(after).find(
    (bracket, at) =>
      bracket.kind === "revert" &&
      bracket.state === "agreed" &&
      (at >= before.brackets.length || bracketAt(before, at).state !== "agreed") &&
      changedBy(bracket).some(({ bracket }) => bracket === index),
  );
}

/** Where the way back was agreed that an act has undone; null when it undid none. */
function undoneAt(before: NegotiatingText, after: NegotiatingText): Placed | null {
  const undone = allBrackets(before).find(
    ({ kind, state }, at) => kind === "revert" && state === "agreed" && bracketAt(after, at).state === "open",
  );
  return undone === undefined ? null : lastOf(before, undone).placed;
}

/** How often each kind of act must take effect in the talks counted, so that no invariant is about what never happens. */
const FEWEST = 5;

it("what random talks do takes effect, each kind of act and change often enough to be looked at", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 40; seed += 1) {
    forEachAct(WIDER_FROM + seed, 120, (before, after, { type }) => {
      counts.set(type, (counts.get(type) ?? 0) + 1);
      allBrackets(after).forEach(({ kind, state }, at) => {
        const was = at < before.brackets.length ? bracketAt(before, at).state : null;
        const name = `${kind} ${state}`;
        if (was !== state) counts.set(name, (counts.get(name) ?? 0) + 1);
      });
    });
  }
  const wanted = [...WIDER, ...CHANGES.map((kind) => `${kind} agreed`), "insert fallen"];
  expect(wanted.filter((kind) => (counts.get(kind) ?? 0) < FEWEST)).toEqual([]);
});

describe("over random acts by two to four delegations", () => {
  it("1: a bracket closes only by its holder's act, by agreement, by a call that all have seen, or by repair by all", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (before, after, { type, by }) => {
          allBrackets(before).forEach((was, index) => {
            const is = bracketAt(after, index);
            if (was.state !== "open" || is.state === "open") return;
            const back = wayBack(before, after, index);
            if (back !== undefined) {
              const accepted = back.accepts.map(({ by }) => by);
              expect(accepted).toEqual(expect.arrayContaining([...holdersOf(after, was)]));
              return;
            }
            // A way back that is undone puts back the state it found, where nobody has spoken about that since.
            if (type === "text.reopen" && is.state !== "moot") {
              expect(lastOf(before, was).placed).toEqual(undoneAt(before, after));
              return;
            }
            switch (is.state) {
              case "withdrawn":
                expect(type).toBe("text.withdraw");
                expect(was.holders).toEqual([idOf(by)]);
                return;
              case "closed":
                // Who is a party is told with the act: one that has just arrived is not yet in what was before.
                if (type === "text.lift") expect(holdersOf(after, was)).toEqual([idOf(by)]);
                else if (type === "seen") expect(holdersOf(after, was)).toEqual([]);
                else expect(type).toBe("text.repair");
                return;
              case "moot":
                expect(bracketAt(after, is.mootBy).state).toBe("agreed");
                expect(bracketAt(after, is.mootBy).taken).toContain(index);
                return;
              case "fallen":
                expect(type).toBe("seen");
                expect(holdersOf(after, was)).toEqual([]);
                return;
              case "agreed":
                if (type === "seen") expect(holdersOf(after, was)).toEqual([]);
                else expect(["text.accept", "text.join", "text.propose", "text.take", "text.package"]).toContain(type);
                return;
              default:
                expect.unreachable("a bracket has no other state");
            }
          });
        });
      }),
      { ...RUNS, examples: [[3629384952], [2819801503], [3294904687], [3430873749], [3051867317], [2314760761]] },
    );
  });

  it("2: each holder of everything taken had accepted a hash that lists it", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (before, after) => {
          // A way back that is undone puts back what was agreed before it: by whom, was looked at then.
          if (undoneAt(before, after) !== null) return;
          allBrackets(after).forEach((is, index) => {
            const was = index < before.brackets.length ? bracketAt(before, index) : null;
            if (is.state !== "agreed" || was?.state === "agreed") return;
            const inPackage = allBrackets(after).find(
              ({ kind, state, about }, at) =>
                kind === "package" &&
                state === "agreed" &&
                about.includes(index) &&
                (before.brackets.length <= at || bracketAt(before, at).state === "open"),
            );
            // What a way back makes agreed again had taken it before: it is the way back that all accept.
            const back = wayBack(before, after, index);
            for (const taken of is.taken) {
              for (const holder of holdersOf(after, bracketAt(before, taken))) {
                const accepts = (back ?? inPackage ?? is).accepts.find(({ by }) => by === holder);
                expect(accepts).toBeDefined();
                if (back === undefined && inPackage === undefined && was !== null)
                  expect(accepts?.subject).toBe(subjectOf(before, index));
              }
            }
          });
        });
      }),
      { ...RUNS, examples: [[2742428611]] },
    );
  });

  it("3: a word enters or leaves text in force only with every party's own act", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (before, after, { type, by }) => {
          if (bracketAt(before, 0).state !== "agreed" || bracketAt(after, 0).state !== "agreed") return;
          if (wordsInForce(before) === wordsInForce(after)) return;
          if (type === "text.reopen" || type === "text.repair" || type === "text.compile") return;
          // A call that all have seen keeps and drops words that nobody holds.
          if (type === "seen") return;
          const settled = allBrackets(after).filter((is, index) => {
            return (
              is.state === "agreed" && (index >= before.brackets.length || bracketAt(before, index).state !== "agreed")
            );
          });
          const acted = new Set(settled.flatMap(({ accepts }) => accepts.map(({ by }) => by)));
          expect([...after.parties].every((party) => acted.has(party) || party === idOf(by))).toBe(true);
        });
      }),
      { ...RUNS, examples: [[0]] },
    );
  });

  it("4: one delegation's acts alone agree nothing in force and close no other's bracket", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const room = new Talks(NAMES.slice(0, 3), KNOTTY);
        const chance = new Chance(room, seed);
        for (let at = 0; at < 20; at += 1) chance.step(["text.propose", "text.reserve", "text.claim"]);
        const before = room.now;
        const words = wordsInForce(before);
        chance.actors = NAMES.slice(0, 1);
        for (let at = 0; at < 60; at += 1) chance.step(chance.kinds.filter((type) => !NOT_ALONE.has(type)));
        expect(wordsInForce(room.now)).toBe(words);
        allBrackets(before).forEach((was, index) => {
          const others = holdersOf(before, was).filter((holder) => holder !== idOf(NAMES[0] ?? ""));
          const is = bracketAt(room.now, index);
          if (was.state !== "open" || others.length === 0) return;
          if (is.state !== "moot") return expect(["open", "agreed"]).toContain(is.state);
          // Whoever held it had accepted what closed it, as it is, before the one was left alone.
          const accepted = bracketAt(room.now, is.mootBy).accepts.map(({ by }) => by);
          return expect(accepted).toEqual(expect.arrayContaining([...others]));
        });
      }),
      { ...RUNS, examples: [[13], [784629431], [1205679927], [4025898969]] },
    );
  });

  it("5: agreeing disjoint or nested proposals in any order gives the same visible words", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 1000 }), (seed, salt) => {
        const chance = talksBy(seed, 40);
        const { room } = chance;
        const kinds = new Set<Bracket["kind"]>(["insert", "delete", "replace", "newNode"]);
        const open = chance.brackets((bracket) => bracket.state === "open" && kinds.has(bracket.kind));
        const chosen: BracketId[] = [];
        for (const bracket of open.filter((one) => liveBrackets(room.now).includes(one))) {
          const takes = (one: BracketId, other: BracketId): boolean =>
            wouldTake(room.now, one).some(({ id }) => id === other);
          if (chosen.length < 4 && !chosen.some((other) => takes(bracket, other) || takes(other, bracket)))
            chosen.push(bracket);
        }
        const random = seededRandom(salt);
        const shuffled = chosen.map((bracket) => ({ bracket, by: random(1000) })).toSorted((a, b) => a.by - b.by);
        const endings = [chosen, chosen.toReversed(), shuffled.map(({ bracket }) => bracket)].map((order) => {
          const { state } = room;
          const agreed = order.map((bracket) => chance.settle(bracket));
          const ending = agreed.every(Boolean) ? wordsInForce(room.now) : null;
          room.state = state;
          return ending;
        });
        const [first, ...others] = endings.filter((ending) => ending !== null);
        for (const other of others) expect(other).toBe(first);
      }),
      RUNS,
    );
  });

  it("6: reopening and the same acceptance restores words, brackets and hashes; so does withdrawing and taking up again", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed);
        const { room } = chance;
        const look = () => ({
          words: wordsInForce(room.now),
          open: liveBrackets(room.now),
          hash: provisionHash(room.now, null),
          text: textHash(room.now),
          counts: openCounts(room.now),
        });
        for (const bracket of chance.brackets(({ state }) => state === "open")) {
          const { state } = room;
          const [holder, ...more] = bracketAt(room.now, numberOf(room.now, "bracket", bracket)).holders;
          const name = NAMES.find((one) => idOf(one) === holder);
          if (name === undefined || more.length > 0 || bracketOf(room.now, bracket)?.kind === "package") continue;
          const before = look();
          if (room.act(name, "text.withdraw", { bracket }).refused !== null) continue;
          if (
            room.act(name, "text.take", { bracket }).refused === null &&
            bracketOf(room.now, bracket)?.state === "open"
          )
            expect(look()).toEqual(before);
          room.state = state;
        }
        for (const bracket of chance.brackets(
          ({ state, kind }) => state === "agreed" && kind !== "basis" && kind !== "package",
        )) {
          const { state } = room;
          const before = look();
          // What a package holds is open again with it, and agreed again by accepting that.
          const number = numberOf(room.now, "bracket", bracket);
          const trade = chance
            .brackets(({ state, kind }) => state === "agreed" && kind === "package")
            .find((one) => bracketAt(room.now, numberOf(room.now, "bracket", one)).about.includes(number));
          const { kind, accepts } = bracketAt(room.now, number);
          for (const name of chance.actors) {
            if (room.act(name, "text.reopen", { what: { bracket } }).refused !== null) continue;
            // What was placed since a way back was agreed goes with it when it is agreed again: another acceptance, by another hash.
            const isSame =
              kind !== "revert" || accepts.some(({ subject }) => subject === subjectHash(room.now, bracket));
            if (isSame && bracketOf(room.now, bracket)?.state === "open" && chance.settle(trade ?? bracket))
              expect(look()).toEqual(before);
            room.state = state;
          }
        }
      }),
      { ...RUNS, examples: [[3861256860], [3984852600], [269697169], [431594361], [1502261208], [1786568920]] },
    );
  });

  it("7: no act changes what an earlier pointer denotes, and items never change order within a field", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (before, after) => {
          const later = pointsInOrder(after);
          for (const [field, points] of pointsInOrder(before)) {
            const known = new Set(points);
            expect((later.get(field) ?? []).filter((point) => known.has(point))).toEqual(points);
          }
          expect([...itemsOf(after.pieces)].slice(0, before.pieces.length)).toEqual([...itemsOf(before.pieces)]);
        });
      }),
      runs(20),
    );
  });

  it("8: at most one option of a choice is agreed, and a choice that is drawn has an option", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (_, after) => {
          for (const { options } of itemsOf(after.choices)) {
            expect(options.filter((option) => bracketAt(after, option).state === "agreed").length).toBeLessThanOrEqual(
              1,
            );
          }
          for (const node of provisions(after)) {
            for (const choice of provisionView(after, node)?.choices ?? [])
              expect(choice.options.length).toBeGreaterThan(0);
          }
        });
      }),
      { ...runs(20), examples: [[2745697341]] },
    );
  });

  it("9: the tree stays a tree, and every provision has one place", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (_, after) => {
          const seen = new Set<number>();
          const visit = (index: number): void => {
            for (const child of childrenOf(after, index)) {
              expect(seen.has(child)).toBe(false);
              seen.add(child);
              visit(child);
            }
          };
          visit(0);
        });
      }),
      RUNS,
    );
  });

  it("10: what is kept equals what is recounted; folding on equals folding from the beginning and from a saved state", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed, 0);
        const { room } = chance;
        for (let at = 0; at < 80; at += 1) {
          chance.step();
          expect(openCounts(room.now)).toEqual(naiveCounts(room.now));
          if (at % 20 !== 19) continue;
          const saved = saveTexts(room.state);
          const loaded = loadTexts(saved);
          const again = textOf(loaded, room.text);
          if (again === null) return expect.unreachable("the text was not saved");
          expect(tellOf(again)).toEqual(tellOf(room.now));
          expect(digestTexts(loaded)).toBe(digestTexts(room.state));
          room.state = loaded;
        }
        expect(digestTexts(room.foldedAnew())).toBe(digestTexts(room.state));
        return undefined;
      }),
      { ...RUNS, examples: [[6], [252078492], [444619967], [909553275], [1328519762], [1409667483], [1602223592]] },
    );
  });

  it("11: a provision's hash changes when its words, its chapeaux or its container do, and only then", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(
          seed,
          100,
          (before, after) => {
            const known = new Set(provisions(before));
            for (const node of provisions(after)) {
              if (!known.has(node)) continue;
              const isSame = contentOf(before, node) === contentOf(after, node);
              expect(provisionHash(after, node) === provisionHash(before, node)).toBe(isSame);
            }
          },
          ["text.compile", "text.repair"],
        );
      }),
      runs(25),
    );
  });

  it("12: compiling changes no words, brackets or hashes, but only what is shown", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { room } = talksBy(seed);
        const { now } = room;
        const hashes = provisions(now).map((node) => provisionHash(now, node));
        room.compile(NAMES[0] ?? "");
        expect(room.now.pieces).toBe(now.pieces);
        expect(room.now.nodes).toBe(now.nodes);
        expect(room.now.brackets).toBe(now.brackets);
        expect(provisions(room.now).map((node) => provisionHash(room.now, node))).toEqual(hashes);
      }),
      RUNS,
    );
  });

  it("13: an acceptance, a lift, an agreement or a signature that names any other hash has no effect", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = talksBy(seed);
        const { room } = chance;
        const { state } = room;
        const wrong = { subject: idOf("another"), shown: idOf("another") };
        const [name = ""] = NAMES;
        for (const bracket of liveBrackets(room.now)) {
          for (const type of ["text.accept", "text.join", "text.lift"] as const) {
            expect(room.act(name, type, { ...room.naming(bracket), subject: wrong.subject }).refused).not.toBeNull();
          }
        }
        for (const node of provisions(room.now)) {
          expect(room.act(name, "text.agree", { ...room.form(node), ...wrong }).refused).not.toBeNull();
          expect(room.act(name, "text.initial", { ...room.form(node), ...wrong }).refused).not.toBeNull();
        }
        expect(room.act(name, "text.sign", { ...room.compileBody(), subject: wrong.subject }).refused).not.toBeNull();
        expect(room.state).toBe(state);
      }),
      RUNS,
    );
  });
});

/** Everything that is told of a text, for two that should be equal. */
function tellOf(text: NegotiatingText) {
  const nodes = provisions(text);
  return {
    counts: openCounts(text),
    live: liveBrackets(text),
    views: nodes.map((node) => provisionView(text, node)),
    hashes: nodes.map((node) => [provisionHash(text, node), shownHash(text, node), statusOfProvision(text, node)]),
    subjects: liveBrackets(text).map((bracket) => subjectHash(text, bracket)),
    text: textHash(text),
  };
}

/** What a provision's hash is over, in words: its container, the headings and chapeaux above, and all under it that stands. */
function contentOf(text: NegotiatingText, id: Parameters<typeof provisionHash>[1] & string): string {
  const field = (index: number, name: "label" | "heading" | "body"): string =>
    agreedRuns(text, index, name)
      .map(({ piece, from, to }) => {
        const { kind, text: words, refersTo } = pieceAt(text, piece);
        if (kind === "words") return Array.from(words).slice(from, to).join("");
        return kind === "note" || kind === "break" ? "" : `<${kind} ${words} ${refersTo}>`;
      })
      .join("");
  const under = (index: number): string => {
    const own = [nodeAt(text, index).kind, field(index, "label"), field(index, "heading"), field(index, "body")];
    return `${own.join("|")}(${agreedChildren(text, index).map(under).join()})`;
  };
  const index = numberOf(text, "node", id);
  const above: string[] = [];
  for (let at = parentOf(text, index); at >= 0; at = parentOf(text, at))
    above.push(String(at), field(at, "heading"), field(at, "body"));
  return `${above.join("|")} ${under(index)}`;
}
