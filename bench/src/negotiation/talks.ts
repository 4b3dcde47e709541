import type { Paragraph } from "./paragraphs.ts";

/** Who takes part, with names that no file has. */
export const DELEGATION_NAMES = [
  "Aster",
  "Birch",
  "Cedar",
  "Dahlia",
  "Elder",
  "Fennel",
  "Gorse",
  "Hazel",
  "Iris",
  "Juniper",
];
const DELEGATIONS = DELEGATION_NAMES.length;

/** Words that stand in one piece. */
export interface Range {
  readonly paragraph: number;
  /** From the paragraph's beginning, open insertions and words to be struck included. */
  readonly at: number;
  readonly length: number;
  /** Whose words: a piece of the tabled text, or those that the proposal of this number brought in. */
  readonly piece: { readonly tabled: number } | { readonly proposal: number };
  /** Where in the piece the words begin. */
  readonly from: number;
}

/** What a bracket is about: words put forward, words to be struck, or both for a replacement. */
export interface Subject {
  readonly id: number;
  readonly by: number;
  readonly struck: Range | null;
  /** The words put forward; they stand right after the struck ones, or before the character that `own` names. */
  readonly own: Range | null;
}

/** A proposal and who has accepted it before the act, its sponsor first; `settles` in an act: now every delegation has. */
interface Acceptances {
  readonly subject: Subject;
  readonly accepted: readonly number[];
}

/** One act of the talks. Each delegation speaks for itself: `by` is its number. */
export type TalkAct =
  | (Subject & { readonly kind: "propose"; readonly words: string; readonly before: Range | null })
  | { readonly kind: "reserve" | "lift"; readonly id: number; readonly by: number; readonly on: Range }
  | (Acceptances & { readonly kind: "accept"; readonly by: number; readonly settles: boolean })
  | (Acceptances & { readonly kind: "withdraw" });

interface Run {
  text: string;
  readonly piece: Range["piece"] | null;
  readonly from: number;
  held: boolean;
}
interface Open {
  readonly id: number;
  readonly by: number;
  readonly paragraph: number;
  readonly struck: Run | null;
  readonly own: Run | null;
  readonly accepted: number[];
}

/** Of a hundred acts. Accepting is what delegations do most; without it nothing would ever be agreed. */
const SHARES = { propose: 26, reserve: 18, lift: 14, accept: 32 } as const;
/** How many proposals are being settled at one time. */
const AT_HAND = 40;

/**
 * Invents `count` acts on a text: the same for the same arguments, whoever carries them out. Open brackets never overlap, so that what
 * marks can say and what brackets say is the same, and every engine must end with the same words.
 */
export function inventTalks(paragraphs: readonly Paragraph[], count: number, seed: number): readonly TalkAct[] {
  return new Talks(paragraphs, seed).take(count);
}

class Talks {
  readonly #runs: Run[][];
  /** For each paragraph, how many words stand before it in the tabled text: where acts fall is even over the words. */
  readonly #starts: number[] = [];
  readonly #words: readonly string[];
  readonly #random: () => number;
  readonly #proposals: Open[] = [];
  readonly #reservations: Open[] = [];
  #next = 0;

