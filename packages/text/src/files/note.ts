import type { Range } from "./draft.ts";
import { GATHERED, type Gathered } from "./gathered.ts";

/** A note in braces, by the places of its braces in the gathered words. */
export interface Note extends Range {
  readonly words: string;
}

/** The notes in braces, and the braces that make none: without a partner, or with one in another block. */
export interface Notes {
  readonly notes: readonly Note[];
  readonly alone: readonly number[];
}

/** Finds `{notes}`. A note lies within one block; a brace within another note is part of its words. */
export function findNotes(gathered: Gathered): Notes {
  const notes: Note[] = [];
  const alone: number[] = [];
  for (const block of gathered.blocks) {
    const stack: number[] = [];
    const inner: Note[] = [];
    for (let at = block.from; at < block.to; at += 1) {
      const kind = gathered.kind[at];
      if (kind === GATHERED.noteOpen) stack.push(at);
      else if (kind === GATHERED.noteClose) {
        const open = stack.pop();
        if (open === undefined) alone.push(at);
        else inner.push({ from: open, to: at + 1, words: gathered.text.slice(open + 1, at).trim() });
      }
    }
    for (const at of stack) alone.push(at);
    inner.sort((a, b) => a.from - b.from);
    let end = 0;
    for (const note of inner) {
      if (note.from < end) continue;
      notes.push(note);
      end = note.to;
    }
  }
  return { notes, alone };
}
