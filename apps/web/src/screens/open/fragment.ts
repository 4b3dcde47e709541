/**
 * What an example's link carried. Imported before the first screen is shown: the keys in it are gone from the
 * address bar and the history by then, and are kept here alone. A screen for invitations reads its own.
 */
export const exampleFragment = ["/open", "/look"].includes(globalThis.location.pathname) ? takeFragment() : "";

function takeFragment(): string {
  const { hash, pathname } = globalThis.location;
  if (hash !== "") globalThis.history.replaceState(globalThis.history.state, "", pathname);
  return hash.slice(1);
}
