/**
 * Numbers the lines of a printed working copy: every line of a provision's words, from the first of the text to its last.
 * A copy is set to the same measure on every screen and every paper (see the styles of what is being printed), so its
 * lines break alike on both sides, and "line 214" is one line. They are counted as the browser has laid them out;
 * returns what takes the numbers away again.
 */
export function numberLines(page: HTMLElement): () => void {
  const provisions = [...page.querySelectorAll<HTMLElement>("[data-node]")];
  // All is measured before anything is written, so that the whole is laid out once.
  const counts = provisions.map((provision) => {
    const words = provision.querySelector<HTMLElement>(":scope > [data-words]");
    if (words === null) return 0;
    return Math.round(words.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(words).lineHeight));
  });
  let line = 0;
  for (const [index, provision] of provisions.entries()) {
    const from = line;
    line += counts[index] ?? 0;
    provision.dataset["lines"] = Array.from({ length: line - from }, (_, at) => from + at + 1).join("\n");
  }
  return () => {
    for (const provision of provisions) delete provision.dataset["lines"];
  };
}
