/**
 * What the address was opened with. Imported before the first screen is shown: the secrets in it are gone from the
 * address bar and the history by then, and are kept here alone.
 */
const { pathname } = globalThis.location;

/** What an example's link carried. */
export const exampleFragment = ["/open", "/look"].includes(pathname) ? takeFragment() : "";
/** What an invitation's link carried. */
export const invitationFragment = pathname === "/join" ? takeFragment() : "";

/** The address's fragment, which is then gone from it and from the history. */
export function takeFragment(): string {
  const { hash, pathname: path, search } = globalThis.location;
  if (hash !== "") globalThis.history.replaceState(globalThis.history.state, "", path + search);
  return hash.slice(1);
}
