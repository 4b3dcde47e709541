let pasted: string | null = null;

/** Remembers an invitation's link for the screen that opens it. It goes into no address: it holds a secret. */
export function pasteLink(url: string): void {
  pasted = url;
}

/** The link pasted last in this tab, or null. */
export function pastedLink(): string | null {
  return pasted;
}
