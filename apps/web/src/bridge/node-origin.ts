const KEPT = "longtable/node";

/**
 * The node that this app speaks to. A node serves its own app; `longtable open` serves it on this machine and
 * names the node in the address. The page's policy, not this, keeps the app from speaking to any other.
 */
export const nodeOrigin = namedNode() ?? globalThis.location.origin;

function namedNode(): string | null {
  if (!["127.0.0.1", "localhost"].includes(globalThis.location.hostname)) return null;
  const named = new URL(globalThis.location.href).searchParams.get("node");
  const url = named === null ? null : URL.parse(named);
  if (url !== null) sessionStorage.setItem(KEPT, url.origin);
  return sessionStorage.getItem(KEPT);
}