  constructor(paragraphs: readonly Paragraph[], seed: number) {
    this.#random = seededRandom(seed);
    this.#runs = paragraphs.map((paragraph) =>
      paragraph.map(({ text, piece }) => ({
        text,
        piece: piece === null ? null : { tabled: piece },
        from: 0,
        held: piece === null,
      })),
    );
    this.#words = paragraphs.flatMap((paragraph) =>
      paragraph.flatMap(({ text, piece }) => (piece === null ? [] : wordsIn(text))),
    );
    let before = 0;
    for (const runs of this.#runs) {
      this.#starts.push(before);
      for (const { text, held } of runs) if (!held) before += wordsIn(text).length;
    }
  }

  take(count: number): readonly TalkAct[] {
    const acts: TalkAct[] = [];
    while (acts.length < count) {
      const act = this.#act();
      if (act !== null) acts.push(act);
    }
    return acts;
  }

  #act(): TalkAct | null {
    let ticket = this.#below(100);
    if ((ticket -= SHARES.propose) < 0) return this.#propose();
    if ((ticket -= SHARES.reserve) < 0) return this.#reserve();
    if ((ticket -= SHARES.lift) < 0) return this.#lift();
    return (ticket -= SHARES.accept) < 0 ? this.#accept() : this.#withdraw();
  }

  #propose(): TalkAct | null {
    const found = this.#find(1 + this.#below(4));
    if (found === null) return null;
    const form = this.#below(4);
    const { paragraph } = found;
    const piece = { proposal: this.#next };
    const words = Array.from({ length: 1 + this.#below(4) }, () => this.#words[this.#below(this.#words.length)]).join(
      " ",
    );
    let own: Run | null = null;
    let struck: Run | null = null;
    let before: Range | null = null;
    if (form < 2) {
      own = { text: `${words} `, piece, from: 0, held: true };
      before = this.#rangeOf(paragraph, this.#insertBefore(found, own), 0);
    } else {
      struck = this.#cut(found);
      struck.held = true;
      if (form === 2) {
        own = { text: words, piece, from: 0, held: true };
        const runs = this.#runsOf(paragraph);
        runs.splice(runs.indexOf(struck) + 1, 0, own);
      }
    }
    const open: Open = { id: this.#next++, by: this.#below(DELEGATIONS), paragraph, struck, own, accepted: [] };
    open.accepted.push(open.by);
    this.#proposals.push(open);
    return { kind: "propose", ...this.#subjectOf(open), words: own?.text ?? "", before };
  }

  #reserve(): TalkAct | null {
    const found = this.#find(1 + this.#below(6));
    if (found === null) return null;
    const struck = this.#cut(found);
    struck.held = true;
    const { paragraph } = found;
    const open: Open = { id: this.#next++, by: this.#below(DELEGATIONS), paragraph, struck, own: null, accepted: [] };
    this.#reservations.push(open);
    return { kind: "reserve", id: open.id, by: open.by, on: this.#rangeOf(paragraph, struck) };
  }

  #lift(): TalkAct | null {
    const open = this.#drawn(this.#reservations, this.#below(this.#reservations.length));
    if (open === undefined || open.struck === null) return null;
    open.struck.held = false;
    return { kind: "lift", id: open.id, by: open.by, on: this.#rangeOf(open.paragraph, open.struck) };
  }

  #accept(): TalkAct | null {
    const among = this.#below(2) === 0 ? Math.min(AT_HAND, this.#proposals.length) : this.#proposals.length;
    const at = this.#below(among);
    const open = this.#proposals[at];
    if (open === undefined) return null;
    const by = (open.by + open.accepted.length) % DELEGATIONS;
    const subject = this.#subjectOf(open);
    const accepted = [...open.accepted];
    open.accepted.push(by);
    const settles = open.accepted.length === DELEGATIONS;
    if (settles) {
      this.#drawn(this.#proposals, at);
      if (open.own !== null) open.own.held = false;
      if (open.struck !== null) this.#remove(open.paragraph, open.struck);
    }
    return { kind: "accept", by, subject, accepted, settles };
  }

  #withdraw(): TalkAct | null {
    const open = this.#drawn(this.#proposals, this.#below(this.#proposals.length));
    if (open === undefined) return null;
    const subject = this.#subjectOf(open);
    if (open.struck !== null) open.struck.held = false;
    if (open.own !== null) this.#remove(open.paragraph, open.own);
    return { kind: "withdraw", subject, accepted: open.accepted };
  }

  /** Words that no open bracket holds: up to `most` of them, side by side in one run. */
  #find(most: number): { paragraph: number; run: Run; from: number; to: number } | null {
    const total = this.#words.length;
    for (let tries = 0; tries < 50; tries++) {
      const paragraph = this.#paragraphAt(this.#below(total));
      const runs = this.#runsOf(paragraph);
      const run = runs[this.#below(runs.length)];
      if (run === undefined || run.held) continue;
      const words = [...run.text.matchAll(/\S+/gu)];
      const first = words[this.#below(words.length)];
      if (first === undefined) continue;
      const last = words[Math.min(words.indexOf(first) + most, words.length) - 1] ?? first;
      return { paragraph, run, from: first.index, to: last.index + last[0].length };
    }
    return null;
  }

  #paragraphAt(word: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= word) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Cuts the words found out of their run, and gives the run that is now theirs alone. */
  #cut({ paragraph, run, from, to }: { paragraph: number; run: Run; from: number; to: number }): Run {
    const part = (start: number, end?: number): Run => ({
      ...run,
      text: run.text.slice(start, end),
      from: run.from + start,
    });
    const found = part(from, to);
    const runs = this.#runsOf(paragraph);
    const parts = [part(0, from), found, part(to)].filter(({ text }) => text !== "");
    runs.splice(runs.indexOf(run), 1, ...parts);
    return found;
  }

  #insertBefore(found: { paragraph: number; run: Run; from: number }, own: Run): Run {
    const after = this.#cut({ ...found, to: found.run.text.length });
    const runs = this.#runsOf(found.paragraph);
    runs.splice(runs.indexOf(after), 0, own);
    return after;
  }

  #remove(paragraph: number, run: Run): void {
    const runs = this.#runsOf(paragraph);
    runs.splice(runs.indexOf(run), 1);
  }

  #runsOf(paragraph: number): Run[] {
    const runs = this.#runs[paragraph];
    if (runs === undefined) throw new Error(`There is no paragraph ${paragraph}.`);
    return runs;
  }

  #subjectOf({ id, by, paragraph, struck, own }: Open): Subject {
    const rangeOf = (run: Run | null): Range | null => (run === null ? null : this.#rangeOf(paragraph, run));
    return { id, by, struck: rangeOf(struck), own: rangeOf(own) };
  }

  #rangeOf(paragraph: number, run: Run, length = run.text.length): Range {
    let at = 0;
    for (const other of this.#runsOf(paragraph)) {
      if (other === run) break;
      at += other.text.length;
    }
    if (run.piece === null) throw new Error("A bracket's own characters are in no range.");
    return { paragraph, at, length, piece: run.piece, from: run.from };
  }

  /** Takes one out of a list whose order matters for its first few only. */
  #drawn(list: Open[], at: number): Open | undefined {
    const drawn = list[at];
    if (drawn !== undefined) list.splice(at, 1);
    return drawn;
  }

  #below(bound: number): number {
    return Math.floor(this.#random() * bound);
  }
}

const wordsIn = (text: string): readonly string[] => text.match(/\S+/gu) ?? [];

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
