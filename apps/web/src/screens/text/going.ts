import type { Selection } from "./selection.ts";

/** Selects a bracket, brings it into what is read, and the focus to it, so that the arrow keys go on from there. */
export function goToBracket(selection: Selection, bracket: string, node: string | null): void {
  selection.select({ is: "bracket", bracket, node });
  const element = document.querySelector<HTMLElement>(`[data-bracket="${CSS.escape(bracket)}"]`);
  element?.scrollIntoView({ block: "nearest" });
  element?.focus({ preventScroll: true });
}
