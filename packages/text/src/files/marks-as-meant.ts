import type { Inline, Manuscript } from "./manuscript.ts";

/**
 * Whether brackets written as characters would pair, with one stack, as the manuscript means them: no unpaired bracket with one that
 * has a partner, and two unpaired ones only over a heading, where a reader suspects them. Where they would not (a Word file's
 * stories run into one), unpaired brackets are written as words, so that nothing is shown in a bracket other than its own.
 */
function marksPairAsMeant(manuscript: Manuscript): boolean {
  const stack: (number | { readonly heading: number })[] = [];
  let headings = 0;
  const follow = (inlines: readonly Inline[]): boolean => {
    for (const inline of inlines) {
      if (inline.kind === "open") stack.push(inline.bracket);
      else if (inline.kind === "close") {
        if (stack.pop() !== inline.bracket) return false;
      } else if (inline.kind === "mark" && (inline.sign === "[" || inline.sign === "［"))
        stack.push({ heading: headings });
      else if (inline.kind === "mark") {
        const open = stack.pop();
        if (open !== undefined && (typeof open === "number" || open.heading === headings)) return false;
      }
    }
    return true;
  };
  for (const { kind, before, label, body } of manuscript.blocks) {
    if (kind === "heading") headings += 1;
    if (!follow(before) || !follow(label) || !follow(body)) return false;
  }
  headings += 1;
  return manuscript.notes.every(({ kind, body }) => kind !== "footnote" || follow(body));
}

/** The manuscript with every unpaired bracket as a word, if that is what it takes to be read back as it is. */
export function asReadBack(manuscript: Manuscript): Manuscript {
  if (marksPairAsMeant(manuscript)) return manuscript;
  const literal = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.map((inline) => (inline.kind === "mark" ? { kind: "literal", text: inline.sign } : inline));
  return {
    ...manuscript,
    blocks: manuscript.blocks.map((block) => ({
      ...block,
      before: literal(block.before),
      label: literal(block.label),
      body: literal(block.body),
    })),
    notes: manuscript.notes.map((note) => ({ ...note, body: literal(note.body) })),
  };
}
